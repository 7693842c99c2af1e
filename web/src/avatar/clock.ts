/** The instant of a signing. Time is handed in, so that the same calls give the same frames. */

/** A part of the signing, in seconds, `start` before `end`. */
export interface Selection {
  readonly start: number;
  readonly end: number;
}

export interface Clock {
  /** Since the beginning of the signing. */
  readonly seconds: number;
  /** Seconds of signing for each second of the world. */
  readonly speed: number;
  readonly playing: boolean;
  readonly loop: boolean;
  /** Where there is one, it alone is played, over and over. */
  readonly selection: Selection | null;
}

export const STILL: Clock = {
  seconds: 0,
  speed: 1,
  playing: false,
  loop: false,
  selection: null,
};

/** A selection that is shorter than this is none. */
const SHORTEST_S = 0.04;

/**
 * Advances the clock by one animation frame, stopping at the end or beginning again.
 *
 * @param clock - The instant before the frame.
 * @param elapsed - Real time since the last frame, in seconds, 0 or more.
 * @param duration - Length of the signing, in seconds.
 * @returns The instant after the frame; `playing` is false once the end is reached.
 */
export function advance(clock: Clock, elapsed: number, duration: number): Clock {
  if (!clock.playing) return clock;
  const seconds = clock.seconds + elapsed * clock.speed;
  const { start, end } = clock.selection ?? { start: 0, end: duration };
  if (seconds < end) return { ...clock, seconds };
  const again = clock.selection !== null || clock.loop;
  if (again && end > start) return { ...clock, seconds: start + ((seconds - end) % (end - start)) };
  return { ...clock, seconds: duration, playing: false };
}

/** Starts: from the beginning when the end was reached, or the selection is elsewhere. */
export function play(clock: Clock, duration: number): Clock {
  const { start, end } = clock.selection ?? { start: 0, end: duration };
  const within = start <= clock.seconds && clock.seconds < end;
  const anywhere = clock.selection === null && clock.seconds < duration;
  return { ...clock, seconds: within || anywhere ? clock.seconds : start, playing: duration > 0 };
}

export function pause(clock: Clock): Clock {
  return { ...clock, playing: false };
}

/** Goes to an instant; one outside the signing becomes its nearest end. */
export function seek(clock: Clock, seconds: number, duration: number): Clock {
  return { ...clock, seconds: within(seconds, duration) };
}

/**
 * Stops at a whole frame, some frames further.
 *
 * @param frames - How many; negative goes back.
 * @param fps - Frames a second.
 */
export function step(clock: Clock, frames: number, fps: number, duration: number): Clock {
  return seek(pause(clock), (frameAt(clock.seconds, fps) + frames) / fps, duration);
}

/** Selects a part, its ends in any order; null, or next to nothing, selects no part. */
export function select(clock: Clock, part: Selection | null, duration: number): Clock {
  const [start, end] = [part?.start ?? 0, part?.end ?? 0]
    .map((seconds) => within(seconds, duration))
    .sort((one, other) => one - other) as [number, number];
  return { ...clock, selection: end - start < SHORTEST_S ? null : { start, end } };
}

/** The frame shown at an instant. */
export function frameAt(seconds: number, fps: number): number {
  // A frame number divided by fps and multiplied again may fall a hair short of itself.
  return Math.floor(seconds * fps + 1e-6);
}

/** Whether the end is reached, and nothing begins again. */
export function hasEnded(clock: Clock, duration: number): boolean {
  return !clock.playing && duration > 0 && clock.seconds >= duration;
}

/**
 * The events of the media element that tell of a change of the clock, in its order.
 *
 * @param duration - Length of the signing, in seconds.
 */
export function eventsBetween(before: Clock, after: Clock, duration: number): readonly string[] {
  const events: string[] = [];
  if (before.speed !== after.speed) events.push("ratechange");
  if (!before.playing && after.playing) events.push("playing");
  if (before.seconds !== after.seconds) events.push("timeupdate");
  if (before.selection !== after.selection) events.push("selectionchange");
  if (before.playing && !after.playing) {
    events.push("pause");
    if (hasEnded(after, duration)) events.push("ended");
  }
  return events;
}

function within(seconds: number, duration: number): number {
  return Math.min(Math.max(seconds, 0), duration);
}
