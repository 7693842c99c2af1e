/** Answers as values: whether they are complete, what is proposed, how they read. */

import type {
  Answers,
  Contact,
  Photo,
  Place,
  Question,
  Signature,
  Sketch,
  Time,
  Value,
} from "../api/types";
import { keyOf } from "./journey";

/** Whether a value says enough to be sent; the server judges the rest. */
export function isComplete(question: Question, value: Value | undefined): value is Value {
  if (value === undefined) return false;
  if (typeof value === "string") {
    if (question.type === "date") return isDate(value) || isOption(question, value);
    return value.trim() !== "";
  }
  switch (question.type) {
    case "multi":
    case "photo":
      return (value as readonly unknown[]).length > 0;
    case "time":
      return /^\d\d:\d\d$/.test((value as Time).time);
    case "place":
    case "address":
      return (value as Place).line.trim() !== "";
    case "phone":
      return (value as Contact).value.trim() !== "" && (value as Contact).kind !== "";
    case "sketch":
      return (value as Sketch).vehicles.length > 0;
    case "signature":
      return isSigned(value as Signature);
    default:
      return true;
  }
}

/** What the page fills in before the driver does: another answer, or the default. */
export function proposal(question: Question, turn: number, answers: Answers): Value | undefined {
  const sketched = fromSketch(question, answers);
  if (sketched) return sketched;
  const source = question.prefill_from;
  const given = source ? (answers[keyOf(source, turn)] ?? answers[source])?.value : null;
  if (given !== null && given !== undefined) {
    if (question.type === "text" && typeof given === "object") return placeText(given);
    return given;
  }
  return question.default ?? undefined;
}

/** What was put on the sketch answers the questions about it. */
function fromSketch({ id }: Question, answers: Answers): Value | undefined {
  const sketch = answers["sk.vehicles"]?.value as Sketch | null | undefined;
  if (!sketch || (id !== "sk.signs" && id !== "sk.streets")) return undefined;
  const items = (id === "sk.signs" ? sketch.signs : sketch.streets) ?? [];
  const names = [...new Set(items.map((item) => (typeof item === "string" ? item : item.name)))];
  if (names.length === 0) return undefined;
  return id === "sk.signs" ? names : names.join(", ");
}

/** Answers that open a way of answering, such as « écrire », are no answers. */
export function answerOptions(question: Question): readonly Question["options"][number][] {
  return question.options.filter(({ way }) => !way);
}

/** The crosses of box 12; « je ne sais pas » is none. */
export function crosses(answers: Answers): readonly string[] {
  return Object.keys(answers).filter((id) => {
    if (!/^p\.c\.\d\d$/.test(id)) return false;
    const value = answers[id]?.value;
    return typeof value === "string" && value !== "non" && value !== "je ne sais pas";
  });
}

/** A place in one line. */
export function placeText(value: Value | null | undefined): string {
  if (!value || typeof value !== "object" || !("line" in value)) return "";
  return [value.line, [value.postcode, value.city].filter(Boolean).join(" ")]
    .filter(Boolean)
    .join(", ");
}

/** `2026-11-23` in words: « lundi 23 novembre 2026 »; empty when there is no such day. */
export function dateText(iso: string): string {
  if (!isDate(iso)) return "";
  const [year, month, day] = iso.split("-").map(Number) as [number, number, number];
  const date = new Date(Date.UTC(year, month - 1, day));
  if (date.getUTCMonth() !== month - 1) return "";
  return DAY.format(date);
}

/** Today where the page is read, as `YYYY-MM-DD`. */
export function isoDate(now: Date): string {
  const two = (number: number) => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

export function isPhotos(value: Value | undefined): value is readonly Photo[] {
  return Array.isArray(value) && value.every((item) => typeof item === "object");
}

const DAY = new Intl.DateTimeFormat("fr-FR", { dateStyle: "full", timeZone: "UTC" });

function isDate(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text);
}

function isOption(question: Question, value: string): boolean {
  return question.options.some((option) => option.value === value);
}

function isSigned({ kind, strokes, name }: Signature): boolean {
  if (kind === "drawn") return strokes.some((stroke) => stroke.length > 1);
  return kind === "refused" || name.trim() !== "";
}
