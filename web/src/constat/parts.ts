/** What the first question does without: fetched a moment later, or when it is first needed. */

import { later } from "../ui/later";
import type { warningsOf } from "./warnings";

const drawn = () => import("./inputs/drawn");
const screens = () => import("./screens");

export const Damage = later(() => drawn().then((parts) => parts.Damage));
export const Film = later(() => drawn().then((parts) => parts.Film));
export const Impact = later(() => drawn().then((parts) => parts.Impact));
export const Photos = later(() => drawn().then((parts) => parts.Photos));
export const SignatureInput = later(() => drawn().then((parts) => parts.SignatureInput));
export const SketchInput = later(() => drawn().then((parts) => parts.SketchInput));
export const SketchShown = later(() => drawn().then((parts) => parts.SketchShown));
export const Handover = later(() => screens().then((parts) => parts.Handover));
export const RecapPage = later(() => screens().then((parts) => parts.RecapPage));
export const Shown = later(() => screens().then((parts) => parts.Shown));

/** What is unusual about an answer, as this device knows it; nothing while that is not yet there. */
export async function unusual(...asked: Parameters<typeof warningsOf>) {
  const parts = await screens().catch(() => null);
  return parts?.warningsOf(...asked) ?? [];
}

/** The first question and its signer come first. */
const WAIT_MS = 3000;

/** Fetches all of it, so that no later question needs a network; gives what calls it off. */
export function prepareParts(): () => void {
  const timer = setTimeout(() => {
    for (const fetchPart of [drawn, screens]) void fetchPart().catch(() => null);
  }, WAIT_MS);
  return () => clearTimeout(timer);
}
