/**
 * The answers on this device: kept at once, sent in order, sent again until the server has them.
 *
 * One device may hold both drivers' links. An answer is kept under `A:p.v.plate` or, when both
 * drivers share it, under `acc.date`.
 */

import { Refused, Unreachable, deleteAnswer, fetchConstat, putAnswer } from "../api/client";
import type {
  Answer,
  Answers,
  Created,
  Form,
  Notice,
  Question,
  Side,
  Value,
} from "../api/types";
import { type Step, steps } from "./journey";

export interface Draft {
  readonly id: string;
  readonly side: Side;
  /** The second driver came by link or was handed the phone. */
  readonly second: boolean;
  readonly tokens: Readonly<Partial<Record<Side, string>>>;
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
}

interface Unsent {
  readonly side: Side;
  readonly key: string;
  /** Where the answer is kept on this device. */
  readonly slot: string;
}

export type Link = "ok" | "waiting" | "gone" | "broken";

export type Outcome =
  | { readonly kind: "kept"; readonly warnings: readonly Notice[] }
  | { readonly kind: "later" }
  | { readonly kind: "refused"; readonly message: string };

const STORED = "lsf-avatar.draft";
const FIRST_RETRY_MS = 1000;
const LAST_RETRY_MS = 15000;
/** An answer that takes longer than this is sent behind the driver's back. */
const PATIENCE_MS = 4000;

/** Where an answer is kept: beside its side, unless both drivers share it. */
export function slotOf(question: Question, key: string, side: Side): string {
  return question.side === "shared" ? key : `${side}:${key}`;
}

