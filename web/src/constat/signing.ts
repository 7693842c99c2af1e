/** What the signer says: phrases of the form and free texts, fetched once each. */

import { fetchPhrase, signText } from "../api/client";
import type { Signing, Voice } from "../api/types";

/** A phrase of the form by its id, or a text that is signed live. */
export type Saying = { readonly phrase: string } | { readonly text: string };

const known = new Map<string, Promise<Signing>>();

/** Fetches a signing; a failure is forgotten, so that it can be tried again. */
export function signingOf(saying: Saying, { signer, dominant }: Voice): Promise<Signing> {
  const name = `${signer} ${dominant} ${nameOf(saying)}`;
  const found = known.get(name);
  if (found) return found;
  const voice = { signer, dominant };
  const asked =
    "phrase" in saying ? fetchPhrase(saying.phrase, voice) : signText(saying.text, voice);
  known.set(name, asked);
  asked.catch(() => known.delete(name));
  return asked;
}

/** Loads a signing and its clip ahead, so that the next question begins at once. */
export async function prefetch(saying: Saying, voice: Voice): Promise<void> {
  const signing = await signingOf(saying, voice).catch(() => null);
  if (signing) await fetch(signing.clip_url).catch(() => null);
}

export function nameOf(saying: Saying): string {
  return "phrase" in saying ? `phrase ${saying.phrase}` : `text ${saying.text}`;
}
