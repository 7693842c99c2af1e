import { describe, expect, it } from "vitest";
import { fr } from "./fr";
import { typeset, typographic } from "./typography";

describe("French typography", () => {
  it("keeps « » : ; ! ? with their words, and curls apostrophes", () => {
    expect(typographic("Dit-il « oui » : qui ?")).toBe(
      "Dit-il «\u00a0oui\u00a0»\u00a0: qui\u202f?",
    );
    expect(typographic("l'aide")).toBe("l’aide");
    expect(typographic("18 h 30")).toBe("18\u00a0h 30");
  });

  it("reaches every wording, also those that are made of values", () => {
    const words = typeset({ list: ["a !"], of: (name: string) => `${name} : b` });
    expect(words.list).toEqual(["a\u202f!"]);
    expect(words.of("x")).toBe("x\u00a0: b");
  });

  it("leaves no breakable space before ? ! ; : » in what the page says", () => {
    const texts: string[] = [];
    const collect = (part: unknown): void => {
      if (typeof part === "string") texts.push(part);
      else if (typeof part === "function") texts.push(String(part("1", 2, 3, "4")));
      else if (part && typeof part === "object") Object.values(part).forEach(collect);
    };
    collect(fr);
    expect(texts.length).toBeGreaterThan(150);
    expect(texts.filter((text) => / [?!;:»]|« /.test(text) || text.includes("'"))).toEqual([]);
  });
});
