/** Roads from above, in a drawing of 100 × 100. */

import type { ComponentChild } from "preact";

export function Road({ layout }: { readonly layout: string }) {
  return (
    <g class="road" aria-hidden="true">
      <rect class="ground" width="100" height="100" />
      {ROADS[layout] ?? ROADS["ligne droite"]}
    </g>
  );
}

const ROADS: Readonly<Record<string, ComponentChild>> = {
  "ligne droite": (
    <>
      <path class="tar" d="M36 0h28v100h-28z" />
      <path class="dashes" d="M50 0v100" />
    </>
  ),
  stationnement: (
    <>
      <path class="tar" d="M36 0h28v14h10v72h-10v14h-28z" />
      <path class="dashes" d="M50 0v100" />
      <path class="line" d="M64 14v72M64 38h10M64 62h10" />
    </>
  ),
  chemin: (
    <>
      <path class="tar" d="M36 0h28v100h-28zM64 40h36v20h-36z" />
      <path class="dashes" d="M50 0v100" />
    </>
  ),
  "deux files": (
    <>
      <path class="tar" d="M22 0h56v100h-56z" />
      <path class="dashes" d="M36 0v100M64 0v100" />
      <path class="line" d="M50 0v100" />
    </>
  ),
  "carrefour en croix": (
    <>
      <path class="tar" d="M36 0h28v36h36v28h-36v36h-28v-36h-36v-28h36z" />
      <path class="dashes" d="M50 0v34M50 66v34M0 50h34M66 50h34" />
    </>
  ),
  "carrefour en T": (
    <>
      <path class="tar" d="M0 22h100v28h-36v50h-28v-50h-36z" />
      <path class="dashes" d="M0 36h100M50 54v46" />
    </>
  ),
  "rond-point": (
    <>
      <path class="tar" d="M38 0h24v100h-24zM0 38h100v24h-100z" />
      <circle class="tar" cx="50" cy="50" r="34" />
      <circle class="island" cx="50" cy="50" r="13" />
      <path class="dashes" d="M50 0v16M50 84v16M0 50h16M84 50h16" />
    </>
  ),
  parking: (
    <>
      <rect class="tar" x="4" y="4" width="92" height="92" />
      <path
        class="line"
        d="M4 34h92M4 66h92M18 4v30M34 4v30M50 4v30M66 4v30M82 4v30M18 66v30M34 66v30M50 66v30M66 66v30M82 66v30"
      />
    </>
  ),
  autoroute: (
    <>
      <path class="tar" d="M4 0h42v100h-42zM54 0h42v100h-42z" />
      <path class="dashes" d="M18 0v100M32 0v100M68 0v100M82 0v100" />
      <path class="barrier" d="M50 0v100" />
    </>
  ),
};
