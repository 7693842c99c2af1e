import { describe, expect, it } from "vitest";
import {
  STILL,
  advance,
  eventsBetween,
  frameAt,
  hasEnded,
  pause,
  play,
  seek,
  select,
  step,
} from "./clock";

describe("the clock", () => {
  it("runs at its speed and stops at the end", () => {
    const slow = play({ ...STILL, speed: 0.5 }, 2);
    expect(advance(slow, 1, 2)).toMatchObject({ seconds: 0.5, playing: true });
    expect(advance(slow, 9, 2)).toMatchObject({ seconds: 2, playing: false });
  });

  it("stands still while paused", () => {
    const paused = pause({ ...STILL, seconds: 1, playing: true });
    expect(advance(paused, 1, 2)).toBe(paused);
  });

  it("begins again at the end: when asked to play, or of itself in a loop", () => {
    expect(play({ ...STILL, seconds: 2 }, 2).seconds).toBe(0);
    const looping = play({ ...STILL, seconds: 1.5, loop: true }, 2);
    expect(advance(looping, 1, 2)).toMatchObject({ seconds: 0.5, playing: true });
  });

  it("never plays a signing without length", () => {
    expect(play(STILL, 0).playing).toBe(false);
  });

  it("keeps an instant within the signing", () => {
    expect(seek(STILL, -1, 2).seconds).toBe(0);
    expect(seek(STILL, 3, 2).seconds).toBe(2);
  });

  it("steps through every frame, there and back, at any frame rate", () => {
    for (const fps of [25, 30, 60]) {
      let clock = STILL;
      for (let frame = 1; frame <= 90; frame++) {
        clock = step(clock, 1, fps, 100);
        expect(frameAt(clock.seconds, fps)).toBe(frame);
      }
      for (let frame = 89; frame >= 0; frame--) {
        clock = step(clock, -1, fps, 100);
        expect(frameAt(clock.seconds, fps)).toBe(frame);
      }
    }
  });

  it("plays a selected part over and over, and nothing else", () => {
    const part = select(STILL, { start: 1.5, end: 0.5 }, 2);
    expect(part.selection).toEqual({ start: 0.5, end: 1.5 });
    const begun = play(part, 2);
    expect(begun.seconds).toBe(0.5);
    expect(advance(begun, 1.25, 2)).toMatchObject({ seconds: 0.75, playing: true });
    expect(play(seek(part, 1, 2), 2).seconds).toBe(1);
    expect(play(seek(part, 1.8, 2), 2).seconds).toBe(0.5);
  });

  it("takes next to nothing for no selection, and cuts one that goes beyond the end", () => {
    expect(select(STILL, { start: 1, end: 1.01 }, 2).selection).toBeNull();
    expect(select(STILL, { start: 1, end: 9 }, 2).selection).toEqual({ start: 1, end: 2 });
    expect(select(select(STILL, { start: 0, end: 1 }, 2), null, 2).selection).toBeNull();
  });
});

describe("the events", () => {
  const playing = play(STILL, 2);

  it("are those of the media element, in its order", () => {
    expect(eventsBetween(STILL, playing, 2)).toEqual(["playing"]);
    expect(eventsBetween(playing, advance(playing, 1, 2), 2)).toEqual(["timeupdate"]);
    expect(eventsBetween(playing, pause(playing), 2)).toEqual(["pause"]);
    const over = advance(playing, 9, 2);
    expect(eventsBetween(playing, over, 2)).toEqual(["timeupdate", "pause", "ended"]);
    expect(hasEnded(over, 2)).toBe(true);
    expect(eventsBetween(STILL, { ...STILL, speed: 2 }, 2)).toEqual(["ratechange"]);
  });

  it("are none where nothing changes", () => {
    expect(eventsBetween(playing, playing, 2)).toEqual([]);
  });
});
