import { describe, expect, it } from "vitest";
import type { Answers, Condition, Question } from "../api/types";
import { canAdd, holds, isAnswered, open, steps } from "./journey";

const question = (id: string, more: Partial<Question> = {}): Question => ({
  id,
  box: "1",
  text: id,
  help: "",
  shown: "",
  recap: "",
  type: "text",
  options: [],
  optional: false,
  unknown: false,
  repeat: null,
  side: "shared",
  only_if: null,
  default: null,
  prefill_from: null,
  status: "draft",
  section: "accident",
  ...more,
});

const FORM = [
  question("acc.injured"),
  question("acc.emergency", { only_if: ["is", "acc.injured", "oui"] }),
  question("wit.exists"),
  question("wit.name", { only_if: ["is", "wit.exists", "oui"], repeat: { max: 3 } }),
  question("wit.phone", {
    only_if: ["is", "wit.exists", "oui"],
    optional_if: ["answered", "wit.name"],
    repeat: { max: 3 },
  }),
  question("gate.side", { side: "own" }),
  question("p.name", { side: "own" }),
];

const keys = (answers: Answers, second = false, turns = {}) =>
  steps(FORM, { answers, second, turns }).map(({ key }) => key);

const say = (answers: Record<string, string>): Answers =>
  Object.fromEntries(Object.entries(answers).map(([key, value]) => [key, { value }]));

describe("the journey", () => {
  it("asks only what its condition lets through", () => {
    expect(keys({})).toEqual(["acc.injured", "wit.exists", "gate.side", "p.name"]);
    expect(keys(say({ "acc.injured": "oui" }))).toContain("acc.emergency");
  });

  it("asks a group anew for each turn, all of the first witness before the second", () => {
    expect(keys(say({ "wit.exists": "oui" }), false, { wit: 2 }).slice(2, 6)).toEqual([
      "wit.name",
      "wit.phone",
      "wit.name#2",
      "wit.phone#2",
    ]);
  });

  it("shows a turn that was answered before, and never more than the limit", () => {
    const answers = say({ "wit.exists": "oui", "wit.name": "A", "wit.name#2": "B" });
    expect(keys(answers)).toContain("wit.phone#2");
    expect(keys(answers, false, { wit: 9 }).filter((key) => key.startsWith("wit.name"))).toEqual([
      "wit.name",
      "wit.name#2",
      "wit.name#3",
    ]);
  });

  it("offers another turn on the last screen of the last turn only", () => {
    const list = steps(FORM, { answers: say({ "wit.exists": "oui" }), second: false, turns: {} });
    expect(list.map((step) => canAdd(list, step))).toEqual([null, null, null, "wit", null, null]);
  });

  it("does not ask the second driver what both share, nor which column is theirs", () => {
    const answers = say({ "acc.injured": "non", "wit.exists": "non" });
    expect(keys(answers, true)).toEqual(["p.name"]);
  });

  it("keeps the screens of what the second driver said for both", () => {
    const answers = say({ "acc.injured": "non", "wit.exists": "non" });
    const list = steps(FORM, { answers, second: true, own: ["wit.exists"], turns: {} });
    expect(list.map(({ key }) => key)).toEqual(["p.name", "wit.exists"]);
  });

  it("tells what is still open; what may be passed is not", () => {
    const answers = say({ "acc.injured": "non", "wit.exists": "oui", "wit.name": "A" });
    const list = steps(FORM, { answers, second: false, turns: {} });
    expect(open(list, answers).map(({ key }) => key)).toEqual(["gate.side", "p.name"]);
  });
});

describe("conditions", () => {
  const answers: Answers = {
    a: { value: "oui" },
    list: { value: ["x", "y"] },
    unsure: { value: null, unknown: true },
    empty: { value: "" },
  };
  const cases: readonly [Condition, boolean][] = [
    [["is", "a", "oui"], true],
    [["is", "a", "non"], false],
    [["in", "a", ["non", "oui"]], true],
    [["in", "unsure", ["oui"]], false],
    [["has", "list", "y"], true],
    [["has", "a", "o"], false],
    [["answered", "unsure"], true],
    [["answered", "empty"], false],
    [["answered", "nobody"], false],
    [["not", ["is", "a", "oui"]], false],
    [["all", ["is", "a", "oui"], ["has", "list", "x"]], true],
    [["any", ["is", "a", "non"], ["has", "list", "z"]], false],
  ];
  it.each(cases)("%j is %s", (condition, expected) => {
    expect(holds(condition, answers)).toBe(expected);
  });

  it("counts « je ne sais pas » as an answer, and an empty list as none", () => {
    expect(isAnswered({ value: null, unknown: true })).toBe(true);
    expect(isAnswered({ value: [] })).toBe(false);
    expect(isAnswered(undefined)).toBe(false);
  });
});
