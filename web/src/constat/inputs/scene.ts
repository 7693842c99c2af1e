/** The sketch as a value: what stands on it, and how it is moved, added and taken away. */

import type { Placed, Side, Sketch, SketchVehicle } from "../../api/types";

/** As the server allows. */
export const MOST = { signs: 12, streets: 4, letters: 60 } as const;

type Group = "signs" | "streets";

/** One thing on the sketch: a vehicle, or the sign or street of that index. */
export type ItemId = Side | `${Group} ${number}`;

export interface Item {
  readonly id: ItemId;
  readonly name: string;
  readonly x: number;
  readonly y: number;
  /** Degrees clockwise, of vehicles alone. */
  readonly rotation?: number;
}

/** By how much something changes: hundredths of the frame, and degrees. */
export interface Nudge {
  readonly dx?: number;
  readonly dy?: number;
  readonly turn?: number;
}

const START: readonly SketchVehicle[] = [
  { id: "A", x: 57, y: 72, rotation: 0 },
  { id: "B", x: 43, y: 28, rotation: 180 },
];

/** Where the first, second, third and fourth street name appears. */
const AT_THE_EDGES = [
  [50, 6],
  [80, 50],
  [50, 95],
  [20, 50],
] as const;

/** The sketch as it was left, or one that nobody has touched yet. */
export function sketchOf(value: Sketch | undefined, layout: string): Sketch {
  return { vehicles: START, signs: [], streets: [], ...value, layout };
}

/** Everything that has a place, in the order of Tab: A, B, signs, streets. */
export function itemsOf(sketch: Sketch): readonly Item[] {
  const vehicles = sketch.vehicles.map((vehicle) => ({ ...vehicle, name: vehicle.id }));
  return [...vehicles, ...placedOf(sketch, "signs"), ...placedOf(sketch, "streets")];
}

/** Those of a group that have a place; an older answer may hold a name alone. */
function placedOf(sketch: Sketch, group: Group): readonly Item[] {
  return sketch[group].flatMap((item, index) =>
    typeof item === "string" ? [] : [{ ...item, id: `${group} ${index}` as const }],
  );
}

/** The sketch with one thing elsewhere, within the frame. */
export function put(
  sketch: Sketch,
  id: ItemId,
  change: Partial<Pick<SketchVehicle, "x" | "y" | "rotation">>,
): Sketch {
  if (id === "A" || id === "B") {
    const vehicles = sketch.vehicles.map((vehicle) =>
      vehicle.id === id ? insideVehicle({ ...vehicle, ...change }) : vehicle,
    );
    return { ...sketch, vehicles };
  }
  const { rotation: _, ...place } = change;
  return changed(sketch, id, (item) => ({
    ...item,
    x: within({ ...item, ...place }.x),
    y: within({ ...item, ...place }.y),
  }));
}

export function nudge(sketch: Sketch, id: ItemId, { dx = 0, dy = 0, turn = 0 }: Nudge): Sketch {
  const item = itemsOf(sketch).find((other) => other.id === id);
  if (!item) return sketch;
  return put(sketch, id, {
    x: item.x + dx,
    y: item.y + dy,
    rotation: (item.rotation ?? 0) + turn,
  });
}

/** One more sign, beside the one before; the same sketch when there are enough. */
export function addSign(sketch: Sketch, name: string): Sketch {
  const count = sketch.signs.length;
  if (count >= MOST.signs) return sketch;
  const sign = { name, x: 16 + 14 * (count % 6), y: count < 6 ? 82 : 94 };
  return { ...sketch, signs: [...sketch.signs, sign] };
}

/** The street of an index under another name, or a new one; without a name it goes. */
export function nameStreet(sketch: Sketch, index: number, name: string): Sketch {
  if (name.trim() === "") return index < sketch.streets.length ? remove(sketch, `streets ${index}`) : sketch;
  if (index < sketch.streets.length) {
    return changed(sketch, `streets ${index}`, (street) => ({ ...street, name }));
  }
  const [x, y] = AT_THE_EDGES[index] ?? AT_THE_EDGES[0];
  return { ...sketch, streets: [...sketch.streets, { name, x, y }] };
}

/** Without a sign or a street; vehicles stay. */
export function remove(sketch: Sketch, id: ItemId): Sketch {
  const [group, index] = partsOf(id);
  if (!group) return sketch;
  return { ...sketch, [group]: sketch[group].filter((_, at) => at !== index) };
}

function changed(sketch: Sketch, id: ItemId, change: (item: Placed) => Placed): Sketch {
  const [group, index] = partsOf(id);
  if (!group) return sketch;
  const items = sketch[group].map((item, at) => {
    if (at !== index) return item;
    return change(typeof item === "string" ? { name: item, x: 50, y: 50 } : item);
  });
  return { ...sketch, [group]: items };
}

function partsOf(id: ItemId): readonly [Group | null, number] {
  const [group, index] = id.split(" ");
  return group === "signs" || group === "streets" ? [group, Number(index)] : [null, -1];
}

/** Keeps a vehicle in the frame, on whole hundredths and degrees. */
function insideVehicle(vehicle: SketchVehicle): SketchVehicle {
  const rotation = ((Math.round(vehicle.rotation) % 360) + 360) % 360;
  return { id: vehicle.id, x: within(vehicle.x), y: within(vehicle.y), rotation };
}

function within(number: number): number {
  return Math.round(Math.min(Math.max(number, 0), 100));
}
