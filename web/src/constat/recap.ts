/** The recap: every answer of one driver, box by box, made here so that it needs no network. */

import type { Answer, Answers, Form, Question } from "../api/types";
import { holds, keyOf } from "./journey";
import { crosses } from "./values";
import { signTextOf, textOf } from "./words";

export interface Row {
  readonly key: string;
  readonly label: string;
  readonly text: string;
  /** The sentence that is signed: what is answered, and the answer. */
  readonly sign: string;
  /** What is signed without network: the option that was chosen, or else what is answered. */
  readonly phrase?: string | undefined;
}

export interface Box {
  readonly box: string;
  readonly title: string;
  readonly rows: readonly Row[];
}

/** Every answer, in the order of the form; boxes without an answer are left out. */
export function recapOf(form: Form, answers: Answers): readonly Box[] {
  const full = completed(form, answers);
  const rows = form.questions.flatMap((question) => rowsOf(question, full));
  return form.boxes
    .map(({ box, title }) => ({
      box,
      title,
      rows: rows.filter(([at]) => at === box).map(([, row]) => row),
    }))
    .filter((box) => box.rows.length > 0);
}

/** The answers with those that are copies of others: the driver who is the insured. */
function completed({ questions }: Form, answers: Answers): Answers {
  const full: Record<string, Answer> = { ...answers };
  for (const { id, copy_if, prefill_from } of questions) {
    const source = prefill_from && answers[prefill_from];
    if (copy_if && source && holds(copy_if, answers)) full[id] = source;
  }
  return full;
}

function rowsOf(question: Question, answers: Answers): readonly (readonly [string, Row])[] {
  if (question.device) return [];
  const turns = Array.from({ length: question.repeat?.max ?? 1 }, (_, index) => index + 1);
  return turns.flatMap((turn) => {
    const key = keyOf(question.id, turn);
    const answer = answers[key];
    const box = question.box.split(".")[0]!;
    return answer ? [[box, rowOf(question, key, turn, answer, answers)] as const] : [];
  });
}

function rowOf(
  question: Question,
  key: string,
  turn: number,
  answer: Answer,
  answers: Answers,
): Row {
  const name = question.label ?? question.text;
  const numbered = turn === 1 ? name : `${name} (${turn})`;
  const circumstance = /^p\.c\.(\d\d)$/.exec(question.id);
  const label = circumstance ? `${Number(circumstance[1])}. ${numbered}` : numbered;
  const text = textOf(question, answer);
  if (question.id === "p.c.count") {
    const count = crosses(answers).length;
    const sign = sentence(question, turn, `${count} croix.`);
    return { key, label, text: `${count}\u00a0: ${text}`, sign };
  }
  const option = question.options.find(({ value, way }) => value === answer.value && !way);
  const topic = question.recap ? `${question.id}/recap` : undefined;
  const sign = sentence(question, turn, signTextOf(question, answer));
  return { key, label, text, sign, phrase: option?.phrase ?? topic };
}

function sentence({ recap }: Question, turn: number, answer: string): string {
  return `${recap} ${turn === 1 ? "" : `${turn}, `}${answer}`.trim();
}
