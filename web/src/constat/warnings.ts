/**
 * What is unusual about an answer, said on the device too: while there is no network, or the server
 * takes long, nobody else says it before the other driver has gone.
 *
 * The rules and words are the server's (`rules.py`); `tests/constat/unusual.json` holds both to the
 * same cases. Where the server knows more, such as every telephone number of the world, this one
 * says less.
 */

import type {
  Answers,
  Contact,
  Form,
  Notice,
  Place,
  Question,
  Side,
  Signature,
  Sketch,
  Value,
} from "../api/types";
import { deadlineOf } from "./deadline";
import { crosses, isoDate } from "./values";

export interface Situation {
  readonly answers: Answers;
  readonly side: Side;
  readonly now: Date;
}

type Found = readonly [code: string, value?: string | number];

/** What is unusual about an answer that may be kept, in French, as the server says it. */
export function warningsOf(
  question: Question,
  value: Value,
  situation: Situation,
  words: Form["warnings"],
): readonly Notice[] {
  const found = [...short(question, value), ...byType(question, value, situation)];
  const rule = RULES[question.rule ?? ""];
  if (rule) found.push(...rule(value, situation, question));
  return found.flatMap(([code, said = ""]) => {
    const message = words[code]?.replace(/\{(\w+)\}/g, String(said));
    return message ? [{ code, message }] : [];
  });
}

function short({ min_length }: Question, value: Value): readonly Found[] {
  const written = typeof value === "object" && "line" in value ? value.line : value;
  const least = min_length ?? 1;
  return least > 1 && typeof written === "string" && written.trim().length < least
    ? [["text-short"]]
    : [];
}

function byType({ id, type, options }: Question, value: Value, situation: Situation): readonly Found[] {
  switch (type) {
    case "plate": {
      const country = id === "p.t.plate" ? "p.t.country" : "p.v.plate_country";
      return isFrance(situation, country) && !isFrenchPlate(String(value)) ? [["plate-unusual"]] : [];
    }
    case "phone":
      return phone(value as Contact);
    case "email": {
      const text = String(value);
      if (text.trim().toLowerCase() === "je ne sais pas" || isEmail(text)) return [];
      return text.includes("@") || digits(text).length < FEWEST_DIGITS ? [["email-unusual"]] : [];
    }
    case "place":
      return ((value as Place & { accuracy_m?: number }).accuracy_m ?? 0) > 100
        ? [["position-imprecise"]]
        : [];
    case "sketch":
      return (value as Sketch).vehicles.length < 2 ? [["vehicle-missing"]] : [];
    case "signature":
      return signature(value as Signature, situation);
    case "choice":
      return options.some((option) => option.way && option.value === value) ? [["country-not-named"]] : [];
    default:
      return [];
  }
}

/** The shortest valid numbers are those of New Caledonia and of Saint-Pierre-et-Miquelon. */
const FEWEST_DIGITS = 6;
const EMERGENCY = ["15", "17", "18", "112", "114", "115", "119", "196"];

function phone({ kind, value }: Contact): readonly Found[] {
  const relay = kind.includes("LSF");
  const found: Found[] = relay ? [["reveals-lsf"]] : [];
  const bare = value.replace(/[\s.\-()/]/g, "");
  if (value.includes("@") || kind === "e-mail") {
    if (!isEmail(value)) found.push(["email-unusual"]);
  } else if (EMERGENCY.includes(bare)) found.push(["phone-emergency", bare]);
  else if (!relay && digits(value).length < FEWEST_DIGITS) found.push(["phone-unusual"]);
  return found;
}

function signature({ kind, strokes, date }: Signature, situation: Situation): readonly Found[] {
  const inked = (strokes ?? []).filter((stroke) => stroke.length > 0);
  const found: Found[] = [];
  if (kind === "drawn" && inked.length === 1 && inked[0]!.length < 5) found.push(["signature-short"]);
  if (date && date < accident(situation)) found.push(["before-accident"]);
  return found;
}

type Rule = (value: Value, situation: Situation, question: Question) => readonly Found[];

const pattern =
  (expected: RegExp, code: string, ...instead: readonly string[]): Rule =>
  (value) =>
    instead.includes(String(value)) || expected.test(String(value).trim()) ? [] : [[code]];

