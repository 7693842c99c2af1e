import { expect, it } from "vitest";
import { translation } from "./en";

/** Only the names: no file is read. */
const PHRASES = Object.keys(
  import.meta.glob(["../../../lexicon/phrases/*.yaml", "!**/notice.*.yaml"]),
);

it("has every question of the form, with its help, and no other", () => {
  const ids = PHRASES.map((path) => path.replace(/^.*\/|\.yaml$/g, ""));
  expect(ids).toHaveLength(118);
  expect(Object.keys(translation.questions).sort()).toEqual(ids.sort());
  for (const words of Object.values(translation.questions)) expect(words.every(Boolean)).toBe(true);
});
