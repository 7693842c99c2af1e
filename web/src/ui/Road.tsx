/** Roads from above, in a drawing of 100 × 100; on paper they are the same. */

import roads from "../../../lsf_avatar/constat/drawings/roads.json";

export function Road({ layout }: { readonly layout: string }) {
  const parts = roads[layout as keyof typeof roads] ?? roads["ligne droite"];
  return (
    <g class="road" aria-hidden="true">
      <rect class="ground" width="100" height="100" />
      {parts.map(([role, path]) => (
        <path key={path} class={role} d={path} />
      ))}
    </g>
  );
}
