import { describe, expect, it } from "vitest";
import type { Question } from "../api/types";
import { dateText, isComplete, isoDate, placeText, proposal } from "./values";

const of = (type: Question["type"], more: Partial<Question> = {}) =>
  ({ id: "q", type, options: [], default: null, prefill_from: null, ...more }) as unknown as Question;

describe("values", () => {
  it("are complete when they say enough to be judged by the server", () => {
    expect(isComplete(of("text"), "  ")).toBe(false);
    expect(isComplete(of("date"), "2026-11-")).toBe(false);
    expect(isComplete(of("date"), "2026-02-31")).toBe(true);
    expect(isComplete(of("time"), { time: "", approximate: true })).toBe(false);
    expect(isComplete(of("multi"), [])).toBe(false);
    expect(isComplete(of("phone"), { kind: "SMS", value: "" })).toBe(false);
    const signature = { kind: "drawn", strokes: [], name: "", reason: "" } as const;
    expect(isComplete(of("signature"), signature)).toBe(false);
    expect(isComplete(of("signature"), { ...signature, kind: "refused" })).toBe(true);
  });

  it("take « pas écrit » for a date where the form offers it", () => {
    const question = of("date", { options: [{ value: "pas écrit", label: "pas écrit" }] });
    expect(isComplete(question, "pas écrit")).toBe(true);
    expect(isComplete(question, "bientôt")).toBe(false);
  });

  it("propose another answer before the default, an address as a line for a text", () => {
    const answers = { "acc.place": { value: { line: "rue X", postcode: "75002", city: "Paris" } } };
    const streets = of("text", { prefill_from: "acc.place", default: "France" });
    expect(proposal(streets, 1, answers)).toBe("rue X, 75002 Paris");
    expect(proposal(streets, 1, {})).toBe("France");
    expect(proposal(of("text"), 1, answers)).toBeUndefined();
  });

  it("read as French", () => {
    expect(dateText("2026-11-23")).toBe("lundi 23 novembre 2026");
    expect(dateText("2026-02-31")).toBe("");
    expect(isoDate(new Date(2026, 0, 5))).toBe("2026-01-05");
    expect(placeText({ line: "Parking du port" })).toBe("Parking du port");
  });
});
