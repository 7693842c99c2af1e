/** Turning around the signer: an angle beside and above a view, and how near. */

import type { CameraPlace } from "./framing";

/** Degrees beside and above the view that was chosen, and distance as a share of its own. */
export interface Orbit {
  readonly beside: number;
  readonly above: number;
  readonly distance: number;
}

export const CENTRED: Orbit = { beside: 0, above: 0, distance: 1 };

/** From higher or lower, hands hide each other and the floor of the picture shows. */
const HIGHEST_DEGREES = 70;
const NEAREST = 0.35;
const FARTHEST = 2;

/** One further turn; what goes too far stops at the limit, and a whole circle is none. */
export function turn(orbit: Orbit, beside: number, above: number): Orbit {
  return {
    ...orbit,
    beside: (((orbit.beside + beside + 180) % 360) + 360) % 360 - 180,
    above: clamp(orbit.above + above, -HIGHEST_DEGREES, HIGHEST_DEGREES),
  };
}

/** Goes nearer (a factor below 1) or farther. */
export function zoom(orbit: Orbit, factor: number): Orbit {
  return { ...orbit, distance: clamp(orbit.distance * factor, NEAREST, FARTHEST) };
}

/** Where the camera stands after turning; it looks at the same point. */
export function orbited({ position, target }: CameraPlace, orbit: Orbit): CameraPlace {
  const [x, y, z] = [0, 1, 2].map((axis) => position[axis]! - target[axis]!) as [
    number,
    number,
    number,
  ];
  const distance = Math.hypot(x, y, z) * orbit.distance;
  const beside = Math.atan2(x, z) + radians(orbit.beside);
  const level = Math.asin(y / Math.hypot(x, y, z)) + radians(orbit.above);
  const above = clamp(level, -radians(HIGHEST_DEGREES), radians(HIGHEST_DEGREES));
  return {
    position: [
      target[0] + distance * Math.cos(above) * Math.sin(beside),
      target[1] + distance * Math.sin(above),
      target[2] + distance * Math.cos(above) * Math.cos(beside),
    ],
    target,
  };
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high);
}

function radians(degrees: number): number {
  return (degrees * Math.PI) / 180;
}
