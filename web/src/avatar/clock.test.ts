import { describe, expect, it } from "vitest";
import { STILL, advance, frameAt, pause, play, seek, step } from "./clock";

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
});
