import { readdirSync } from "node:fs";
import { expect, it } from "vitest";
import { translation } from "./en";

const PHRASES = new URL("../../../lexicon/phrases/", import.meta.url);

it("has every question of the form, with its help, and no other", () => {
  const ids = readdirSync(PHRASES).map((name: string) => name.replace(/\.yaml$/, ""));
  expect(Object.keys(translation.questions).sort()).toEqual(ids.sort());
  for (const words of Object.values(translation.questions)) expect(words.every(Boolean)).toBe(true);
});
