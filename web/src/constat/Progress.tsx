/** Where the driver is: the part of the form, and how far. */

import type { Answers, Form, Side } from "../api/types";
import { useWords } from "../i18n/translation";
import { typographic } from "../i18n/typography";
import { type Step, isAnswered } from "./journey";

interface Props {
  readonly form: Form;
  readonly list: readonly Step[];
  readonly index: number;
  readonly answers: Answers;
  readonly side: Side;
}

/** The box on the paper form: 12.3 is in box 12. */
function boxOf(step: Step): string {
  return step.question.box.split(".")[0]!;
}

export function Progress({ form, list, index, answers, side }: Props) {
  const fr = useWords();
  const step = list[index];
  if (!step) return null;
  const titles = new Map(form.boxes.map(({ box, title }) => [box, title]));
  const boxes = [...new Set(list.map(boxOf))];
  const here = boxOf(step);
  const title = typographic(titles.get(here) ?? fr.question.box(here));
  const shared = step.question.side === "shared";
  return (
    <div class="progress">
      <p>
        <strong>{here === "0" ? title : `${fr.question.box(here)}. ${title}`}</strong>
        <span>
          {index + 1} / {list.length}
        </span>
        <span class={shared ? "whose" : `whose whose-${side}`}>
          {shared ? fr.question.shared : fr.question.own(side)}
        </span>
      </p>
      <ol class="boxes" aria-hidden="true">
        {boxes.map((box) => {
          const inside = list.filter((other) => boxOf(other) === box);
          const done = inside.filter(({ key }) => isAnswered(answers[key])).length;
          return (
            <li
              key={box}
              class={box === here ? "here" : done === inside.length ? "done" : undefined}
              style={{ "--share": String(done / inside.length) }}
            />
          );
        })}
      </ol>
      <p class="visually-hidden">{fr.question.progress(title, index + 1, list.length)}</p>
    </div>
  );
}
