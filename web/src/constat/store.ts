/** Answers kept on this device at once, sent in order, and sent again until the server has them. */

import {
  Refused,
  Unreachable,
  createConstat,
  fetchConstat,
  uploadPhoto,
} from "../api/client";
import type { Answer, Answers, Photo, Question, Side, Value } from "../api/types";
import { type Device, type KeptFile, Memory } from "../device/database";
import {
  type Draft,
  EMPTY,
  type Unsent,
  nextUnsent,
  withAnswer,
  withServer,
  without,
} from "./draft";
import { type Outcome, deliver } from "./deliver";
import { slotOf } from "./slots";

export type Link = "ok" | "waiting" | "gone" | "broken";

const STORED = "draft";
const FIRST_RETRY_MS = 1000;
const LAST_RETRY_MS = 15000;
/** An answer that takes longer than this is sent behind the driver's back. */
const PATIENCE_MS = 1500;
/** How often the other driver's answers are asked for while both are at work. */
const WATCH_MS = 2000;

export class DraftStore {
  #draft: Draft | null = null;
  #link: Link = "ok";
  #full = false;
  #otherHere = false;
  #tag = "";
  #sending: Promise<void> | null = null;
  #retryMs = FIRST_RETRY_MS;
  #timer = 0;
  readonly #scratch = new Memory();
  readonly #outcomes = new Map<string, Outcome>();
  readonly #listeners = new Set<() => void>();

  constructor(readonly device: Device) {}

  /** The draft that this device has kept. */
  static async open(device: Device): Promise<DraftStore> {
    const store = new DraftStore(device);
    const kept = await device.get<Draft>("kept", STORED);
    store.#draft = kept ? { ...EMPTY, ...kept } : null;
    return store;
  }

  get draft(): Draft | null {
    return this.#draft;
  }

  get link(): Link {
    return this.#link;
  }

  /** This device has no room left: what is not sent would be lost with the page. */
  get full(): boolean {
    return this.#full;
  }

  /** The other driver's device was heard of a moment ago. */
  get otherHere(): boolean {
    return this.#otherHere;
  }

  listen(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Begins a constat: both drivers' links are made here, so that no network is needed. */
  begin(practice = false): void {
    const tokens = { A: secret(24), B: secret(24) };
    const id = [...bytes(8)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
    this.#forget();
    this.#set({ ...EMPTY, id, tokens, practice, known: practice });
    if (!practice) void this.flush();
  }

  /** Opens the constat behind a link, with what the server already has. */
  async open(token: string): Promise<void> {
    const { constat } = await fetchConstat(token);
    const { id, side } = constat!;
    const same = this.#draft?.id === id ? this.#draft : null;
    this.#forget();
    this.#set({
      ...(same ?? { ...EMPTY, second: side === "B" }),
      id,
      side,
      tokens: { ...same?.tokens, [side]: token },
    });
  }

