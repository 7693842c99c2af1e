/** Line drawings of the controls, 24 × 24. */

import type { ComponentChild } from "preact";

const ICONS = {
  play: <path class="solid" d="M8 5l11 7-11 7z" />,
  pause: <path d="M8.500 5.500v13M15.500 5.500v13" />,
  replay: <path d="M4.500 12a7.500 7.500 0 1 0 2.600-5.700M4 3.500v4h4" />,
  centre: <path d="M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5M12 12h.01" />,
  more: <path d="M5 12h.01M12 12h.01M19 12h.01" />,
} satisfies Record<string, ComponentChild>;

export function Icon({ name }: { readonly name: keyof typeof ICONS }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      {ICONS[name]}
    </svg>
  );
}
