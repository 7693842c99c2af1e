/** Small drawings beside the options, for those who read little French. Decoration for others. */

import { PICTOGRAMS } from "./pictograms";

interface Props {
  readonly name: string;
  readonly question: string;
}

export function Pictogram({ name, question }: Props) {
  const paths = PICTOGRAMS[`${question} ${name}`] ?? PICTOGRAMS[name];
  if (!paths) return null;
  return (
    <svg class="pictogram" viewBox="0 0 48 48" aria-hidden="true" focusable="false">
      {paths}
    </svg>
  );
}