/** The answers as one driver sees them, by key. */
export function answersOf(draft: Draft): Answers {
  const seen: Record<string, Answer> = {};
  for (const [slot, answer] of Object.entries(draft.answers)) {
    const [owner, key] = slot.includes(":") ? slot.split(":", 2) : [draft.side, slot];
    if (owner === draft.side) seen[key as string] = answer;
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

export class DraftStore {
  #draft: Draft | null;
  #link: Link = "ok";
  #sending: Promise<void> | null = null;
  #retryMs = FIRST_RETRY_MS;
  #timer = 0;
  readonly #outcomes = new Map<string, Outcome>();
  readonly #listeners = new Set<() => void>();

  constructor(readonly storage: Storage = localStorage) {
    const stored = storage.getItem(STORED);
    this.#draft = stored ? (JSON.parse(stored) as Draft) : null;
  }

  get draft(): Draft | null {
    return this.#draft;
  }

  get link(): Link {
    return this.#link;
  }

  listen(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Begins a constat that this device has created: it holds both drivers' links. */
  begin({ id, tokens }: Created): void {
    this.#set({ ...EMPTY, id, side: "A", tokens });
  }

  /** Opens the constat behind a link, with what the server already has. */
  async open(token: string): Promise<void> {
    const { id, side } = await fetchConstat(token);
    const same = this.#draft?.id === id ? this.#draft : null;
    this.#set({
      ...(same ?? { ...EMPTY, second: side === "B" }),
      id,
      side,
      tokens: { ...same?.tokens, [side]: token },
    });
  }

  /** Takes over what the server has, except where this device has something newer. */
  async refresh(questions: ReadonlyMap<string, Question>): Promise<void> {
    const draft = this.#draft;
    const token = draft?.tokens[draft.side];
    if (!draft || !token) return;
    const seen = await this.#reach(() => fetchConstat(token));
    if (!seen || this.#draft?.id !== seen.id) return;
    const answers: Record<string, Answer> = { ...this.#draft.answers };
    const newer = new Set(this.#draft.unsent.map(({ slot }) => slot));
    const take = (from: Answers, side: Side) => {
      for (const [key, answer] of Object.entries(from)) {
        const question = questions.get(key.split("#")[0]!);
        const slot = question && slotOf(question, key, side);
        if (slot && !newer.has(slot)) answers[slot] = answer;
      }
    };
    take(seen.other, seen.side === "A" ? "B" : "A");
    take(seen.answers, seen.side);
    this.#set({ ...this.#draft, answers });
  }

  /**
   * Keeps an answer, null to forget it, and sends it.
   *
   * @returns What the server said, or `later` when it cannot be reached now.
   */
  async keep(question: Question, key: string, answer: Answer | null): Promise<Outcome> {
    const draft = this.#draft!;
    const slot = slotOf(question, key, draft.side);
    const { [slot]: _answer, ...answers } = draft.answers;
    const { [slot]: _typed, ...typed } = draft.typed;
    const { [slot]: _refused, ...refused } = draft.refused;
    const unsent = draft.unsent.filter((item) => item.slot !== slot);
    if (!question.device) unsent.push({ side: draft.side, key, slot });
    const shared = draft.second && question.side === "shared";
    this.#set({
      ...draft,
      own: shared ? [...new Set([...draft.own, key])] : draft.own,
      answers: answer ? { ...answers, [slot]: answer } : answers,
      typed,
      refused,
      unsent,
    });
    if (question.device) return { kind: "kept", warnings: [] };
    this.#outcomes.delete(slot);
    await Promise.race([this.flush(), pause(PATIENCE_MS)]);
    return this.#outcomes.get(slot) ?? { kind: "later" };
  }

  /** Remembers what is being typed, so that a reload loses nothing. */
  type(question: Question, key: string, value: Value): void {
    const draft = this.#draft!;
    const slot = slotOf(question, key, draft.side);
    this.#set({ ...draft, typed: { ...draft.typed, [slot]: value } });
  }

  goTo(at: string): void {
    const draft = this.#draft!;
    if (draft.at[draft.side] === at) return;
    this.#set({ ...draft, at: { ...draft.at, [draft.side]: at } });
  }

  addTurn(group: string): void {
    const draft = this.#draft!;
    const turns = { ...draft.turns, [group]: (draft.turns[group] ?? 1) + 1 };
    this.#set({ ...draft, turns });
  }

  /** The person in front of the screen is this driver from now on. */
  become(side: Side, second: boolean): void {
    this.#set({ ...this.#draft!, side, second });
  }

  /** The driver who began takes the other column: what was asked so far goes along. */
  swap(side: Side): void {
    const draft = this.#draft!;
    if (side === draft.side || draft.second || !draft.tokens[side]) return;
    this.#set({ ...draft, side, at: { [side]: draft.at[draft.side] ?? "" } });
  }

  erase(): void {
    this.#draft = null;
    this.storage.removeItem(STORED);
    this.#tell();
  }

  /** Sends what is not yet sent, one answer after the other. */
  flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#sending ??= this.#send().finally(() => {
      this.#sending = null;
    });
    return this.#sending;
  }

  async #send(): Promise<void> {
    for (;;) {
      const next = this.#draft?.unsent[0];
      if (!next) return;
      const token = this.#draft!.tokens[next.side]!;
      const answer = this.#draft!.answers[next.slot];
      const outcome = await this.#reach(() => deliver(token, next.key, answer));
      if (!outcome) return;
      this.#settle(next, answer, outcome);
    }
  }

  /** Notes the outcome, unless the answer was changed while it was on its way. */
  #settle(sent: Unsent, answer: Answer | undefined, outcome: Outcome): void {
    const draft = this.#draft;
    if (!draft || draft.answers[sent.slot] !== answer) return;
    this.#outcomes.set(sent.slot, outcome);
    const unsent = draft.unsent.filter(({ slot }) => slot !== sent.slot);
    if (outcome.kind !== "refused" || !answer) return this.#set({ ...draft, unsent });
    const { [sent.slot]: _, ...answers } = draft.answers;
    this.#set({
      ...draft,
      unsent,
      answers,
      typed: answer.value === null ? draft.typed : { ...draft.typed, [sent.slot]: answer.value },
      refused: { ...draft.refused, [sent.slot]: outcome.message },
    });
  }

  /** Calls the server; null when it could not be reached, and then tries again later. */
  async #reach<T>(call: () => Promise<T>): Promise<T | null> {
    try {
      const result = await call();
      this.#retryMs = FIRST_RETRY_MS;
      this.#mark("ok");
      return result;
    } catch (error) {
      if (error instanceof Unreachable) {
        this.#mark("waiting");
        this.#timer = window.setTimeout(() => void this.flush(), this.#retryMs);
        this.#retryMs = Math.min(2 * this.#retryMs, LAST_RETRY_MS);
        return null;
      }
      this.#mark(error instanceof Refused && [401, 403, 404].includes(error.status) ? "gone" : "broken");
      return null;
    }
  }

  #mark(link: Link): void {
    if (this.#link === link) return;
    this.#link = link;
    this.#tell();
  }

  #set(draft: Draft): void {
    this.#draft = draft;
    this.storage.setItem(STORED, JSON.stringify(draft));
    this.#tell();
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}

const EMPTY: Draft = {
  id: "",
  side: "A",
  second: false,
  tokens: {},
  answers: {},
  typed: {},
  at: {},
  turns: {},
  own: [],
  unsent: [],
  refused: {},
};

/** One answer to the server; a refusal of the answer itself is an outcome, not a failure. */
async function deliver(token: string, key: string, answer: Answer | undefined): Promise<Outcome> {
  try {
    if (!answer) await deleteAnswer(token, key);
    const kept = answer ? await putAnswer(token, key, answer) : { warnings: [] };
    return { kind: "kept", warnings: kept.warnings };
  } catch (error) {
    const final = [400, 409, 413, 422];
    if (error instanceof Refused && final.includes(error.status)) {
      return { kind: "refused", message: error.message };
    }
    throw error;
  }
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((done) => setTimeout(done, milliseconds));
}
