/** The signs of a signing at an instant. */

import type { SignedItem } from "../api/types";

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
