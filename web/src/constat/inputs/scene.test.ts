import { describe, expect, it } from "vitest";
import type { Sketch } from "../../api/types";
import { MOST, addSign, itemsOf, nameStreet, nudge, put, remove, sketchOf } from "./scene";

const BLANK = sketchOf(undefined, "rond-point");

describe("a sketch", () => {
  it("begins with A and B, and keeps what an older answer has", () => {
    expect(itemsOf(BLANK).map(({ id }) => id)).toEqual(["A", "B"]);
    const older = { ...BLANK, signs: ["stop"], streets: ["rue X"] };
    const kept = addSign(sketchOf(older, "parking"), "feu");
    expect(kept.layout).toBe("parking");
    expect(kept.signs[0]).toBe("stop");
    expect(kept.streets).toEqual(["rue X"]);
    expect(itemsOf(kept).map(({ id }) => id)).toEqual(["A", "B", "signs 1"]);
  });

  it("moves what it is told to, within the frame, on whole numbers", () => {
    const moved = nudge(BLANK, "A", { dx: 400, turn: -15 });
    expect(moved.vehicles[0]).toEqual({ id: "A", x: 100, y: 72, rotation: 345 });
    expect(moved.vehicles[1]).toEqual(BLANK.vehicles[1]);
    const sign = put(addSign(BLANK, "feu"), "signs 0", { x: 33.4, y: -3 });
    expect(sign.signs).toEqual([{ name: "feu", x: 33, y: 0 }]);
  });

  it("does not turn a sign, nor lose a vehicle", () => {
    const sign = addSign(BLANK, "stop");
    expect(nudge(sign, "signs 0", { turn: 15 })).toEqual(sign);
    expect(remove(BLANK, "A")).toEqual(BLANK);
  });

  it("takes as many signs and streets as the server does", () => {
    let sketch: Sketch = BLANK;
    for (let index = 0; index < MOST.signs + 3; index++) sketch = addSign(sketch, "feu");
    for (let index = 0; index < MOST.streets; index++) {
      sketch = nameStreet(sketch, index, `rue ${index}`);
    }
    expect(sketch.signs).toHaveLength(MOST.signs);
    expect(sketch.streets).toHaveLength(MOST.streets);
    const inside = itemsOf(sketch).every(({ x, y }) => x >= 0 && x <= 100 && y >= 0 && y <= 100);
    expect(inside).toBe(true);
  });

  it("names a street anew where it stands, and without a name it is gone", () => {
    const named = put(nameStreet(BLANK, 0, "rue A"), "streets 0", { x: 20, y: 30 });
    const again = nameStreet(named, 0, "rue B");
    expect(again.streets).toEqual([{ name: "rue B", x: 20, y: 30 }]);
    expect(nameStreet(again, 0, " ").streets).toEqual([]);
    expect(nameStreet(BLANK, 0, " ")).toBe(BLANK);
  });
});
