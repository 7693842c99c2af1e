import { expect, it } from "vitest";
import { ADVICE } from "../i18n/advice";
import { adviceFor } from "./Guidance";

it.each([
  ["gate.other_party", "elle refuse le constat", "L’autre conducteur refuse."],
  ["gate.vehicle_count", "3 ou plus", "Trois véhicules ou plus : plusieurs constats."],
  ["acc.country", "Belgique", "Accident hors de France."],
])("on %s, « %s » is followed by advice", (id, value, title) => {
  const titles = adviceFor(id, { [id]: { value } }).map((advice) => advice.title);
  expect(titles.map((text) => text.replace(/\u00a0/g, " "))).toEqual([title]);
});

it.each([
  ["gate.other_party", "oui, elle est là"],
  ["gate.vehicle_count", "2"],
  ["acc.country", "France"],
])("on %s, « %s » needs none", (id, value) => {
  expect(adviceFor(id, { [id]: { value } })).toEqual([]);
  expect(adviceFor(id, {})).toEqual([]);
});

it("says each thing on one question only", () => {
  const titles = ADVICE.map(({ title }) => title);
  expect(new Set(titles).size).toBe(titles.length);
});
