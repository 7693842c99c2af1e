/** The instant of a signing. Time is handed in, so that the same calls give the same frames. */

export interface Clock {
  /** Since the beginning of the signing. */
  readonly seconds: number;
  /** Seconds of signing for each second of the world. */
  readonly speed: number;
  readonly playing: boolean;
  readonly loop: boolean;
}

export const STILL: Clock = { seconds: 0, speed: 1, playing: false, loop: false };

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
  if (seconds < duration) return { ...clock, seconds };
  if (clock.loop && duration > 0) return { ...clock, seconds: seconds % duration };
  return { ...clock, seconds: duration, playing: false };
}

/** Starts, from the beginning when the end was reached. */
export function play(clock: Clock, duration: number): Clock {
  const seconds = clock.seconds >= duration ? 0 : clock.seconds;
  return { ...clock, seconds, playing: duration > 0 };
}

export function pause(clock: Clock): Clock {
  return { ...clock, playing: false };
}

/** Goes to an instant; one outside the signing becomes its nearest end. */
export function seek(clock: Clock, seconds: number, duration: number): Clock {
  return { ...clock, seconds: Math.min(Math.max(seconds, 0), duration) };
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

/** The frame shown at an instant. */
export function frameAt(seconds: number, fps: number): number {
  // A frame number divided by fps and multiplied again may fall a hair short of itself.
  return Math.floor(seconds * fps + 1e-6);
}
