/** Finding entries: by gloss or French word, without minding accents or case. */

import type { EntryLine } from "../api/linguists";

export interface Filter {
  readonly text: string;
  /** Empty means any. */
  readonly status: string;
  readonly confidence: string;
}

export function find(entries: readonly EntryLine[], filter: Filter): readonly EntryLine[] {
  const wanted = plain(filter.text);
  return entries.filter(
    (entry) =>
      (!filter.status || entry.status === filter.status) &&
      (!filter.confidence || entry.confidence === filter.confidence) &&
      [entry.gloss, ...entry.french].some((name) => plain(name).includes(wanted)),
  );
}

/** Lower case, without accents: « Épelé » becomes `epele`. */
export function plain(text: string): string {
  return text
    .normalize("NFD")
    .replace(/\p{Diacritic}/gu, "")
    .replace(/œ/gi, "oe")
    .toLowerCase()
    .trim();
}
