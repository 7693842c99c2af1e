/** What is drawn on; asked for before three.js is loaded, which without it would be for nothing. */

export const SURFACE = {
  antialias: false,
  alpha: false,
  stencil: false,
  powerPreference: "high-performance",
} as const;

/** Whether this browser can draw on a canvas; three.js then finds the surface made. */
export function openSurface(canvas: HTMLCanvasElement): boolean {
  return canvas.getContext("webgl2", SURFACE) !== null;
}
