/**
 * The answers as this device has them, and how they change: pure values.
 *
 * One device may hold both drivers' links. An answer is kept under `A:p.v.plate` or, when both
 * drivers share it, under `acc.date`.
 */

import type { Answer, Answers, Constat, Form, Question, Side, Value } from "../api/types";
import { forFront, sameAnswer } from "./front";
import { type Step, steps } from "./journey";
import { otherSide, ownerOf, slotOf } from "./slots";

/** The answer to `gate.other_party` with which there is a second column. */
export const PRESENT = "oui, elle est là";

export interface Draft {
  readonly id: string;
  readonly side: Side;
  /** The second driver came by link or was handed the phone. */
  readonly second: boolean;
  /** Nothing of it is kept or sent. */
  readonly practice: boolean;
  readonly tokens: Readonly<Partial<Record<Side, string>>>;
  /** The server has been told of this constat. */
  readonly known: boolean;
  /** Both have signed: the front does not change any more. */
  readonly signed: boolean;
  readonly answers: Answers;
  /** What is typed but not yet said to be the answer. */
  readonly typed: Readonly<Record<string, Value>>;
  /** Where each side is: a step's key, or `recap`. */
  readonly at: Readonly<Partial<Record<Side, string>>>;
  readonly turns: Readonly<Record<string, number>>;
  /** Keys of what the second driver answered for both. */
  readonly own: readonly string[];
  readonly unsent: readonly Unsent[];
  readonly refused: Readonly<Record<string, string>>;
  /** Slot → `rev` of the answer that the server is known to have. */
  readonly revs: Readonly<Record<string, number>>;
  /** Slot → `rev` of the answer that was on the screen when typing began. */
  readonly bases: Readonly<Record<string, number>>;
  /** Slot → what the other driver answered to the same question at the same time. */
  readonly conflicts: Readonly<Record<string, Theirs>>;
  /** In which language each driver reads; it never leaves the device. */
  readonly languages: Readonly<Partial<Record<Side, string>>>;
}

export interface Theirs extends Answer {
  readonly rev: number;
}

export interface Unsent {
  readonly side: Side;
  readonly key: string;
  /** Where the answer is kept on this device. */
  readonly slot: string;
  readonly base: number;
}

export const EMPTY: Draft = {
  id: "",
  side: "A",
  second: false,
  practice: false,
  tokens: {},
  known: true,
  signed: false,
  answers: {},
  typed: {},
  at: {},
  turns: {},
  own: [],
  unsent: [],
  refused: {},
  revs: {},
  bases: {},
  conflicts: {},
  languages: {},
};

/** The answers as one driver sees them, by key. */
export function answersOf(draft: Draft, side: Side = draft.side): Answers {
  const seen: Record<string, Answer> = {};
  for (const [slot, answer] of Object.entries(draft.answers)) {
    const [owner, key] = ownerOf(slot);
    if (owner === "shared" || owner === side) seen[key] = answer;
  }
  return seen;
}

/** The screens of the driver in front of this device. */
export function screens(form: Form, draft: Draft): readonly Step[] {
  const { second, turns, own } = draft;
  return steps(form.questions, { answers: answersOf(draft), second, turns, own });
}

/** How this driver wants to read; it never leaves the device. */
export function display(draft: Draft): { readonly lsf: boolean; readonly big: boolean } {
  const chosen = draft.answers[`${draft.side}:gate.display`]?.value;
  if (!Array.isArray(chosen) || chosen.length === 0) return { lsf: true, big: false };
  return { lsf: chosen.includes("LSF"), big: chosen.includes("gros texte") };
}

/** Whether what both sign would be another document after this question has another answer. */
export function isSigned(question: Question): boolean {
  return question.side !== "own-private" && !["0", "15"].includes(question.box);
}

/** Whether both have signed, or the only one who is there. */
export function bothSigned(draft: Draft): boolean {
  const party = draft.answers["gate.other_party"]?.value ?? PRESENT;
  const signed = (["A", "B"] as const).map((side) => `${side}:p.signature` in draft.answers);
  return draft.signed || (party === PRESENT ? signed.every(Boolean) : signed.some(Boolean));
}

