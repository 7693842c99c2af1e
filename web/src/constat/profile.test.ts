import { expect, it } from "vitest";
import type { Question } from "../api/types";
import { packProfile, profileOf, unpackProfile } from "./profile";

const answers = {
  "p.ph.last_name": { value: "Œuvrard-Ngô" },
  "p.v.plate": { value: "AB-123-CD" },
  "p.ph.contact": { value: { kind: "SMS", value: "06 12 34 56 78" } },
  "p.ph.same_as_profile": { value: "oui" },
  "acc.date": { value: "2026-11-20" },
  "v.inj.injury": { value: "secret" },
};
const questions = new Map(Object.keys(answers).map((id) => [id, { id } as Question]));

it("carries boxes 6 to 9 from one device to another, and nothing else", async () => {
  const card = await unpackProfile(await packProfile(profileOf(answers)), questions);
  expect(Object.keys(card)).toEqual(["p.ph.last_name", "p.v.plate", "p.ph.contact"]);
  expect(card["p.ph.last_name"]).toEqual({ value: "Œuvrard-Ngô" });
  expect(card["p.ph.contact"]).toEqual(answers["p.ph.contact"]);
});

it.each(["", "https://example.org", "1%%%", "1AAAA"])("does not read %o", async (text) => {
  await expect(unpackProfile(text, questions)).rejects.toThrow();
});
