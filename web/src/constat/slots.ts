/** Where answers are kept on a device that may hold those of both drivers. */

import type { Question, Side } from "../api/types";

/** Where an answer is kept: beside its side, unless both drivers share it. */
export function slotOf(question: Question, key: string, side: Side): string {
  return question.side === "shared" ? key : `${side}:${key}`;
}

/** Whose answer a slot holds, and its key. */
export function ownerOf(slot: string): readonly [owner: Side | "shared", key: string] {
  const [owner, key] = slot.includes(":") ? slot.split(":", 2) : ["shared", slot];
  return [owner as Side, key as string];
}

export function otherSide(side: Side): Side {
  return side === "A" ? "B" : "A";
}
