/** What the signer says: phrases of the form and free texts, fetched once each. */

import { fetchPhrase, signText } from "../api/client";
import type { SignedItem, Signing } from "../api/types";

/** A phrase of the form by its id, or a text that is signed live. */
export type Saying = { readonly phrase: string } | { readonly text: string };

const known = new Map<string, Promise<Signing>>();

/** Fetches a signing; a failure is forgotten, so that it can be tried again. */
export function signingOf(saying: Saying): Promise<Signing> {
  const name = nameOf(saying);
  const found = known.get(name);
  if (found) return found;
  const asked = "phrase" in saying ? fetchPhrase(saying.phrase) : signText(saying.text);
  known.set(name, asked);
  asked.catch(() => known.delete(name));
  return asked;
}

/** Loads a signing and its clip ahead, so that the next question begins at once. */
export async function prefetch(saying: Saying): Promise<void> {
  const signing = await signingOf(saying).catch(() => null);
  if (signing) await fetch(signing.clip_url).catch(() => null);
}

export function nameOf(saying: Saying): string {
  return "phrase" in saying ? `phrase ${saying.phrase}` : `text ${saying.text}`;
}

/**
 * The item that is being signed at an instant.
 *
 * @returns Its index; -1 before the first; between two items the one that was signed last.
 */
export function itemAt(items: readonly SignedItem[], seconds: number): number {
  let found = -1;
  items.forEach((item, index) => {
    if (item.start_s <= seconds) found = index;
  });
  return found;
}

/** The letter that is being spelled at an instant, or -1. */
export function letterAt(item: SignedItem, seconds: number): number {
  let found = -1;
  item.letters.forEach((letter, index) => {
    if (letter.start_s <= seconds && seconds < item.end_s) found = index;
  });
  return found;
}

/** The instant that shows a sign best as a still: its middle. */
export function keyPose(item: SignedItem): number {
  return (item.start_s + item.end_s) / 2;
}
