/** The other driver, as far as this device knows: whether they are here, and how far they are. */

import type { Answers, Form } from "../api/types";
import { useWords } from "../i18n/translation";
import { type Draft, PRESENT, answersOf } from "./draft";
import { isAnswered, open, steps } from "./journey";
import { otherSide } from "./slots";
import type { DraftStore } from "./store";

export const TWO_PHONES = "deux téléphones";

export interface Way {
  readonly done: number;
  readonly all: number;
  /** Questions of their own column that cannot be left out and are still open. */
  readonly missing: number;
}

export function isAlone(answers: Answers): boolean {
  return (answers["gate.other_party"]?.value ?? PRESENT) !== PRESENT;
}

/** How far the other driver's own column is. */
export function otherWay(form: Form, draft: Draft): Way {
  const answers = answersOf(draft, otherSide(draft.side));
  const own = form.questions.filter(
    ({ side, box, device }) => side === "own" && !device && box !== "0" && box !== "15",
  );
  const list = steps(own, { answers, second: false, turns: draft.turns });
  const done = list.filter(({ key }) => isAnswered(answers[key])).length;
  return { done, all: list.length, missing: open(list, answers).length };
}

interface Props {
  readonly store: DraftStore;
  readonly form: Form;
}

export function OtherDriver({ store, form }: Props) {
  const fr = useWords();
  const draft = store.draft!;
  const answers = answersOf(draft);
  const two = draft.second || answers["gate.device_mode"]?.value === TWO_PHONES;
  if (isAlone(answers) || !(two || store.otherHere)) return null;
  const other = otherSide(draft.side);
  const { done, all } = otherWay(form, draft);
  const signed = isAnswered(draft.answers[`${other}:p.signature`]);
  return (
    <p class={`other-way whose-${other}`} data-here={store.otherHere}>
      <strong>{fr.other.name(other)}</strong>{" "}
      <span>{store.otherHere ? fr.other.here : fr.other.away}</span>{" "}
      <progress value={done} max={all} aria-label={fr.other.progress(other)} />{" "}
      <span>{signed ? fr.other.signed : `${done} / ${all}`}</span>
    </p>
  );
}
