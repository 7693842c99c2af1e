/** Runs a clock by the pictures of the browser, and tells of it as the media element does. */

import * as clocks from "./clock";
import type { Clock, Selection } from "./clock";

/** Longer than this between two pictures, signs are slowed, not skipped. */
const LONGEST_FRAME_S = 0.1;

/** Somebody has asked to play, and waits until there is something to play. */
interface Starting {
  readonly begun: Promise<void>;
  begin(): void;
  giveUp(reason: Error): void;
}

export class Motor {
  clock: Clock = clocks.STILL;
  /** Of what is played, in seconds; 0 while there is nothing. */
  duration = 0;
  #starting: Starting | null = null;
  #stop = () => {};

  /**
   * @param changed - Told of every change of the clock, before the events.
   * @param tell - Told of every event, by its name.
   */
  constructor(
    readonly changed: (before: Clock, after: Clock) => void,
    readonly tell: (event: string) => void,
  ) {}

  get paused(): boolean {
    return !this.clock.playing && this.#starting === null;
  }

  get ended(): boolean {
    return clocks.hasEnded(this.clock, this.duration);
  }

  /** Something else is played from now on: it begins at its beginning. */
  insert(duration: number): void {
    this.#set(clocks.pause(this.clock));
    this.duration = duration;
    this.clock = { ...this.clock, seconds: 0, selection: null };
  }

  /** Asks to play; `begin` fulfils it. */
  play(): Promise<void> {
    if (this.clock.playing) return Promise.resolve();
    if (this.paused) this.tell("play");
    this.#starting ??= starting();
    return this.#starting.begun;
  }

  /**
   * Begins, if somebody has asked to play.
   *
   * @param on - Whose pictures are counted.
   */
  begin(on: Window): void {
    if (!this.#starting) return;
    this.#starting.begin();
    this.#starting = null;
    this.#set(clocks.play(this.clock, this.duration));
    this.run(on);
  }

  /** Goes on by the pictures of another window, if it is running. */
  run(on: Window): void {
    this.#stop();
    let last = -1;
    let request = 0;
    const frame = (now: number) => {
      if (!this.clock.playing) return;
      const elapsed = last < 0 ? 0 : Math.min(Math.max((now - last) / 1000, 0), LONGEST_FRAME_S);
      last = now;
      request = on.requestAnimationFrame(frame);
      this.#set(clocks.advance(this.clock, elapsed, this.duration));
    };
    request = on.requestAnimationFrame(frame);
    this.#stop = () => on.cancelAnimationFrame(request);
  }

  /** Stops; whoever waits for it to begin is told why it will not. */
  pause(reason: Error = new DOMException("paused before it could play", "AbortError")): void {
    if (this.#starting) {
      this.#starting.giveUp(reason);
      this.#starting = null;
      this.tell("pause");
    }
    this.#set(clocks.pause(this.clock));
  }

  seek(seconds: number): void {
    this.#set(clocks.seek(this.clock, seconds, this.duration));
    this.tell("seeked");
  }

  step(frames: number, fps: number): void {
    this.pause();
    this.#set(clocks.step(this.clock, frames, fps, this.duration));
    this.tell("seeked");
  }

  select(part: Selection | null): void {
    this.#set(clocks.select(this.clock, part, this.duration));
  }

  adjust(settings: Partial<Pick<Clock, "speed" | "loop">>): void {
    this.#set({ ...this.clock, ...settings });
  }

  #set(clock: Clock): void {
    const before = this.clock;
    this.clock = clock;
    this.changed(before, clock);
    for (const event of clocks.eventsBetween(before, clock, this.duration)) this.tell(event);
  }
}

function starting(): Starting {
  let begin = () => {};
  let giveUp: (reason: Error) => void = () => {};
  const begun = new Promise<void>((done, failed) => {
    begin = done;
    giveUp = failed;
  });
  return { begun, begin, giveUp };
}
