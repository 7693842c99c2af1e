/** What some answers ask for next: a refusal, a hit-and-run, a third vehicle, another country. */

import type { Answers } from "../api/types";
import { type Advice, ADVICE } from "../i18n/advice";
import { Say } from "../ui/Say";
import type { Speech } from "../ui/SignedPage";
import { useForeign, useWords } from "../i18n/translation";
import { holds } from "./journey";

interface Props {
  readonly id: string;
  /** As they would be with what is now on the screen. */
  readonly answers: Answers;
  onSay(speech: Speech): void;
}

export function Guidance({ id, answers, onSay }: Props) {
  const fr = useWords();
  const foreign = useForeign();
  return (
    <>
      {adviceFor(id, answers).map(({ title: french, steps: inFrench }) => {
        const text = [french, ...inFrench].join(" ");
        const [title, ...steps] = foreign?.advice?.[plain(french)] ?? [french, ...inFrench];
        return (
          <section class="advice" key={title} role="note" aria-label={title}>
            <div class="said">
              <h2>{title}</h2>
              <Say label={fr.question.signMessage} onSay={() => onSay({ text, caption: text })} />
            </div>
            <ul>
              {steps.map((step) => (
                <li key={step}>{step}</li>
              ))}
            </ul>
          </section>
        );
      })}
    </>
  );
}

/** The advice that stands on a question, given the answers. */
export function adviceFor(id: string, answers: Answers): readonly Advice[] {
  return ADVICE.filter((advice) => advice.on === id && holds(advice.when, answers));
}

/** As a translation names it: with the spaces and the apostrophe of a keyboard. */
function plain(text: string): string {
  return text.replace(/[\u00a0\u202f]/g, " ").replace(/’/g, "'");
}
