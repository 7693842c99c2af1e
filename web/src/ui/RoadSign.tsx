/** Road signs, drawn about their middle in hundredths of the sketch; on paper they are the same. */

import signs from "../../../lsf_avatar/constat/drawings/signs.json";

/** Those that can be put on the sketch, in the words of the form. */
export const SIGNS: readonly string[] = Object.keys(signs);

export function RoadSign({ name }: { readonly name: string }) {
  const parts = signs[name as keyof typeof signs] ?? signs.stop;
  return (
    <g class="road-sign">
      {parts.map(([role, path]) => (
        <path key={path} class={`sign-${role}`} d={path} />
      ))}
    </g>
  );
}
