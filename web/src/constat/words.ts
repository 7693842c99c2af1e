/** Answers in French words, as the recap shows them; on paper they stand in the same (`words.py`). */

import type {
  Answer,
  Contact,
  ImpactPoint,
  Photo,
  Place,
  Placed,
  Question,
  Signature,
  Sketch,
  Time,
  Value,
} from "../api/types";

export const UNKNOWN = "je ne sais pas";
const NBSP = "\u00a0";
const MONTHS = [
  "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre",
  "octobre", "novembre", "décembre",
]; // prettier-ignore

/** An answer as people read it; what was typed stays as it was typed. */
export function textOf(question: Question, { value }: Answer): string {
  if (value === null) return UNKNOWN;
  const text = written(question, value);
  return question.unit && /^\d/.test(text) ? `${text}${NBSP}${question.unit}` : text;
}

/** An answer as the signer says it back: without what only eyes can use. */
export function signTextOf(question: Question, answer: Answer): string {
  const { value } = answer;
  if (value === null) return UNKNOWN;
  if (question.type === "sketch") {
    const names = (value as Sketch).vehicles.map(({ id }) => id);
    return names.length > 0 ? `${names.join(" et ")} sur le dessin.` : "Dessin sans véhicule.";
  }
  if (question.type === "place") return addressText(value as Place);
  return textOf(question, answer);
}

function written(question: Question, value: Value): string {
  switch (question.type) {
    case "multi":
      return (value as readonly string[]).join(", ");
    case "date":
      return /^\d/.test(value as string) ? dateWords(value as string) : (value as string);
    case "time":
      return timeText(value as Time);
    case "place":
      return placeText(value as Place);
    case "address":
      return addressText(value as Place);
    case "phone":
      return (value as Contact).value;
    case "svgpoint":
      return (value as ImpactPoint).zone;
    case "photo":
      return photosText(value as readonly Photo[]);
    case "sketch":
      return sketchText(value as Sketch);
    case "signature":
      return signatureText(value as Signature);
    default:
      return String(value);
  }
}

/** `2026-03-01` → « 1er mars 2026 ». */
export function dateWords(iso: string): string {
  const [year, month, day] = iso.split("-").map(Number) as [number, number, number];
  return `${day === 1 ? "1er" : day} ${MONTHS[month - 1]} ${year}`;
}

function timeText({ time, approximate }: Time): string {
  const [hour, minute] = time.split(":");
  return `${Number(hour)}${NBSP}h${NBSP}${minute}${approximate ? " à peu près" : ""}`;
}

function addressText({ line, postcode, city }: Place): string {
  return [line, [postcode, city].filter(Boolean).join(" ")].filter(Boolean).join(", ");
}

function placeText(place: Place): string {
  const where = addressText(place);
  if (place.lat === undefined || place.lon === undefined) return where;
  return `${where} (GPS${NBSP}: ${place.lat}, ${place.lon})`;
}

function photosText(photos: readonly Photo[]): string {
  const kinds = [...new Set(photos.map(({ kind }) => kind).filter(Boolean))].join(", ");
  const count = `${photos.length} photo${photos.length > 1 ? "s" : ""}`;
  return kinds ? `${count}${NBSP}: ${kinds}` : count;
}

function sketchText({ vehicles, signs = [], streets = [] }: Sketch): string {
  const placed = vehicles.map(
    ({ id, x, y, rotation }) => `${id} en (${x}${NBSP}; ${y}), direction ${rotation}°`,
  );
  return [...placed, ...[...signs, ...streets].map(named)].join(`${NBSP}– `);
}

/** A sign or street of the sketch: older answers have its name alone. */
function named(item: string | Placed): string {
  return typeof item === "string" ? item : `${item.name} en (${item.x}${NBSP}; ${item.y})`;
}

function signatureText({ kind, name, reason, place, date }: Signature): string {
  const kinds = { drawn: "signé", typed: "signé par le nom", refused: "refus de signer" };
  const where = place ? `à ${place}` : "";
  const when = date ? `le ${dateWords(date)}` : "";
  return [kinds[kind], name, reason, where, when].filter(Boolean).join(", ");
}