  /** Goes over to another constat of this driver's, which the server has; nothing waits here. */
  change({ id, side, tokens }: Pick<Draft, "id" | "side" | "tokens">): void {
    const before = this.#draft!;
    const shown = before.answers[`${before.side}:gate.display`];
    this.#forget();
    this.#set({
      ...EMPTY,
      id,
      side,
      tokens,
      languages: before.languages,
      answers: shown ? { [`${side}:gate.display`]: shown } : {},
    });
  }

  /** Takes over what the server has, except where this device has something newer. */
  async refresh(questions: ReadonlyMap<string, Question>): Promise<void> {
    const draft = this.#draft;
    const token = draft?.tokens[draft.side];
    if (!draft?.known || draft.practice || !token) return;
    const answer = await this.#reach(() => fetchConstat(token, this.#tag));
    if (!answer?.constat || this.#draft?.id !== answer.constat.id) return;
    if (answer.constat.side !== this.#draft.side) return;
    this.#tag = answer.tag;
    this.#otherHere = answer.constat.other_here;
    this.#set(withServer(this.#draft, answer.constat, questions));
  }

  /** Asks for the other driver's answers again and again; gives what ends it. */
  watch(questions: ReadonlyMap<string, Question>): () => void {
    const look = () => {
      if (document.visibilityState === "visible") void this.refresh(questions);
    };
    look();
    const timer = setInterval(look, WATCH_MS);
    return () => clearInterval(timer);
  }

  /**
   * Keeps an answer, null to forget it, and sends it.
   *
   * @returns What the server said, or `later` when it cannot be reached now.
   */
  async keep(question: Question, key: string, answer: Answer | null): Promise<Outcome> {
    const draft = this.#draft!;
    const slot = slotOf(question, key, draft.side);
    this.#set(withAnswer(draft, question, key, answer));
    if (question.device || draft.practice) return { kind: "kept", warnings: [], rev: 0 };
    this.#outcomes.delete(slot);
    const sent = this.flush();
    // While the server is away nobody waits for it.
    if (this.#link === "ok") await Promise.race([sent, pause(PATIENCE_MS)]);
    return this.#outcomes.get(slot) ?? { kind: "later" };
  }

  /** Takes over a driver's card; gives how many answers it had. */
  fill(profile: Answers, questions: ReadonlyMap<string, Question>): number {
    for (const [key, answer] of Object.entries(profile)) {
      this.#set(withAnswer(this.#draft!, questions.get(key)!, key, answer));
    }
    void this.flush();
    return Object.keys(profile).length;
  }

  /** Remembers what is being typed, so that a reload loses nothing. */
  type(question: Question, key: string, value: Value): void {
    const draft = this.#draft!;
    const slot = slotOf(question, key, draft.side);
    const bases = { [slot]: draft.revs[slot] ?? 0, ...draft.bases };
    this.#set({ ...draft, typed: { ...draft.typed, [slot]: value }, bases });
  }

  /** Takes the other driver's answer, where both have answered; what was typed here goes. */
  takeTheirs(slot: string): void {
    const draft = this.#draft!;
    const theirs = draft.conflicts[slot]!;
    this.#set({
      ...draft,
      answers: { ...draft.answers, [slot]: theirs },
      typed: without(draft.typed, [slot]),
      bases: without(draft.bases, [slot]),
      revs: { ...draft.revs, [slot]: theirs.rev },
      conflicts: without(draft.conflicts, [slot]),
    });
    void this.flush();
  }

  goTo(at: string): void {
    const draft = this.#draft!;
    if (draft.at[draft.side] === at) return;
    this.#set({ ...draft, at: { ...draft.at, [draft.side]: at } });
  }

  /** The driver in front of this device reads in this language. */
  speak(language: string): void {
    const draft = this.#draft!;
    this.#set({ ...draft, languages: { ...draft.languages, [draft.side]: language } });
  }

  addTurn(group: string): void {
    const draft = this.#draft!;
    const turns = { ...draft.turns, [group]: (draft.turns[group] ?? 1) + 1 };
    this.#set({ ...draft, turns });
  }

  /** The person in front of the screen is this driver from now on. */
  become(side: Side, second: boolean): void {
    this.#tag = "";
    this.#set({ ...this.#draft!, side, second });
  }

  /** The driver who began takes the other column: what was asked so far goes along. */
  swap(side: Side): void {
    const draft = this.#draft!;
    if (side === draft.side || draft.second || !draft.tokens[side]) return;
    this.#tag = "";
    this.#set({ ...draft, side, at: { [side]: draft.at[draft.side] ?? "" } });
  }

  /** Where photos and films are; those of practice go with the page. */
  get files(): Device {
    return this.#draft?.practice ? this.#scratch : this.device;
  }

  /** Forgets everything that this device has kept. */
  async erase(): Promise<void> {
    this.#draft = null;
    this.#forget();
    this.#tell();
    await this.device.clear();
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
      const draft = this.#draft;
      if (!draft || draft.practice) return;
      if (!draft.known && !(await this.#introduce(draft))) return;
      const next = this.#draft && nextUnsent(this.#draft);
      if (!next) return;
      const token = this.#draft!.tokens[next.side]!;
      const answer = this.#draft!.answers[next.slot];
      const outcome = await this.#reach(async () => {
        if (next.key === "p.photos" && answer) await this.#sendPhotos(token, answer);
        return deliver(token, next, answer);
      });
      if (!outcome) return;
      if (outcome.kind === "early") return this.#again(WATCH_MS);
      this.#settle(next, answer, outcome);
    }
  }

  /** Tells the server of a constat that was begun here. */
  async #introduce({ id, tokens }: Draft): Promise<boolean> {
    const there = await this.#reach(() => createConstat(id, tokens));
    if (there && this.#draft?.id === id) this.#set({ ...this.#draft, known: true });
    return there !== null;
  }

  async #sendPhotos(token: string, answer: Answer): Promise<void> {
    for (const { id, name } of (answer.value ?? []) as readonly Photo[]) {
      const file = await this.device.get<KeptFile>("files", id);
      if (!file || file.sent) continue;
      await uploadPhoto(token, file.blob, name, id);
      await this.device.put("files", id, { ...file, sent: true });
    }
  }

  /** Notes the outcome, unless the answer was changed while it was on its way. */
  #settle(sent: Unsent, answer: Answer | undefined, outcome: Outcome): void {
    const { slot } = sent;
    const draft = this.#draft;
    if (!draft) return;
    if (outcome.kind === "kept" && outcome.rev) {
      this.#set({ ...draft, revs: { ...draft.revs, [slot]: outcome.rev } });
    }
    if (this.#draft!.answers[slot] !== answer) return;
    this.#outcomes.set(slot, outcome);
    const rest = { ...this.#draft!, unsent: draft.unsent.filter((item) => item.slot !== slot) };
    if (outcome.kind === "conflict") {
      const conflicts = { ...rest.conflicts, [slot]: outcome.theirs };
      return this.#set({ ...rest, conflicts, revs: { ...rest.revs, [slot]: outcome.theirs.rev } });
    }
    if (outcome.kind !== "refused" || !answer) return this.#set(rest);
    this.#set({
      ...rest,
      answers: without(rest.answers, [slot]),
      typed: answer.value === null ? rest.typed : { ...rest.typed, [slot]: answer.value },
      refused: { ...rest.refused, [slot]: outcome.message },
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
        this.#again(this.#retryMs);
        this.#retryMs = Math.min(2 * this.#retryMs, LAST_RETRY_MS);
        return null;
      }
      const gone = error instanceof Refused && [401, 403, 404].includes(error.status);
      this.#mark(gone ? "gone" : "broken");
      return null;
    }
  }

  #again(waitMs: number): void {
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => void this.flush(), waitMs);
  }

  #mark(link: Link): void {
    if (link !== "ok") this.#otherHere = false;
    if (this.#link === link) return;
    this.#link = link;
    this.#tell();
  }

  #forget(): void {
    this.#tag = "";
    this.#otherHere = false;
    this.#link = "ok";
    this.#outcomes.clear();
  }

  #set(draft: Draft): void {
    this.#draft = draft;
    this.#tell();
    if (draft.practice) return;
    this.device.put("kept", STORED, draft).then(
      () => this.#room(true),
      () => this.#room(false),
    );
  }

  #room(there: boolean): void {
    if (this.#full !== there) return;
    this.#full = !there;
    this.#tell();
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}

function bytes(count: number): Uint8Array {
  return crypto.getRandomValues(new Uint8Array(count));
}

/** Random bytes as they stand in a link. */
export function secret(count: number): string {
  const text = btoa(String.fromCharCode(...bytes(count)));
  return text.replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((done) => setTimeout(done, milliseconds));
}
