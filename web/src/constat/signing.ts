/** What the signer says: phrases of the form and free texts, fetched once each. */

import { Unreachable, fetchPhrase, signSentences } from "../api/client";
import type { Form, Signing, Voice } from "../api/types";
import { plain } from "../i18n/typography";

/**
 * A phrase of the form by its id, or a text that is signed live, sentence by sentence.
 *
 * `otherwise` is the phrase that is signed where the server cannot be reached.
 */
export type Saying =
  | { readonly phrase: string }
  | { readonly text: string; readonly otherwise?: string | undefined };

/** The signings of one saying, growing while the server makes them. */
export class Telling {
  readonly #followers = new Set<(signings: readonly Signing[]) => void>();
  #signings: readonly Signing[] = [];
  /** Fulfilled when all sentences are there. */
  readonly whole: Promise<void>;

  constructor(tell: (each: (signing: Signing) => void) => Promise<void>) {
    this.whole = tell((signing) => {
      this.#signings = [...this.#signings, signing];
      for (const follower of this.#followers) follower(this.#signings);
    });
  }

  /** Tells what is there, and again whenever there is more; gives back how to stop it. */
  follow(follower: (signings: readonly Signing[]) => void): () => void {
    if (this.#signings.length > 0) follower(this.#signings);
    this.#followers.add(follower);
    return () => this.#followers.delete(follower);
  }
}

const known = new Map<string, Telling>();
const notices = new Map<string, string>();

/** From now on a text that is a phrase is asked for as one: it was authored, and is kept here. */
export function learn(form: Form): void {
  for (const [id, text] of Object.entries(form.notices)) notices.set(plain(text), id);
}

/** The phrase whose words a text has; the text itself where there is none. */
function authored(saying: Saying): Saying {
  const phrase = "text" in saying ? notices.get(plain(saying.text)) : undefined;
  return phrase ? { phrase } : saying;
}

/** Asks for the signings of a saying; a failure is forgotten, so that it can be tried again. */
export function tellingOf(asked: Saying, { signer, dominant }: Voice): Telling {
  const saying = authored(asked);
  const name = `${signer} ${dominant} ${nameOf(saying)}`;
  const found = known.get(name);
  if (found) return found;
  const voice = { signer, dominant };
  const telling = new Telling(async (each) => {
    if ("phrase" in saying) each(await fetchPhrase(saying.phrase, voice));
    else await signSentences(saying.text, voice, each).catch(withoutNetwork(saying, voice, each));
  });
  known.set(name, telling);
  telling.whole.catch(() => known.delete(name));
  return telling;
}

/** Takes a failure of the network as a reason to sign the phrase that is kept instead. */
function withoutNetwork(
  { otherwise }: { readonly otherwise?: string | undefined },
  voice: Voice,
  each: (signing: Signing) => void,
): (error: unknown) => Promise<void> {
  return async (error) => {
    if (!otherwise || !(error instanceof Unreachable)) throw error;
    each(await fetchPhrase(otherwise, voice));
  };
}

/** Loads a signing and its clip ahead, so that the next question begins at once. */
export function prefetch(saying: Saying, voice: Voice): void {
  tellingOf(saying, voice).follow((signings) => void fetchClip(signings.at(-1)!));
}

/** Loads a clip ahead; whoever plays it later finds it in the browser's cache. */
export async function fetchClip(signing: Signing): Promise<void> {
  await fetch(signing.clip_url).catch(() => null);
}

export function nameOf(saying: Saying): string {
  return "phrase" in saying ? `phrase ${saying.phrase}` : `text ${saying.text}`;
}
