/**
 * Who signs, with which hand, how fast: kept on this device only.
 *
 * It is nowhere in the record: whoever reads a constat must not learn that LSF was used.
 */

import type { Voice } from "../api/types";

export interface Preferences extends Voice {
  readonly speed: number;
}

const STORED = "lsf-avatar.preferences";
const USUAL: Preferences = { signer: "", dominant: "", speed: 1 };

export class PreferenceStore {
  #chosen: Preferences;
  readonly #listeners = new Set<() => void>();

  constructor(readonly storage: Pick<Storage, "getItem" | "setItem"> = localStorage) {
    this.#chosen = { ...USUAL, ...read(storage) };
  }

  get chosen(): Preferences {
    return this.#chosen;
  }

  readonly choose = (some: Partial<Preferences>): void => {
    this.#chosen = { ...this.#chosen, ...some };
    this.storage.setItem(STORED, JSON.stringify(this.#chosen));
    for (const changed of this.#listeners) changed();
  };

  readonly listen = (changed: () => void): (() => void) => {
    this.#listeners.add(changed);
    return () => this.#listeners.delete(changed);
  };
}

/** What was kept, as far as it can still be understood. */
function read(storage: Pick<Storage, "getItem">): Partial<Preferences> {
  try {
    const kept = JSON.parse(storage.getItem(STORED) ?? "{}") as Record<string, unknown>;
    const known = Object.entries(USUAL).filter(([name, usual]) => typeof kept[name] === typeof usual);
    return Object.fromEntries(known.map(([name]) => [name, kept[name]]));
  } catch {
    return {};
  }
}
