/** Calls of the pages for linguists; the server may have them switched off. */

import { send } from "./call";
import { get } from "./client";
import type { Signing, Status } from "./types";

export interface EntryLine {
  readonly gloss: string;
  readonly french: readonly string[];
  readonly pos: string;
  readonly sense: string;
  readonly form: string;
  readonly status: Status;
  readonly confidence: string;
}

export interface FileProblem {
  readonly path: string;
  readonly line: number;
  readonly code: string;
  readonly message: string;
}

export interface Lexicon {
  readonly version: string;
  readonly entries: readonly EntryLine[];
  readonly problems: readonly FileProblem[];
}

export interface Entry extends EntryLine {
  readonly path: string;
  readonly yaml: string;
  readonly postures: readonly string[];
  readonly variants: readonly string[];
  readonly sources: readonly { readonly kind: string; readonly ref: string }[];
  readonly reviewed_by: readonly unknown[];
  readonly signing: Signing | null;
}

export interface PhraseLine {
  readonly id: string;
  readonly text: string;
  readonly digest: string;
  readonly golden_digest: string | null;
  /** Null when there is no golden to compare with. */
  readonly changed: boolean | null;
  readonly status: Status;
}

export interface Difference {
  readonly frame: number;
  readonly item: number | string | null;
  readonly radians: number;
  readonly joint: string;
}

export interface PhraseCheck {
  readonly signing: Signing;
  readonly golden: {
    readonly digest: string;
    readonly differs: boolean;
    readonly frames: readonly Difference[];
  } | null;
}

/** What the rules make of a text, and what each of them did. */
export interface Glossed {
  readonly clauses: readonly { readonly type: string; readonly nonmanuals: readonly string[] }[];
  readonly items: readonly { readonly gloss: string; readonly clause: number }[];
  readonly dropped: readonly { readonly text: string; readonly rule: string }[];
  readonly trace: readonly {
    readonly rule: string;
    readonly before: string;
    readonly after: string;
  }[];
}

export const glossText = (text: string) =>
  send<Glossed>("POST", "/api/lexicon/gloss", { text });

export const fetchLexicon = () => get<Lexicon>("/api/lexicon");

export const fetchLexiconVersion = () => get<{ version: string }>("/api/lexicon/version");

export const fetchEntry = (gloss: string) =>
  get<Entry>(`/api/lexicon/${encodeURIComponent(gloss)}`);

export const fetchPhrases = () => get<{ phrases: readonly PhraseLine[] }>("/api/qa/phrases");

export const fetchPhraseCheck = (id: string) => get<PhraseCheck>(`/api/qa/phrases/${id}`);
