/** The signs of a phrase in order, the one being signed highlighted; each can be seen again. */

import type { SignedItem } from "../api/types";
import { fr } from "../i18n/fr";

interface Props {
  readonly items: readonly SignedItem[];
  readonly current: number;
  readonly letter: number;
  onSeek(index: number): void;
}

export function Glosses({ items, current, letter, onSeek }: Props) {
  if (items.length === 0) return null;
  const spelling = items[current];
  return (
    <div class="glosses">
      <p class="visually-hidden" id="glosses-about">
        {fr.avatar.glosses}
      </p>
      <ol aria-describedby="glosses-about">
        {items.map((item, index) => (
          <li key={index}>
            <button
              class={`gloss gloss-${item.kind}`}
              aria-current={index === current ? "true" : undefined}
              onClick={() => onSeek(index)}
            >
              {item.gloss}
              {noteOf(item) && <small>{noteOf(item)}</small>}
            </button>
          </li>
        ))}
      </ol>
      {items.some((item) => item.letters.length > 0) && (
        <p class="letters" aria-hidden="true">
          {spelling?.letters.map(({ letter: text }, index) => (
            <span key={index} class={index === letter ? "letter-now" : undefined}>
              {text}
            </span>
          ))}
        </p>
      )}
    </div>
  );
}

function noteOf(item: SignedItem): string {
  if (item.kind === "missing") return fr.avatar.missing;
  return item.kind === "spelled" ? fr.avatar.spelled : "";
}
