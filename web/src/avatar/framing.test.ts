import { describe, expect, it } from "vitest";
import { VIEWS, boxOf, place } from "./framing";

const BODY = { hips: 0, chin: 0.6, crown: 0.8, shoulder: 0.15, arm: 0.45, front: 0.1 };
const FOV = 24;

describe("the camera", () => {
  it.each([0.6, 1, 1.8])("has the whole box in the picture, also its near side, at %d : 1", (aspect) => {
    for (const view of VIEWS) {
      const box = boxOf(view, BODY);
      const { position, target } = place(box, view, FOV, aspect);
      const [fx, fz] = unit(target[0] - position[0], target[2] - position[2]);
      for (const sx of [-1, 1]) {
        for (const sy of [-1, 1]) {
          for (const sz of [-1, 1]) {
            const x = box.middle[0] + sx * box.half[0] - position[0];
            const y = box.middle[1] + sy * box.half[1] - position[1];
            const z = box.middle[2] + sz * box.half[2] - position[2];
            const depth = x * fx + z * fz;
            const across = Math.abs(x * fz - z * fx);
            const tangent = Math.tan((FOV * Math.PI) / 360);
            expect(Math.abs(y) / depth).toBeLessThanOrEqual(tangent + 1e-9);
            expect(across / depth).toBeLessThanOrEqual(tangent * aspect + 1e-9);
          }
        }
      }
    }
  });

  it("looks from the front, and from the signer's right for side views", () => {
    expect(place(boxOf("front", BODY), "front", FOV, 1).position[0]).toBeCloseTo(0);
    expect(place(boxOf("side", BODY), "side", FOV, 1).position[0]).toBeLessThan(-0.5);
  });
});

function unit(x: number, z: number): [number, number] {
  const length = Math.hypot(x, z);
  return [x / length, z / length];
}
