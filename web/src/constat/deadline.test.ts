import { expect, it } from "vitest";
import { deadlineOf } from "./deadline";

it.each([
  ["2026-11-20", "2026-11-27", "over one weekend"],
  ["2026-04-30", "2026-05-11", "over 1 May, two weekends and 8 May"],
  ["2026-04-03", "2026-04-13", "over Easter Monday"],
  ["nothing", "", "no date"],
])("%s must be declared until %s: %s", (accident, until) => {
  expect(deadlineOf(accident)).toBe(until);
});
