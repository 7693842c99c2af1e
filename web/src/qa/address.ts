/** The address of a frame: `#id=acc.date&frame=12`. */

export interface Address {
  readonly id: string;
  readonly frame: number | undefined;
}

export function readAddress(fragment: string): Address {
  const words = new URLSearchParams(fragment.replace(/^#/, ""));
  const frame = Number(words.get("frame") ?? Number.NaN);
  return {
    id: words.get("id") ?? "",
    frame: Number.isInteger(frame) && frame >= 0 ? frame : undefined,
  };
}

export function writeAddress({ id, frame }: Address): string {
  const words = new URLSearchParams({ id });
  if (frame !== undefined) words.set("frame", String(frame));
  return `#${words}`;
}
