import { expect, describe, it } from "vitest";
import { ADVICE } from "./advice";
import { translation as de } from "./de";
import { translation as en } from "./en";
import { translation as es } from "./es";
import { fr } from "./fr";
import { translation as it_ } from "./it";
import { messageIn } from "./messages";
import { plain } from "./typography";

/** Only the names: no file is read. */
const PHRASES = Object.keys(
  import.meta.glob(["../../../lexicon/phrases/*.yaml", "!**/notice.*.yaml"]),
);

describe.each(Object.entries({ en, de, es, it: it_ }))("the form in %s", (_, translation) => {
  it("has every question of the form, with its help, and no other", () => {
    const ids = PHRASES.map((path) => path.replace(/^.*\/|\.yaml$/g, ""));
    expect(ids).toHaveLength(118);
    expect(Object.keys(translation.questions).sort()).toEqual(ids.sort());
    for (const words of Object.values(translation.questions)) expect(words.every(Boolean)).toBe(true);
  });

  it("says that nobody has checked it", () => {
    expect(translation.draft).not.toBe("");
  });

  it("has every advice, step by step, under the title that the French has", () => {
    const steps = ADVICE.map(({ title, steps }) => [plain(title), steps.length + 1]);
    const found = Object.entries(translation.advice).map(([title, said]) => [title, said.length]);
    expect(Object.fromEntries(found)).toEqual(Object.fromEntries(steps));
  });

  it("has the buttons and the fields of every kind of question", () => {
    const own = new Set(leaves(translation.words));
    const { recap: { deadline: _, deadlineDays: __, erase: ___, eraseSure: ____, ...recap } } = fr;
    const wanted = leaves({ input: fr.input, handover: fr.handover, recap }).concat(
      ["next", "back", "pass", "unknown", "goOn", "missing"].map((name) => `question.${name}`),
    );
    expect(wanted.filter((path) => !own.has(path))).toEqual([]);
  });
});

describe("a message of the server", () => {
  const french = {
    "date-format": "Ce n’est pas une date.",
    "text-too-long": "Le texte est trop long : {length} caractères. Le maximum est {maximum}.",
  };
  const foreign = { messages: { "text-too-long": "Too long: {length}, at most {maximum}." } };

  it("is said in the language of the driver, with its values", () => {
    const message = "Le texte est trop long : 61 caractères. Le maximum est 60.";
    expect(messageIn(message, french, foreign)).toBe("Too long: 61, at most 60.");
  });

  it("stays French where no translation is known", () => {
    expect(messageIn("Ce n’est pas une date.", french, foreign)).toBe("Ce n’est pas une date.");
    expect(messageIn("Autre chose (5 + 3).", french, foreign)).toBe("Autre chose (5 + 3).");
  });
});

/** Names of everything in a tree of wordings: `input.photos.add`. */
function leaves(tree: object, before = ""): string[] {
  return Object.entries(tree).flatMap(([name, part]) =>
    typeof part === "object" && part !== null && !Array.isArray(part)
      ? leaves(part as object, `${before}${name}.`)
      : [`${before}${name}`],
  );
}
