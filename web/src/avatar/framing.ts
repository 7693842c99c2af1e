/** Where the camera stands so that a box of space fills the picture. */

/** A part of the signing space: its middle and half its size, in metres, y up, z to the viewer. */
export interface Box {
  readonly middle: readonly [number, number, number];
  readonly half: readonly [number, number, number];
}

export const VIEWS = ["front", "three-quarter", "side", "hands", "face"] as const;
export type View = (typeof VIEWS)[number];

/** Angle of each view around the signer, in degrees; towards the signer's right hand. */
const AZIMUTH: Readonly<Record<View, number>> = {
  front: 0,
  "three-quarter": 40,
  side: 90,
  hands: 0,
  face: 0,
};

export interface CameraPlace {
  readonly position: readonly [number, number, number];
  readonly target: readonly [number, number, number];
}

/**
 * Places a camera so that the whole box is in the picture, its near side included.
 *
 * @param fov - Vertical field of view, in degrees.
 * @param aspect - Width of the picture over its height.
 */
export function place(box: Box, view: View, fov: number, aspect: number): CameraPlace {
  const angle = (-AZIMUTH[view] * Math.PI) / 180;
  const [x, z] = [Math.sin(angle), Math.cos(angle)];
  const across = Math.abs(z) * box.half[0] + Math.abs(x) * box.half[2];
  const deep = Math.abs(x) * box.half[0] + Math.abs(z) * box.half[2];
  const tangent = Math.tan((fov * Math.PI) / 360);
  const distance = Math.max(box.half[1] / tangent, across / (tangent * aspect)) + deep;
  const [cx, cy, cz] = box.middle;
  return { position: [cx + x * distance, cy, cz + z * distance], target: [cx, cy, cz] };
}

/** What framing must know of a body, in metres, from its rest pose. */
export interface Measures {
  readonly hips: number;
  readonly chin: number;
  readonly crown: number;
  /** Middle of the body to a shoulder. */
  readonly shoulder: number;
  /** Shoulder to wrist. */
  readonly arm: number;
  /** How far the chest stands before the body's origin. */
  readonly front: number;
}

/**
 * The box that a view shows.
 *
 * Signs stay between the hips and a hand above the head, and within bent arms to the sides; the
 * shares of the arm are set by eye on this body, and a test looks that no hand is cut.
 */
export function boxOf(view: View, body: Measures): Box {
  const reach = body.shoulder + 0.62 * body.arm;
  // From the side, hands that go forward go across the picture: there it is as deep as they reach.
  const near = body.front + (view === "side" ? 1.05 : 0.7) * body.arm;
  const span = (low: number, high: number, wide: number, back: number, fore: number): Box => ({
    middle: [0, (low + high) / 2, (back + fore) / 2],
    half: [wide, (high - low) / 2, (fore - back) / 2],
  });
  const head = body.crown - body.chin;
  switch (view) {
    case "face":
      return span(body.chin - 0.25 * head, body.crown + 0.08 * head, 0.55 * head, -0.1, 0.1);
    case "hands":
      return span(body.hips + 0.02, body.chin, 0.85 * reach, 0, near);
    default:
      return span(body.hips - 0.04, body.crown + 0.22 * head, reach, -0.1, near);
  }
}
