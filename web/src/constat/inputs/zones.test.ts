import { describe, expect, it } from "vitest";
import vehicles from "../../../../lsf_avatar/constat/drawings/vehicles.json";
import { SEEN, ZONES, cellOf, pointAt, pointOf } from "./zones";

const KINDS = Object.keys(vehicles);

describe("the point of impact", () => {
  it("is the zone nearest to where the drawing was touched, its arrow towards the middle", () => {
    expect(pointAt(71, 14, "voiture")).toMatchObject({ zone: "avant droit", x: 71, y: 14 });
    expect(pointAt(28, 50, "voiture")).toMatchObject({ zone: "côté gauche", angle: 90 });
    expect(pointOf("arrière", "voiture")).toMatchObject({ x: 50, y: 90, angle: 0 });
  });

  it("stays in the drawing", () => {
    expect(pointAt(-5, 130, "voiture")).toMatchObject({ x: 0, y: 100 });
  });

  it.each(KINDS)("of the list is the same zone when the drawing is touched there: %s", (kind) => {
    for (const zone of SEEN) {
      const { x, y } = pointOf(zone, kind);
      expect(pointAt(x, y, kind).zone).toBe(zone);
    }
  });

  it("lies nearer to the middle of a bicycle than of a car", () => {
    expect(pointOf("côté droit", "vélo").x).toBeLessThan(pointOf("côté droit", "voiture").x);
  });
});

describe("the places that can be touched", () => {
  it("are all but the underside, each in a part of the drawing of its own", () => {
    expect(ZONES).toHaveLength(10);
    const cells = SEEN.map(cellOf);
    for (const [index, [x, y, width, height]] of cells.entries()) {
      expect(x >= 0 && y >= 0 && x + width <= 100 && y + height <= 100).toBe(true);
      for (const [ox, oy, owidth, oheight] of cells.slice(index + 1)) {
        const apart = ox >= x + width || x >= ox + owidth || oy >= y + height || y >= oy + oheight;
        expect(apart).toBe(true);
      }
    }
  });
});
