import { describe, expect, it } from "vitest";
import cases from "../../../tests/constat/unusual.json";
import type { Answers, Question, Value } from "../api/types";
import { warningsOf } from "./warnings";

/** As the tests of the server: a Monday morning in November. */
const NOW = new Date("2026-11-23T10:00:00");
/** Every message is its code. */
const WORDS = new Proxy({}, { get: (_, code) => String(code) }) as Record<string, string>;

describe("what is unusual about an answer is said on the device as on the server", () => {
  it.each(cases.map((each) => [each.key, JSON.stringify(each.value), each] as const))(
    "%s: %s",
    (_key, _value, { question: { ways, ...about }, value, answers, codes }) => {
      const options = ways.map((way) => ({ value: way, label: way, way: true }));
      const question = { ...about, options } as unknown as Question;
      const given = Object.fromEntries(
        Object.entries(answers).map(([key, each]) => [key, { value: each }]),
      ) as Answers;
      const said = warningsOf(
        question,
        value as unknown as Value,
        { answers: given, side: "A", now: NOW },
        WORDS,
      );
      expect(said.map(({ code }) => code)).toEqual(codes);
    },
  );
});
