/** Whether this machine draws fast enough, told from the time between pictures. */

/** Slower than this at the median, and the signer is drawn with less detail. */
const SLOW_MS = 1000 / 26;
/** A longer gap is a pause, another tab, or a question being read: it tells nothing of drawing. */
const GAP_MS = 250;
/** The first pictures compile shaders and fill memory. */
const WARM_UP = 12;
const WINDOW = 40;

/** Times between the last pictures, oldest first. */
export interface Pace {
  readonly last: number;
  readonly seen: number;
  readonly spans: readonly number[];
}

export const FRESH: Pace = { last: -Infinity, seen: 0, spans: [] };

/**
 * Notes that a picture was drawn.
 *
 * @param now - Milliseconds, on any clock that only goes forward.
 */
export function drawn(pace: Pace, now: number): Pace {
  const span = now - pace.last;
  if (span > GAP_MS) return { ...pace, last: now };
  if (pace.seen < WARM_UP) return { ...pace, last: now, seen: pace.seen + 1 };
  return { ...pace, last: now, spans: [...pace.spans.slice(1 - WINDOW), span] };
}

/** Whether enough pictures have been seen, and half of them came too late. */
export function isSlow({ spans }: Pace): boolean {
  if (spans.length < WINDOW) return false;
  return [...spans].sort((a, b) => a - b)[WINDOW >> 1]! > SLOW_MS;
}
