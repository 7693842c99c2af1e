import { describe, expect, it } from "vitest";
import type { AnswerType, Question, Value } from "../api/types";
import { refusalOf } from "./refusal";

const NOW = new Date("2026-11-23T09:00:00Z");
const CODES = [
  "no-such-date", "date-in-future", "date-too-old", "date-out-of-range", "date-format",
  "no-such-time", "text-too-long", "plate-too-long", "control-character", "character-not-allowed",
  "way-not-answer", "number-format", "number-out-of-range", "code-format",
]; // prettier-ignore
const ERRORS = Object.fromEntries(CODES.map((code) => [code, `${code} {value}`]));

function ask(type: AnswerType, value: Value, more: Partial<Question> = {}) {
  const question = { type, options: [], max_length: 60, rule: "", ...more } as unknown as Question;
  return refusalOf(question, value, ERRORS, NOW)?.split(" ")[0] ?? null;
}

// The same cases as in tests/constat/test_validate.py, as far as the page can send them.
describe("an answer that the server would refuse", () => {
  const accident = { rule: "accident-date" };
  const way = { options: [{ value: "écrire", label: "écrire", way: true }] };
  const papers = { latin: true };
  it.each([
    ["date", "2026-02-31", {}, "no-such-date"],
    ["date", "2026-11-28", accident, "date-in-future"],
    ["date", "2027-01-01", { rule: "birth" }, "date-in-future"],
    ["date", "2024-11-01", accident, "date-too-old"],
    ["date", "1026-11-01", accident, "date-out-of-range"],
    ["date", "hier", {}, "date-format"],
    ["time", { time: "25:00", approximate: false }, {}, "no-such-time"],
    ["text", "a".repeat(61), {}, "text-too-long"],
    ["plate", "A".repeat(61), {}, "plate-too-long"],
    ["text", "Dupré\u0000", {}, "control-character"],
    ["text", "Zoé 😀", papers, "character-not-allowed"],
    ["text", "محمد", papers, "character-not-allowed"],
    ["text", "<script>", papers, "character-not-allowed"],
    ["text", "écrire", way, "way-not-answer"],
    ["address", { line: "rue", postcode: "1".repeat(13) }, {}, "text-too-long"],
    ["number", "lourd", { range: [0, 100_000] }, "number-format"],
    ["number", "1000000", { range: [0, 100_000] }, "number-out-of-range"],
    ["text", "12345", { rule: "otp" }, "code-format"],
    ["signature", { kind: "typed", strokes: [], name: "Zoé", reason: "", date: "2026-02-30" }, {}, "no-such-date"],
  ] as const)("%s %o is refused here too: %s", (type, value, more, code) => {
    expect(ask(type, value as Value, more as Partial<Question>)).toBe(code);
  });

  it.each([
    ["date", "2026-11-24", accident],
    ["text", "O'Connor-Nguyễn d'Àlençon", papers],
    ["text", "Garage « Ünal & Fils », 2e", papers],
    ["text", "Zoë 😀 مرحبا", {}],
    ["text", "ligne 1\nligne 2", {}],
    ["plate", "1234 XYZ 69", papers],
    ["number", "3500", { range: [0, 100_000] }],
    ["place", { line: "A6, borne 12" }, {}],
  ] as const)("%s %o is left to the server", (type, value, more) => {
    expect(ask(type, value as Value, more as Partial<Question>)).toBeNull();
  });
});
