/**
 * Films of drivers who sign an answer: kept on this device, and sent to their author's side alone.
 *
 * A film is no answer of the form: it stands in no draft, and the other driver never has it.
 */

import { Refused, deleteFilm, uploadFilm } from "../api/client";
import type { Side } from "../api/types";
import type { DraftStore } from "../constat/store";

/** Questions that offer to be answered by film. */
export const FILMED = ["p.remarks", "v.story"] as const;
export type Filmed = (typeof FILMED)[number];

export function isFilmed(id: string): id is Filmed {
  return FILMED.some((each) => each === id);
}

/** As the server allows (`guard.MOST_FILM_BYTES`). */
export const MOST_FILM_BYTES = 24 * 1024 * 1024;
const RETRY_MS = 10_000;

/** A film as this device has it; without a blob it is to be taken back from the server. */
export interface KeptFilm {
  /** Another film of the same question is another one. */
  readonly id: string;
  readonly blob: Blob | null;
  readonly sent: boolean;
  /** Why the server did not take it; it stays here. */
  readonly refused?: string;
}

export class Films {
  #unsent = 0;
  #sending: Promise<void> | null = null;
  #timer = 0;
  readonly #listeners = new Set<() => void>();

  constructor(readonly store: DraftStore) {}

  /** How many films, or removals of films, the server does not yet know of. */
  get unsent(): number {
    return this.#unsent;
  }

  listen = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** The film of the driver in front of this device. */
  async get(key: Filmed): Promise<KeptFilm | undefined> {
    const { draft, files } = this.store;
    const film = draft && (await files.get<KeptFilm>("files", nameOf(draft.id, draft.side, key)));
    return film?.blob ? film : undefined;
  }

  /** Keeps a film, null to take it back, and sends it; fails when this device has no room. */
  async keep(key: Filmed, blob: Blob | null): Promise<void> {
    const { draft, files } = this.store;
    if (!draft) return;
    const film: KeptFilm = { id: crypto.getRandomValues(new Uint32Array(2)).join(), blob, sent: false };
    await files.put("files", nameOf(draft.id, draft.side, key), film);
    this.#tell();
    void this.flush();
  }

  /** Sends what is not yet sent, of both drivers if both use this device. */
  flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#sending ??= this.#send().finally(() => {
      this.#sending = null;
      if (this.#unsent > 0) this.#timer = window.setTimeout(() => void this.flush(), RETRY_MS);
    });
    return this.#sending;
  }

  async #send(): Promise<void> {
    const { draft, device } = this.store;
    let unsent = 0;
    if (draft && !draft.practice) {
      for (const side of ["A", "B"] as const) {
        for (const key of FILMED) {
          const name = nameOf(draft.id, side, key);
          const film = await device.get<KeptFilm>("files", name);
          if (!film || film.sent || film.refused) continue;
          const token = draft.known ? draft.tokens[side] : undefined;
          const after = token ? await sent(token, key, film) : film;
          const now = await device.get<KeptFilm>("files", name);
          // While it was on its way another film may have been made.
          if (after === film || now?.id !== film.id) unsent++;
          else if (after.blob) await device.put("files", name, after);
          else await device.remove("files", name);
        }
      }
    }
    this.#unsent = unsent;
    this.#tell();
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}

function nameOf(constat: string, side: Side, key: Filmed): string {
  return `film ${constat} ${side} ${key}`;
}

/** The film as it is after an attempt to send it; the same one when nobody answered. */
async function sent(token: string, key: Filmed, film: KeptFilm): Promise<KeptFilm> {
  try {
    await (film.blob ? uploadFilm(token, key, film.blob) : deleteFilm(token, key));
    return { ...film, sent: true };
  } catch (error) {
    if (!(error instanceof Refused)) return film;
    return film.blob ? { ...film, refused: error.message } : { ...film, sent: true };
  }
}

const boxes = new WeakMap<DraftStore, Films>();

/** The films that belong to a draft's store. */
export function filmsOf(store: DraftStore): Films {
  const there = boxes.get(store) ?? new Films(store);
  boxes.set(store, there);
  return there;
}
