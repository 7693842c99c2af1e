/**
 * Answers that the server would refuse, refused here at once: without network nobody may sign what
 * would have to be corrected when the other driver has gone.
 *
 * It is never stricter than the server (`validate.py`), whose words it uses. A phone's clock may be
 * wrong, so days are refused only well beyond what it says.
 */

import type { Contact, Form, Place, Question, Signature, Time, Value } from "../api/types";

const DAY_MS = 86_400_000;
const OLDEST_DAYS = 731;
const CLOCK_OFF_DAYS = 2;

/** What is wrong with an answer, in French; null when the server may judge it. */
export function refusalOf(
  question: Question,
  value: Value,
  errors: Form["errors"],
  now: Date,
): string | null {
  const found = judge(question, value, now);
  if (!found) return null;
  const [code, values] = found;
  const words = errors[code];
  return words ? words.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? "")) : null;
}

type Found = readonly [code: string, values: Readonly<Record<string, string | number>>];

function judge(question: Question, value: Value, now: Date): Found | null {
  if (question.options.some((option) => !option.way && option.value === value)) return null;
  switch (question.type) {
    case "text":
    case "plate":
    case "email":
      return judgeText(question, String(value));
    case "choice":
      return question.free ? judgeText(question, String(value)) : null;
    case "date":
      return judgeDate(question, String(value), now);
    case "time":
      return /^([01]\d|2[0-3]):[0-5]\d$/.test((value as Time).time) ? null : ["no-such-time", {}];
    case "number":
      return judgeNumber(question, String(value));
    case "place":
    case "address":
      return judgePlace(question, value as Place);
    case "phone":
      return length((value as Contact).value, 120) ?? latin((value as Contact).value);
    case "signature": {
      const { date } = value as Signature;
      return date ? dayOf(date) : null;
    }
    default:
      return null;
  }
}

function judgeText({ max_length, latin: papers, type, options, rule }: Question, text: string): Found | null {
  if (options.some((option) => option.way && option.value === text)) {
    return ["way-not-answer", { value: text }];
  }
  if (rule === "otp" && /^\d/.test(text) && !/^\d{6}$/.test(text)) return ["code-format", {}];
  const code = type === "plate" ? "plate-too-long" : "text-too-long";
  const long = length(text, type === "email" ? 254 : (max_length ?? Infinity), code);
  return long ?? invisible(text) ?? (papers ? latin(text) : null);
}

function judgePlace({ max_length }: Question, { line, postcode, city }: Place): Found | null {
  const parts = [
    [line, max_length ?? Infinity],
    [postcode ?? "", 12],
    [city ?? "", 80],
  ] as const;
  for (const [text, most] of parts) {
    const found = length(text, most) ?? invisible(text);
    if (found) return found;
  }
  return latin(`${postcode ?? ""}${city ?? ""}`);
}

function judgeNumber({ range, rule }: Question, text: string): Found | null {
  if (!/^\d{1,15}$/.test(text)) return ["number-format", {}];
  if (rule === "otp") return text.length === 6 ? null : ["code-format", {}];
  const [minimum = 0, maximum = Infinity] = range ?? [];
  const inside = Number(text) >= minimum && Number(text) <= maximum;
  return inside ? null : ["number-out-of-range", { minimum, maximum }];
}

function judgeDate({ rule }: Question, text: string, now: Date): Found | null {
  const wrong = dayOf(text);
  if (wrong) return wrong;
  const days = (Date.parse(`${text}T00:00:00Z`) - now.getTime()) / DAY_MS;
  if (["accident-date", "birth"].includes(rule ?? "") && days > CLOCK_OFF_DAYS) {
    return ["date-in-future", {}];
  }
  const old = rule === "accident-date" && days < -(OLDEST_DAYS + CLOCK_OFF_DAYS);
  return old ? ["date-too-old", {}] : null;
}

function dayOf(text: string): Found | null {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text)?.map(Number) ?? [];
  if (year === undefined || month === undefined) return ["date-format", {}];
  if (year < 1900 || year > 2100) return ["date-out-of-range", {}];
  const date = new Date(Date.UTC(year, month - 1, day));
  const there = date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return there ? null : ["no-such-date", {}];
}

function length(text: string, maximum: number, code = "text-too-long"): Found | null {
  const count = [...text].length;
  return count > maximum ? [code, { length: count, maximum }] : null;
}

function invisible(text: string): Found | null {
  return /[^\P{Cc}\n\t\r]|\p{Cs}/u.test(text) ? ["control-character", {}] : null;
}

/** Letters that are not Latin, digits of other scripts, and pictures: papers have none of them. */
function latin(text: string): Found | null {
  const foreign = /(?![\p{Script=Latin}\p{Lm}])\p{L}|(?!\d)\p{Nd}|(?![\u0000-\u1fff])\p{So}|[<>]/u;
  const found = foreign.exec(text);
  return found ? ["character-not-allowed", { value: found[0] }] : null;
}