/** Whether an answer may not change any more; one that the server refused must. */
export function isFrozen(draft: Draft, question: Question, slot: string): boolean {
  const front = question.side !== "own-private" && question.box !== "0";
  const open = slot in draft.refused || slot in draft.conflicts;
  return front && !open && bothSigned(draft);
}

/** The draft with one answer given, null for taken back; what was signed before is not any more. */
export function withAnswer(
  draft: Draft,
  question: Question,
  key: string,
  answer: Answer | null,
): Draft {
  const slot = slotOf(question, key, draft.side);
  const shared = draft.second && question.side === "shared";
  const changes = isSigned(question) && !sameAnswer(draft.answers[slot], answer ?? undefined);
  const gone = changes ? [slot, "A:p.signature", "B:p.signature"] : [slot];
  const unsent = draft.unsent.filter((item) => !gone.includes(item.slot));
  const base = draft.bases[slot] ?? draft.revs[slot] ?? 0;
  return {
    ...draft,
    own: shared ? [...new Set([...draft.own, key])] : draft.own,
    answers: answer ? { ...without(draft.answers, gone), [slot]: answer } : without(draft.answers, gone),
    typed: without(draft.typed, [slot]),
    refused: without(draft.refused, [slot]),
    conflicts: without(draft.conflicts, [slot]),
    bases: without(draft.bases, [slot]),
    unsent:
      question.device || draft.practice
        ? unsent
        : [...unsent, { side: draft.side, key, slot, base }],
  };
}

/**
 * The draft with what the server has, except where this device has something newer.
 *
 * How the other driver likes to be reached is not told; if they used this device it is known here.
 */
export function withServer(
  draft: Draft,
  seen: Constat,
  questions: ReadonlyMap<string, Question>,
): Draft {
  const newer = new Set([
    ...draft.unsent.map(({ slot }) => slot),
    ...Object.keys(draft.conflicts),
  ]);
  if (draft.unsent.length > 0) ["A", "B"].forEach((side) => newer.add(`${side}:p.signature`));
  const answers: Record<string, Answer> = {};
  const revs: Record<string, number> = { ...draft.revs };
  for (const [slot, answer] of Object.entries(draft.answers)) {
    const [owner, key] = ownerOf(slot);
    const question = questions.get(key.split("#")[0]!);
    const hidden = owner !== seen.side && question?.side === "own-private";
    if (newer.has(slot) || !question || question.device || hidden) answers[slot] = answer;
  }
  const take = (from: Answers, side: Side) => {
    for (const [key, answer] of Object.entries(from)) {
      const question = questions.get(key.split("#")[0]!);
      const slot = question && slotOf(question, key, side);
      if (!slot || newer.has(slot)) continue;
      const here = draft.answers[slot];
      const told = side !== seen.side && here && sameAnswer(forFront(question, here), answer);
      answers[slot] = told || (here && sameAnswer(here, answer)) ? here : answer;
      const rev = seen.revs[key];
      if (rev !== undefined && question.side === "shared") revs[slot] = rev;
    }
  };
  take(seen.other, otherSide(seen.side));
  take(seen.answers, seen.side);
  return { ...draft, answers, revs, known: true, signed: seen.state === "signed" };
}

/** What is sent next: a signature only after everything that it signs has been taken. */
export function nextUnsent(draft: Draft): Unsent | undefined {
  const signature = (item: Unsent) => item.key === "p.signature";
  const first = draft.unsent.find((item) => !signature(item));
  if (first) return first;
  const settled = [draft.refused, draft.conflicts].every((open) => Object.keys(open).length === 0);
  return settled ? draft.unsent.find(signature) : undefined;
}

export function without<T>(
  map: Readonly<Record<string, T>>,
  names: readonly string[],
): Readonly<Record<string, T>> {
  if (!names.some((name) => name in map)) return map;
  return Object.fromEntries(Object.entries(map).filter(([name]) => !names.includes(name)));
}
