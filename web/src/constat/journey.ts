/** Which questions are asked, in which order: conditions, repeats, and what is skipped. */

import type { Answer, Answers, Condition, Question, Value } from "../api/types";

/** One screen of the form. `turn` counts from 1 for the second witness, third injured, … */
export interface Step {
  readonly key: string;
  readonly question: Question;
  readonly turn: number;
}

/** Whose screens are wanted, and what is known. */
export interface Situation {
  readonly answers: Answers;
  /** The second driver is not asked again what the first has said for both. */
  readonly second: boolean;
  /** Keys that the second driver answered for both: these screens stay. */
  readonly own?: readonly string[];
  /** Group → how many turns were opened, such as two witnesses. */
  readonly turns: Readonly<Record<string, number>>;
}

/**
 * The screens of one driver, in order.
 *
 * The second driver begins with their own boxes, while the first one answers for both; what is
 * still open for both then comes before the signature.
 */
export function steps(questions: readonly Question[], situation: Situation): readonly Step[] {
  const list = inOrder(questions, situation);
  if (!situation.second) return list;
  const places = { own: 0, both: 1, end: 2 };
  return [...list].sort((one, other) => places[placeOf(one)] - places[placeOf(other)]);
}

function placeOf({ question }: Step): "own" | "both" | "end" {
  if (question.box === "15" || question.box.startsWith("V")) return "end";
  return question.side === "shared" || question.box === "13" ? "both" : "own";
}

function inOrder(questions: readonly Question[], situation: Situation): readonly Step[] {
  return groups(questions).flatMap((group) => {
    const turns = group.repeats ? turnsOf(group, situation) : 1;
    return Array.from({ length: turns }, (_, index) => index + 1).flatMap((turn) =>
      group.questions
        .filter((question) => isAsked(question, turn, situation))
        .map((question) => ({ key: keyOf(question.id, turn), question, turn })),
    );
  });
}

/** The name under which an answer is kept: `wit.name`, then `wit.name#2`, … */
export function keyOf(id: string, turn: number): string {
  return turn === 1 ? id : `${id}#${turn}`;
}

/**
 * The group that one more turn can be added to after this screen, or null.
 *
 * That is the last screen of the last turn of a group that repeats, if its limit leaves room.
 */
export function canAdd(list: readonly Step[], step: Step): string | null {
  const group = groupName(step.question);
  if (!step.question.repeat || step.turn >= step.question.repeat.max) return null;
  const last = list.filter((other) => other.question.repeat && groupName(other.question) === group);
  return last.at(-1)?.key === step.key ? group : null;
}

/** Questions that repeat together share the beginning of their id: `wit`, `v.inj`. */
export function groupName(question: Question): string {
  return question.id.slice(0, question.id.lastIndexOf("."));
}

/** Whether a condition holds; a repeated question is looked up in the same turn first. */
export function holds(condition: Condition | null, answers: Answers, turn = 1): boolean {
  if (!condition) return true;
  switch (condition[0]) {
    case "all":
      return (condition.slice(1) as Condition[]).every((part) => holds(part, answers, turn));
    case "any":
      return (condition.slice(1) as Condition[]).some((part) => holds(part, answers, turn));
    case "not":
      return !holds(condition[1], answers, turn);
  }
  const answer = answers[keyOf(condition[1], turn)] ?? answers[condition[1]];
  switch (condition[0]) {
    case "answered":
      return isAnswered(answer);
    case "is":
      return answer?.value === condition[2];
    case "in":
      return condition[2].includes(answer?.value as string);
    case "has":
      return Array.isArray(answer?.value) && (answer.value as unknown[]).includes(condition[2]);
  }
}

export function isAnswered(answer: Answer | undefined): boolean {
  if (!answer) return false;
  const { value } = answer;
  return Boolean(answer.unknown) || (value !== null && value !== "" && !isEmptyList(value));
}

/** Whether a driver may go on without an answer. */
export function mayPass(question: Question, answers: Answers, turn: number): boolean {
  if (question.optional) return true;
  return question.optional_if ? holds(question.optional_if, answers, turn) : false;
}

/** Screens that still want an answer before the form is complete. */
export function open(list: readonly Step[], answers: Answers): readonly Step[] {
  return list.filter(
    ({ key, question, turn }) =>
      !isAnswered(answers[key]) && !mayPass(question, answers, turn),
  );
}

interface Group {
  readonly name: string;
  readonly repeats: boolean;
  readonly questions: readonly Question[];
}

function groups(questions: readonly Question[]): readonly Group[] {
  const found: { name: string; repeats: boolean; questions: Question[] }[] = [];
  for (const question of questions) {
    const name = groupName(question);
    const repeats = question.repeat !== null;
    const last = found.at(-1);
    if (last && last.name === name && last.repeats === repeats) last.questions.push(question);
    else found.push({ name, repeats, questions: [question] });
  }
  return found;
}

function turnsOf(group: Group, { answers, turns }: Situation): number {
  const max = group.questions[0]?.repeat?.max ?? 1;
  let used = turns[group.name] ?? 1;
  for (let turn = used + 1; turn <= max; turn++) {
    if (group.questions.some(({ id }) => keyOf(id, turn) in answers)) used = turn;
  }
  return Math.min(used, max);
}

function isAsked(question: Question, turn: number, situation: Situation): boolean {
  const { answers, second, own = [] } = situation;
  if (!holds(question.only_if, answers, turn)) return false;
  if (!second) return true;
  if (question.id === "gate.side") return false;
  const key = keyOf(question.id, turn);
  return question.side !== "shared" || own.includes(key) || !isAnswered(answers[key]);
}

function isEmptyList(value: Value): boolean {
  return Array.isArray(value) && value.length === 0;
}
