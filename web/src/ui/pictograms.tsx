/** Option → drawing, 48 × 48. */

import type { ComponentChild } from "preact";

export const PICTOGRAMS: Readonly<Record<string, ComponentChild>> = {
  oui: <path d="M10 25l10 10 18-22" class="pen pen-yes" />,
  non: <path d="M13 13l22 22M35 13L13 35" class="pen pen-no" />,
};