const RULES: Readonly<Record<string, Rule>> = {
  "accident-date": (value, { now }) => {
    const last = deadlineOf(String(value));
    return last && last < isoDate(now) ? [["late-declaration"]] : [];
  },
  birth: (value, situation) => {
    const then = accident(situation);
    const born = String(value);
    const before = then.slice(5) < born.slice(5) ? 1 : 0;
    const age = Number(then.slice(0, 4)) - Number(born.slice(0, 4)) - before;
    return age >= 14 && age <= 110 ? [] : [["age-unusual", age]];
  },
  "insured-from": (value, situation) => {
    const [start, end] = [dayOf(value), dayOf(situation.answers["p.i.valid_to"]?.value)];
    const found: Found[] = [];
    if (start && start > accident(situation)) found.push(["not-yet-insured"]);
    if (start && end && start > end) found.push(["dates-swapped"]);
    return found;
  },
  "insured-to": (value, situation) => {
    const [start, end] = [dayOf(situation.answers["p.i.valid_from"]?.value), dayOf(value)];
    const found: Found[] = [];
    if (end && end < accident(situation)) found.push(["insurance-ended"]);
    if (start && end && start > end) found.push(["dates-swapped"]);
    return found;
  },
  "licensed-to": (value, situation) => {
    const end = dayOf(value);
    return end && end < accident(situation) ? [["licence-ended"]] : [];
  },
  "visible-when": (value, { now }) => {
    const when = dayOf(value);
    return when && when < isoDate(now) ? [["date-past"]] : [];
  },
  postcode: (value, situation) =>
    isFrance(situation, "p.ph.country") && !/^(?!00)\d{5}(\s[^]*)?$/.test(String(value).trim())
      ? [["postcode-unusual"]]
      : [],
  category: (value, { answers }) => {
    const needed = CATEGORIES[String(answers["p.v.kind"]?.value)];
    const has = needed?.some((category) => (value as readonly string[]).includes(category));
    return needed && !has ? [["category-unusual"]] : [];
  },
  policy: pattern(/^[A-Za-z0-9 ./-]+$/, "policy-unusual", "je ne l'ai pas"),
  licence: pattern(/^[A-Za-z0-9 /-]{5,20}$/, "licence-unusual", "pas de permis (vélo, piéton)"),
  vin: pattern(/^[A-HJ-NPR-Za-hj-npr-z0-9]{17}$/, "vin-unusual", "non"),
  heavy: (value) => (Number(value) <= 3500 ? [["weight-unusual"]] : []),
  side: (value, { side }) => (value === side ? [] : [["side-differs", side]]),
  damage: (value) =>
    (value as readonly string[]).includes("rien de visible") && (value as readonly string[]).length > 1
      ? [["nothing-and-more", "rien de visible"]]
      : [],
  remarks: (value) => {
    const said = String(value).toLowerCase().match(/[\p{L}\p{N}_]+/gu) ?? [];
    return said.filter((word) => BLAME.has(word)).map((word) => ["blame", word] as const);
  },
  circumstance: (value, { answers }, { id }) => {
    const own = Number(id.slice(-2));
    const marked = new Set(crosses({ ...answers, [id]: { value } }).map((each) => Number(each.slice(-2))));
    return CONFLICTS.filter((pair) => pair.includes(own) && pair.every((each) => marked.has(each))).map(
      ([one, other]) => ["boxes-differ", `${one} et ${other}`] as const,
    );
  },
};

const CATEGORIES: Readonly<Record<string, readonly string[]>> = {
  voiture: ["B", "BE", "B1"],
  camionnette: ["B", "BE"],
  moto: ["A", "A1", "A2"],
  scooter: ["AM", "A1", "A2", "A", "B"],
  camion: ["B", "BE", "C1", "C1E", "C", "CE"],
  bus: ["D1", "D1E", "D", "DE"],
};

const BLAME = new Set(
  (
    "faute fautif fautive coupable tort responsable menteur menteuse idiot idiote imbécile chauffard"
  ).split(" "),
);

/** Boxes of which both are rarely crossed: 1 (standing) with every moving one but 16. */
const CONFLICTS: readonly (readonly [number, number])[] = [
  ...Array.from({ length: 15 }, (_, index) => index + 3)
    .filter((other) => other !== 16)
    .map((other) => [1, other] as const),
  ...([[2, 3], [4, 5], [6, 7], [8, 9], [8, 14], [12, 13]] as const), // prettier-ignore
];

const LETTER = "[A-HJ-NP-TV-Z]";
const PLATE = new RegExp(
  `^(?:(?!SS|WW)${LETTER}{2}-?(?!000)\\d{3}-?(?!SS)${LETTER}{2}` +
    "|WW-?\\d{3}-?[A-Z]{2}|W-?\\d{3}-?[A-Z]{2}" +
    "|\\d{1,4}[A-Z]{1,3}(?:0[1-9]|[1-8]\\d|9[0-5]|2[AB]|97[1-6])" +
    "|[A-Z]{1,2}-?\\d{2,3}-?[A-Z])$",
);

function isFrenchPlate(plate: string): boolean {
  return PLATE.test(plate.replace(/[\s.·–—]/g, "").toUpperCase());
}

function isEmail(text: string): boolean {
  return /^[^@\s]+@[^@\s.]+(\.[^@\s.]+)+$/.test(text.trim());
}

function digits(text: string): string {
  return text.replace(/\D/g, "");
}

function isFrance({ answers }: Situation, key: string): boolean {
  return (answers[key]?.value ?? "France") === "France";
}

/** The day of a date; empty for « je ne sais pas », « pas écrit » and the like. */
function dayOf(value: Value | null | undefined): string {
  return typeof value === "string" && /^\d/.test(value) ? value : "";
}

function accident({ answers, now }: Situation): string {
  return dayOf(answers["acc.date"]?.value) || isoDate(now);
}
