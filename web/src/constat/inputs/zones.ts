/** The places on a vehicle that boxes 10 and 11 speak of, where they are in its drawing. */

import zones from "../../../../lsf_avatar/constat/drawings/zones.json";
import type { ImpactPoint } from "../../api/types";
import { halfWidth } from "../../ui/Vehicle";

/** In the order of the options of `p.impact`: column −1 is left, row −1 is the front. */
const PLACES: Readonly<Record<string, readonly number[]>> = zones;

export const ZONES: readonly string[] = Object.keys(PLACES);

/** The underside is in the list alone: from above it cannot be touched. */
export const SEEN: readonly string[] = ZONES.filter((zone) => zone !== "dessous");

/** The phrase in which the signer says a zone. */
export function phraseOf(zone: string): string {
  return `p.impact/option/${ZONES.indexOf(zone) + 1}`;
}

/** Left, top, width and height of the part of the drawing that stands for a zone. */
export function cellOf(zone: string): readonly [x: number, y: number, width: number, height: number] {
  const [column = 0, row = 0] = PLACES[zone] ?? [];
  const x = [6, 37, 63][column + 1]!;
  const y = [7, 34, 66][row + 1]!;
  return [x, y, column === 0 ? 26 : 31, row === 0 ? 32 : 27];
}

/** Where the arrow of a zone ends: on the outline of this kind of vehicle. */
function endOf(zone: string, kind: string): readonly [x: number, y: number] {
  if (zone === "dessus") return [50, 42];
  if (zone === "dessous") return [50, 62];
  const [column = 0, row = 0] = PLACES[zone] ?? [];
  const corner = column !== 0 && row !== 0;
  const half = halfWidth(kind) - (corner ? 3 : 0);
  return [50 + column * half, 50 + row * (corner ? 35 : 40)];
}

/** The middle of a zone. */
export function pointOf(zone: string, kind: string): ImpactPoint {
  const [x, y] = endOf(zone, kind);
  return { zone, x, y, angle: angleInto(x, y) };
}

/** The point that was touched, and the zone it is nearest to. */
export function pointAt(x: number, y: number, kind: string): ImpactPoint {
  const [px, py] = [x, y].map((number) => Math.round(within(number) * 10) / 10) as [number, number];
  const distance = (zone: string) => {
    const [ex, ey] = endOf(zone, kind);
    return Math.hypot(ex - px, ey - py);
  };
  const zone = SEEN.reduce((best, name) => (distance(name) < distance(best) ? name : best));
  return { zone, x: px, y: py, angle: angleInto(px, py) };
}

function within(number: number): number {
  return Math.min(Math.max(number, 0), 100);
}

/** Direction from a point to the middle of the vehicle: degrees clockwise, 0 is up. */
function angleInto(x: number, y: number): number {
  return (Math.round((Math.atan2(50 - x, y - 50) * 180) / Math.PI) + 360) % 360;
}
