/** The links that this device has of the constats of one accident: one for each pair of vehicles. */

import type { Side } from "../api/types";
import type { Device } from "../device/database";
import type { Draft } from "./draft";

/** The answer to `gate.vehicle_count` with which there is more than one constat. */
export const THREE_OR_MORE = "3 ou plus";

const STORED = "accident";

/** One constat, and the links to it that were made or used here. */
export type OwnConstat = Pick<Draft, "id" | "side" | "tokens">;

/** Constats whose links this device has kept, in the order they came. */
export async function ownConstats(device: Device): Promise<readonly OwnConstat[]> {
  return (await device.get<readonly OwnConstat[]>("kept", STORED)) ?? [];
}

/** Keeps the links of a constat, so that its driver comes back to it. */
export async function rememberConstat(
  device: Device,
  { id, side, tokens }: OwnConstat,
): Promise<void> {
  const others = (await ownConstats(device)).filter((each) => each.id !== id);
  await device.put("kept", STORED, [...others, { id, side, tokens }]);
}

/** Whose links of a constat its device answers for: both, where both drivers used it alone. */
export function linksOf({ side, tokens }: OwnConstat, onePhone: boolean): readonly string[] {
  const sides: readonly Side[] = onePhone ? ["A", "B"] : [side];
  return sides.flatMap((each) => tokens[each] ?? []);
}
