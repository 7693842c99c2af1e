import { expect, test } from "vitest";
import { ADVICE } from "../i18n/advice";
import { fr } from "../i18n/fr";
import { plain } from "../i18n/typography";

const FILES = import.meta.glob<string>("../../../lexicon/phrases/notice.*.yaml", {
  query: "?raw",
  import: "default",
  eager: true,
});

/** What the page says in its own words and has signed. */
const SAID = [
  fr.save.offline,
  fr.save.gone,
  fr.save.broken,
  fr.save.full,
  fr.conflict.title,
  fr.practice.notice,
  fr.question.missing,
  fr.question.noConsent,
  fr.emergency.said,
  ...ADVICE.map(({ title, steps }) => [title, ...steps].join(" ")),
];

function textOf(file: string): string {
  return JSON.parse(/^text: (".*")$/m.exec(file)![1]!) as string;
}

test("whatever the page says in its own words has a phrase in the lexicon, word for word", () => {
  const phrases = new Set(Object.values(FILES).map((file) => plain(textOf(file))));
  expect(SAID.map(plain).filter((text) => !phrases.has(text))).toEqual([]);
});

test("no phrase is kept for words that nobody says any more", () => {
  const said = new Set(SAID.map(plain));
  const own = /notice\.(advice\.|offline|gone|broken|full|both_|practice|missing|emergency|no_consent)/;
  const left = Object.entries(FILES)
    .filter(([path, file]) => own.test(path) && !said.has(plain(textOf(file))))
    .map(([path]) => path);
  expect(left).toEqual([]);
});
