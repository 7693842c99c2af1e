/** French spaces: which of them must not break a line. */

const NARROW = "\u202f";
const WIDE = "\u00a0";

/**
 * Makes the spaces of French typography unbreakable: before ; ! ? and inside a number a narrow
 * one, before : and inside « » a wide one.
 */
export function typographic(text: string): string {
  return text
    .replace(/ ([;!?])/g, `${NARROW}$1`)
    .replace(/ :/g, `${WIDE}:`)
    .replace(/« /g, `«${WIDE}`)
    .replace(/ »/g, `${WIDE}»`)
    .replace(/(\d) (?=(?:h|min|km|kg|m|%|€)\b)/g, `$1${WIDE}`)
    .replace(/ – /g, `${WIDE}– `)
    .replace(/'/g, "’");
}

/** The text as it is typed: ordinary spaces and apostrophes. */
export function plain(text: string): string {
  return text.replace(/[\u00a0\u202f]/g, " ").replace(/’/g, "'");
}

/** Applies `typographic` to every text of a tree of wordings; functions are wrapped. */
export function typeset<T>(wording: T): T {
  if (typeof wording === "string") return typographic(wording) as T;
  if (typeof wording === "function") {
    return ((...values: unknown[]) => typeset(wording(...values))) as T;
  }
  if (Array.isArray(wording)) return wording.map(typeset) as T;
  if (typeof wording === "object" && wording !== null) {
    return Object.fromEntries(
      Object.entries(wording).map(([key, value]) => [key, typeset(value)]),
    ) as T;
  }
  return wording;
}
