import { describe, expect, it } from "vitest";
import { FRESH, type Pace, drawn, isSlow } from "./pace";

const after = (spans: readonly number[], from: Pace = FRESH): Pace => {
  let now = Number.isFinite(from.last) ? from.last : 1000;
  return [0, ...spans].reduce((pace, span) => drawn(pace, (now += span)), from);
};
const times = (count: number, span: number) => Array.from({ length: count }, () => span);

describe("the pace of drawing", () => {
  it("is slow when half of the pictures come later than 26 a second", () => {
    expect(isSlow(after([...times(12, 20), ...times(40, 45)]))).toBe(true);
    expect(isSlow(after([...times(12, 20), ...times(40, 33)]))).toBe(false);
  });

  it("is not judged by few pictures, nor by the first ones", () => {
    expect(isSlow(after(times(30, 60)))).toBe(false);
    expect(isSlow(after([...times(12, 200), ...times(40, 17)]))).toBe(false);
  });

  it("forgets pauses", () => {
    expect(isSlow(after(Array.from({ length: 60 }, (_, n) => (n % 2 ? 16 : 5000))))).toBe(false);
  });

  it("forgets what was long ago", () => {
    expect(isSlow(after(times(40, 16), after([...times(12, 16), ...times(40, 60)])))).toBe(false);
  });
});
