/** The signs of a phrase in order, the one being signed highlighted; each can be seen again. */

import { useEffect, useRef } from "preact/hooks";
import type { SignedItem } from "../api/types";
import { fr } from "../i18n/fr";

interface Props {
  readonly items: readonly SignedItem[];
  readonly current: number;
  readonly letter: number;
  onSeek(index: number): void;
}

export function Glosses({ items, current, letter, onSeek }: Props) {
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => centre(list.current, current), [current]);
  if (items.length === 0) return null;
  const spelling = items[current];
  return (
    <div class="glosses">
      <p class="visually-hidden" id="glosses-about">
        {fr.avatar.glosses}
      </p>
      <ol ref={list} aria-describedby="glosses-about">
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

/** On small screens the glosses stand in one line, which follows the one being signed. */
function centre(list: HTMLOListElement | null, index: number): void {
  const chip = list?.children[index];
  if (!list || !(chip instanceof HTMLElement)) return;
  list.scrollLeft = chip.offsetLeft - list.offsetLeft - (list.clientWidth - chip.clientWidth) / 2;
}

function noteOf(item: SignedItem): string {
  if (item.kind === "missing") return fr.avatar.missing;
  return item.kind === "spelled" ? fr.avatar.spelled : "";
}
