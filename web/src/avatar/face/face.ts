/** What the element shows around its picture, as one value: the same face draws the same. */

import type { SignedItem, Status } from "../../api/types";
import type { Selection } from "../clock";
import type { View } from "../framing";
import type { Trouble } from "../trouble";

export interface Face {
  /** The French text, as far as it is known. */
  readonly text: string;
  readonly status: Status;
  readonly items: readonly SignedItem[];
  /** Index of the item being signed, and of its letter; -1 for none. */
  readonly item: number;
  readonly letter: number;
  readonly trouble: Trouble | null;
  /** What is being waited for, in words; empty for nothing. */
  readonly waiting: string;
  /** Whether there is a picture of the signer, and whether anything can be played. */
  readonly drawn: boolean;
  readonly ready: boolean;
  readonly playing: boolean;
  readonly duration: number;
  readonly fps: number;
  readonly speed: number;
  readonly loop: boolean;
  readonly selection: Selection | null;
  readonly view: View;
  readonly mirror: boolean;
  readonly captions: ReadonlySet<Caption>;
  readonly controls: "none" | "some" | "all";
  readonly signer: string;
  readonly dominant: string;
  /** Whether another signer can sign it: a text can be signed anew, a clip cannot. */
  readonly resignable: boolean;
  readonly turnable: boolean;
  readonly turned: boolean;
  readonly film: "none" | "offered" | "shown";
  readonly small: "none" | "offered" | "shown";
}

export type Caption = "text" | "glosses";

/** What is written under the picture: an empty attribute asks for both. */
export function captionsOf(attribute: string | null): ReadonlySet<Caption> {
  if (attribute === null) return new Set();
  const named = attribute.split(/\s+/).filter((name) => name === "text" || name === "glosses");
  return new Set(named.length > 0 ? (named as Caption[]) : ["text", "glosses"]);
}

/** How many buttons there are: none without the attribute. */
export function controlsOf(attribute: string | null): Face["controls"] {
  if (attribute === null) return "none";
  return attribute === "all" ? "all" : "some";
}

/** A text in three parts, of which the middle is being signed. */
export function partsOf({ text, items, item }: Face): readonly [string, string, string] {
  const { start = 0, end = 0 } = items[item] ?? {};
  return [text.slice(0, start), text.slice(start, end), text.slice(end)];
}
