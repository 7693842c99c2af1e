import { describe, expect, it } from "vitest";
import { CENTRED, orbited, turn, zoom } from "./orbit";

const FRONT = { position: [0, 1.2, 3], target: [0, 1.2, 0] } as const;

describe("the orbit", () => {
  it("leaves the view as it is while nobody turns", () => {
    const { position } = orbited(FRONT, CENTRED);
    position.forEach((value, axis) => expect(value).toBeCloseTo(FRONT.position[axis]!, 9));
  });

  it("goes around the signer at the same distance", () => {
    const { position } = orbited(FRONT, turn(CENTRED, 90, 0));
    expect(position[0]).toBeCloseTo(3, 9);
    expect(position[2]).toBeCloseTo(0, 9);
    const above = orbited(FRONT, turn(CENTRED, 30, 40)).position;
    expect(Math.hypot(above[0], above[1] - 1.2, above[2])).toBeCloseTo(3, 9);
    expect(above[1]).toBeGreaterThan(1.2);
  });

  it("never goes over the head, through the signer or out of sight", () => {
    expect(turn(CENTRED, 0, 500).above).toBe(70);
    expect(turn(CENTRED, 0, -500).above).toBe(-70);
    expect(zoom(CENTRED, 1e-6).distance).toBe(0.35);
    expect(zoom(CENTRED, 1e6).distance).toBe(2);
  });

  it("is where it began after a whole circle, either way round", () => {
    expect(turn(turn(CENTRED, 200, 0), 160, 0).beside).toBeCloseTo(0, 9);
    expect(turn(turn(CENTRED, -200, 0), -160, 0).beside).toBeCloseTo(0, 9);
  });
});
