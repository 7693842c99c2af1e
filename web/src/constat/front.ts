/** The front as both drivers see it, and its digest: the same here, there and on paper. */

import type { Answer, Contact, Question, Side } from "../api/types";
import type { Draft } from "./draft";
import { ownerOf } from "./slots";

/**
 * An answer as it stands where the other driver reads it: how someone likes to be reached, or
 * called for help, can reveal that they are deaf (`record.for_front`).
 */
export function forFront(question: Question, answer: Answer): Answer {
  const { value } = answer;
  if (question.side === "own-private" || value === null) return answer;
  if (question.type === "phone" && question.side === "own") {
    return { ...answer, value: { ...(value as Contact), kind: "" } };
  }
  return question.id === "acc.emergency" ? { ...answer, value: "oui" } : answer;
}

/** Whether two answers say the same; `unknown: false` says nothing. */
export function sameAnswer(one: Answer | undefined, other: Answer | undefined): boolean {
  if (!one || !other) return one === other;
  const same = Boolean(one.unknown) === Boolean(other.unknown);
  return same && canonical(one.value) === canonical(other.value);
}

/** JSON with sorted names and no spaces, as the server writes it: equal values are equal texts. */
export function canonical(value: unknown): string {
  if (typeof value === "number" && value !== 0 && Math.abs(value) < 1e-4) {
    return value.toExponential().replace(/-(\d)$/, "-0$1"); // a place beside the meridian
  }
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const parts = Object.entries(value)
    .filter(([, part]) => part !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, part]) => `${JSON.stringify(name)}:${canonical(part)}`);
  return `{${parts.join(",")}}`;
}

/**
 * SHA-256 of the front without its signatures, hexadecimal (`Record.digest`).
 *
 * @returns Empty where the browser has no cryptography: on a page that is not secure.
 */
export async function digestOf(
  draft: Draft,
  questions: ReadonlyMap<string, Question>,
): Promise<string> {
  const front: Record<Side | "shared", Record<string, unknown>> = { shared: {}, A: {}, B: {} };
  for (const [slot, answer] of Object.entries(draft.answers)) {
    const [owner, key] = ownerOf(slot);
    const question = questions.get(key.split("#")[0]!);
    if (!question || question.device || question.side === "own-private") continue;
    if (["0", "15"].includes(question.box)) continue;
    front[owner][key] = forFront(question, answer).value;
  }
  const bytes = new TextEncoder().encode(canonical(front));
  if (!globalThis.crypto?.subtle) return "";
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
