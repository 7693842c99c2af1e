/** The driver's own card: boxes 6 to 9, kept on this device, or carried to another by QR code. */

import type { Answer, Answers, Question } from "../api/types";
import type { Device } from "../device/database";

const NAME = "profile";
const OF_PROFILE = /^p\.(ph|v|i|d|t)\./;
const NOT = ["p.ph.same_as_profile"];
/** A card of another version is not read. */
const VERSION = "1";

export type Profile = Readonly<Record<string, Answer>>;

/** What of some answers belongs on the card. */
export function profileOf(answers: Answers): Profile {
  const kept = Object.entries(answers).filter(
    ([key, { value }]) => OF_PROFILE.test(key) && !NOT.includes(key) && value !== null,
  );
  return Object.fromEntries(kept);
}

export function keepProfile(device: Device, answers: Answers): Promise<void> {
  return device.put("kept", NAME, profileOf(answers));
}

export async function findProfile(device: Device): Promise<Profile | null> {
  return (await device.get<Profile>("kept", NAME)) ?? null;
}

export function forgetProfile(device: Device): Promise<void> {
  return device.remove("kept", NAME);
}

/** The card as text for a QR code: names shortened, squeezed, in letters of a web address. */
export async function packProfile(profile: Profile): Promise<string> {
  const values = Object.fromEntries(
    Object.entries(profile).map(([key, { value }]) => [key.slice(2), value]),
  );
  const packed = await squeeze(JSON.stringify(values), new CompressionStream("deflate-raw"));
  const letters = btoa(String.fromCharCode(...packed));
  return VERSION + letters.replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/**
 * The card out of the text of a QR code, for questions that the form has.
 *
 * @throws Error, if it is no card.
 */
export async function unpackProfile(
  text: string,
  questions: ReadonlyMap<string, Question>,
): Promise<Profile> {
  if (!text.startsWith(VERSION)) throw new Error("a card of another version");
  const letters = atob(text.slice(1).replaceAll("-", "+").replaceAll("_", "/"));
  const bytes = Uint8Array.from(letters, (letter) => letter.charCodeAt(0));
  const json = await squeeze(bytes, new DecompressionStream("deflate-raw"));
  const values = JSON.parse(new TextDecoder().decode(json)) as Record<string, Answer["value"]>;
  const read = Object.entries(values).map(([key, value]) => [`p.${key}`, { value }] as const);
  return profileOf(Object.fromEntries(read.filter(([key]) => questions.has(key))));
}

async function squeeze(
  data: string | Uint8Array<ArrayBuffer>,
  way: CompressionStream | DecompressionStream,
): Promise<Uint8Array> {
  const through = new Blob([data]).stream().pipeThrough(way);
  return new Uint8Array(await new Response(through).arrayBuffer());
}
