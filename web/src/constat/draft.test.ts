import { afterEach, describe, expect, it, vi } from "vitest";
import type { Question } from "../api/types";
import { DraftStore, answersOf } from "./draft";

const shared = { id: "acc.date", side: "shared" } as Question;
const own = { id: "p.v.plate", side: "own" } as Question;
const device = { id: "gate.display", side: "own", device: true } as Question;

/** A device that keeps what it is told, as long as the test runs. */
class Memory {
  readonly kept = new Map<string, string>();
  getItem = (key: string) => this.kept.get(key) ?? null;
  setItem = (key: string, value: string) => void this.kept.set(key, value);
  removeItem = (key: string) => void this.kept.delete(key);
}

/** A server that answers each call by the next of these: a status, or no answer at all. */
function server(...answers: readonly (number | "away")[]) {
  const calls: string[] = [];
  let turn = 0;
  vi.stubGlobal("window", globalThis);
  vi.stubGlobal("fetch", (path: string, { method, body }: RequestInit) => {
    calls.push(`${method} ${path} ${body ?? ""}`.trim());
    const answer = answers[Math.min(turn++, answers.length - 1)]!;
    if (answer === "away") return Promise.reject(new TypeError("no network"));
    const ok = { key: "", value: "", warnings: [] };
    const document = answer === 200 ? ok : { code: "x", message: "Non." };
    return Promise.resolve(Response.json(document, { status: answer }));
  });
  return calls;
}

function begun(memory = new Memory()) {
  const store = new DraftStore(memory as unknown as Storage);
  if (!store.draft) store.begin({ id: "1", tokens: { A: "a", B: "b" } });
  return { store, memory };
}

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe("the answers on this device", () => {
  it("are kept before they are sent, and found again after a reload", async () => {
    server("away");
    vi.useFakeTimers();
    const { store, memory } = begun();
    expect(await store.keep(own, "p.v.plate", { value: "AB-123-CD" })).toEqual({ kind: "later" });
    const again = new DraftStore(memory as unknown as Storage);
    expect(answersOf(again.draft!)["p.v.plate"]).toEqual({ value: "AB-123-CD" });
    expect(again.draft!.unsent).toHaveLength(1);
  });

  it("are sent when the server is back, the newest only, in order", async () => {
    const calls = server("away", "away", 200);
    vi.useFakeTimers();
    const { store } = begun();
    await store.keep(own, "p.v.plate", { value: "old" });
    await store.keep(own, "p.v.plate", { value: "new" });
    await store.keep(shared, "acc.date", { value: "2026-11-20" });
    await store.flush();
    expect(store.draft!.unsent).toEqual([]);
    expect(store.link).toBe("ok");
    expect(calls.filter((call) => call.includes("old")).length).toBe(1);
    expect(calls.at(-1)).toContain("2026-11-20");
  });

  it("go back to the field when the server refuses them, with its words", async () => {
    server(422);
    const { store } = begun();
    const outcome = await store.keep(own, "p.v.plate", { value: "?" });
    expect(outcome).toEqual({ kind: "refused", message: "Non." });
    expect(store.draft!.answers).toEqual({});
    expect(store.draft!.typed["A:p.v.plate"]).toBe("?");
    expect(store.draft!.refused["A:p.v.plate"]).toBe("Non.");
  });

  it("never leave the device when the question says so", async () => {
    const calls = server(200);
    const { store } = begun();
    await store.keep(device, "gate.display", { value: ["LSF"] });
    expect(calls).toEqual([]);
    expect(answersOf(store.draft!)["gate.display"]).toEqual({ value: ["LSF"] });
  });

  it("belong to one driver, unless both share them", async () => {
    server(200);
    const { store } = begun();
    await store.keep(own, "p.v.plate", { value: "A-1" });
    await store.keep(shared, "acc.date", { value: "2026-11-20" });
    store.become("B", true);
    expect(Object.keys(answersOf(store.draft!))).toEqual(["acc.date"]);
  });
});
