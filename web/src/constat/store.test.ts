import { afterEach, describe, expect, it, vi } from "vitest";
import type { Question } from "../api/types";
import { Memory } from "../device/database";
import { answersOf, nextUnsent } from "./draft";
import { DraftStore } from "./store";

const shared = { id: "acc.date", side: "shared", box: "1" } as Question;
const own = { id: "p.v.plate", side: "own", box: "7" } as Question;
const signature = { id: "p.signature", side: "own", box: "15" } as Question;
const device = { id: "gate.display", side: "own", box: "0", device: true } as Question;

/** A server that answers each call by the next of these: a status, or no answer at all. */
function server(...answers: readonly (number | "away" | "early")[]) {
  const calls: string[] = [];
  let turn = 0;
  vi.stubGlobal("window", globalThis);
  vi.stubGlobal("fetch", (path: string, { method, body }: RequestInit) => {
    calls.push(`${method} ${path} ${body ?? ""}`.trim());
    const answer = answers[Math.min(turn++, answers.length - 1)]!;
    if (answer === "early") {
      const document = { code: "other-answers-missing", message: "Attendez." };
      return Promise.resolve(Response.json(document, { status: 409 }));
    }
    if (answer === "away") return Promise.reject(new TypeError("no network"));
    const theirs = { value: "2026-11-21", unknown: false, rev: 7 };
    const document = {
      200: { key: "", value: "", rev: 1, warnings: [] },
      409: { code: "conflict", message: "Non.", theirs },
      422: { code: "x", message: "Non." },
    }[answer];
    return Promise.resolve(Response.json(document, { status: answer }));
  });
  return calls;
}

async function begun(device = new Memory()) {
  const store = await DraftStore.open(device);
  if (!store.draft) store.begin();
  await store.flush();
  return { store, device };
}

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe("the answers on this device", () => {
  it("are kept before they are sent, and found again after a reload", async () => {
    server("away");
    vi.useFakeTimers();
    const { store, device } = await begun();
    expect(await store.keep(own, "p.v.plate", { value: "AB-123-CD" })).toEqual({ kind: "later" });
    const again = await DraftStore.open(device);
    expect(answersOf(again.draft!)["p.v.plate"]).toEqual({ value: "AB-123-CD" });
    expect(again.draft!.unsent).toHaveLength(1);
  });

  it("are sent when the server is back, after the constat itself, the newest only", async () => {
    const calls = server("away", "away", "away", 200);
    vi.useFakeTimers();
    const { store } = await begun();
    await store.keep(own, "p.v.plate", { value: "old" });
    await store.keep(own, "p.v.plate", { value: "new" });
    await store.keep(shared, "acc.date", { value: "2026-11-20" });
    for (let turn = 0; turn < 3; turn++) await store.flush();
    expect(store.draft!.unsent).toEqual([]);
    expect(store.link).toBe("ok");
    const taken = calls.slice(calls.findLastIndex((call) => call.startsWith("POST")));
    expect(taken[0]).toContain(`POST /api/constats {"id":"${store.draft!.id}"`);
    expect(taken.filter((call) => call.includes("old"))).toEqual([]);
    expect(taken.at(-1)).toContain("2026-11-20");
  });

  it("go back to the field when the server refuses them, with its words", async () => {
    server(200, 422);
    const { store } = await begun();
    const outcome = await store.keep(own, "p.v.plate", { value: "?" });
    expect(outcome).toEqual({ kind: "refused", message: "Non." });
    expect(store.draft!.answers).toEqual({});
    expect(store.draft!.typed["A:p.v.plate"]).toBe("?");
    expect(store.draft!.refused["A:p.v.plate"]).toBe("Non.");
  });

  it("never leave the device when the question says so, or in practice", async () => {
    const calls = server(200);
    const { store } = await begun();
    await store.keep(device, "gate.display", { value: ["LSF"] });
    store.begin(true);
    await store.keep(own, "p.v.plate", { value: "AB-123-CD" });
    expect(calls).toHaveLength(1);
    expect(answersOf(store.draft!)["p.v.plate"]).toEqual({ value: "AB-123-CD" });
  });

  it("belong to one driver, unless both share them", async () => {
    server(200);
    const { store } = await begun();
    await store.keep(own, "p.v.plate", { value: "A-1" });
    await store.keep(shared, "acc.date", { value: "2026-11-20" });
    store.become("B", true);
    expect(Object.keys(answersOf(store.draft!))).toEqual(["acc.date"]);
  });

  it("stand beside the other driver's when both have answered, until one is chosen", async () => {
    const calls = server(200, 409, 200);
    const { store } = await begun();
    const outcome = await store.keep(shared, "acc.date", { value: "2026-11-20" });
    expect(outcome.kind).toBe("conflict");
    expect(store.draft!.answers["acc.date"]).toEqual({ value: "2026-11-20" });
    expect(store.draft!.conflicts["acc.date"]!.value).toBe("2026-11-21");
    await store.keep(shared, "acc.date", { value: "2026-11-20" });
    expect(calls.at(-1)).toContain('"base":7');
    expect(store.draft!.conflicts).toEqual({});
  });
});

describe("a signature", () => {
  it("is sent last, and not before everything that it signs was taken", async () => {
    server("away");
    vi.useFakeTimers();
    const { store } = await begun();
    await store.keep(signature, "p.signature", { value: "ink" });
    store.become("B", true);
    await store.keep(own, "p.remarks", { value: "…" });
    expect(nextUnsent(store.draft!)!.key).toBe("p.remarks");
  });

  it("does not outlive a change of what was signed", async () => {
    server(200);
    const { store } = await begun();
    await store.keep(shared, "acc.date", { value: "2026-11-20" });
    await store.keep(signature, "p.signature", { value: "ink" });
    await store.keep(shared, "acc.date", { value: "2026-11-20" });
    expect(store.draft!.answers).toHaveProperty("A:p.signature");
    await store.keep(shared, "acc.date", { value: "2026-11-19" });
    expect(store.draft!.answers).not.toHaveProperty("A:p.signature");
  });

  it("keep a signature that came before the other driver's answers, and send it again", async () => {
    const calls = server(200, 200, "early", 200);
    vi.useFakeTimers();
    const { store } = await begun();
    await store.keep(own, "p.v.plate", { value: "AB-123-CD" });
    expect(await store.keep(signature, "p.signature", { value: "x" })).toEqual({ kind: "later" });
    expect(store.draft!.unsent.map(({ key }) => key)).toEqual(["p.signature"]);
    expect(store.draft!.refused).toEqual({});
    await vi.advanceTimersByTimeAsync(5000);
    expect(store.draft!.unsent).toEqual([]);
    expect(calls.filter((call) => call.includes("p.signature"))).toHaveLength(2);
  });
});
