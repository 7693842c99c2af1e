import { afterEach, expect, it, vi } from "vitest";
import type { Form } from "../api/types";
import { learn, tellingOf } from "./signing";

const VOICE = { signer: "", dominant: "" } as unknown as Parameters<typeof tellingOf>[1];

/** A device on which only phrases are kept: everything else has no network. */
function phrasesOnly(): string[] {
  const asked: string[] = [];
  vi.stubGlobal("fetch", (path: string) => {
    asked.push(path);
    if (!path.startsWith("/api/phrases/")) return Promise.reject(new TypeError("no network"));
    return Promise.resolve(Response.json({ text: path, clip_url: "/clip" }));
  });
  return asked;
}

afterEach(() => vi.unstubAllGlobals());

it("signs the phrase that is kept where the sentence wants the network", async () => {
  const asked = phrasesOnly();
  const telling = tellingOf({ text: "Remorque : non", otherwise: "p.v.has_trailer/option/1" }, VOICE);
  const told: unknown[] = [];
  telling.follow((signings) => told.push(...signings));
  await telling.whole;
  expect(told).toHaveLength(1);
  expect(asked.at(-1)).toContain("/api/phrases/p.v.has_trailer/option/1");
});

it("says that it could not, where there is no such phrase", async () => {
  phrasesOnly();
  await expect(tellingOf({ text: "Autre chose." }, VOICE).whole).rejects.toThrow();
});

it("asks for the phrase whose words a text has, whatever its spaces and apostrophes", async () => {
  const asked = phrasesOnly();
  learn({ notices: { "notice.x": "D'abord, attendez !" } } as unknown as Form);
  await tellingOf({ text: "D’abord, attendez\u202f!" }, VOICE).whole;
  expect(asked).toEqual([expect.stringContaining("/api/phrases/notice.x")]);
});
