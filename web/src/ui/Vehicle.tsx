/** Vehicles from above, front up, in a drawing of 100 × 100; on paper they are the same. */

import vehicles from "../../../lsf_avatar/constat/drawings/vehicles.json";

type Kind = keyof typeof vehicles;

function shapeOf(kind: string) {
  return vehicles[kind as Kind] ?? vehicles.voiture;
}

/** From the middle of a vehicle to its side, in hundredths of the drawing. */
export function halfWidth(kind: string): number {
  return shapeOf(kind).half;
}

export function Outline({ kind }: { readonly kind: string }) {
  return (
    <g class="vehicle" data-kind={kind}>
      {shapeOf(kind).parts.map(([role, path]) => (
        <path key={path} class={`vehicle-${role}`} d={path} />
      ))}
    </g>
  );
}
