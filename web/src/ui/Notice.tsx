/** What stands between the answers and the server: no connection, a refusal, a dead link. */

import type { ComponentChildren } from "preact";
import type { Question } from "../api/types";
import type { DraftStore } from "../constat/store";
import { filmsOf } from "../device/films";
import { fr } from "../i18n/fr";
import { useWords } from "../i18n/translation";
import { typographic } from "../i18n/typography";
import { Say } from "./Say";
import { ask } from "./SignedPage";
import { useChanges } from "./hooks";
import { write } from "./route";

interface Props {
  readonly store: DraftStore;
  readonly questions: ReadonlyMap<string, Question>;
}

interface LineProps {
  /** What it says, in whichever language. */
  says(words: typeof fr): string;
  readonly children?: ComponentChildren;
}

/** One line, written, and signed where a signer is on the screen. */
function Line({ says, children }: LineProps) {
  const words = useWords();
  const text = says(fr);
  return (
    <div class="notice">
      <p>{says(words)}</p>
      {children}
      <Say label={words.question.signMessage} onSay={() => ask({ text, caption: text })} />
    </div>
  );
}

export function Notice({ store, questions }: Props) {
  const words = useWords();
  const { draft, link } = store;
  const films = filmsOf(store);
  useChanges(films.listen);
  const waiting = draft?.unsent.length ?? 0;
  const refused = Object.entries(draft?.refused ?? {});
  return (
    <div class="notices" role="status" data-link={link} data-unsent={waiting}>
      {draft?.practice && <Line says={(fr) => fr.practice.notice} />}
      {draft && link === "waiting" && (
        <Line says={(fr) => waiting > 0 ? `${fr.save.offline} ${fr.save.waiting(waiting)}` : fr.save.offline}>
          <button onClick={() => void store.flush()}>{words.save.retry}</button>
        </Line>
      )}
      {draft && films.unsent > 0 && <Line says={(fr) => fr.film.waiting(films.unsent)} />}
      {draft && link === "gone" && <Line says={(fr) => fr.save.gone} />}
      {draft && link === "broken" && <Line says={(fr) => fr.save.broken} />}
      {draft && store.full && <Line says={(fr) => fr.save.full} />}
      {Object.keys(draft?.conflicts ?? {}).map((slot) => {
        const key = slot.split(":").at(-1)!;
        if (location.hash === write({ name: "question", key })) return null;
        const text = questions.get(key.split("#")[0]!)?.text ?? key;
        return (
          <Line key={slot} says={(fr) => `${fr.conflict.title} ${typographic(text)}`}>
            <a class="button" href={write({ name: "question", key })}>
              {words.conflict.choose}
            </a>
          </Line>
        );
      })}
      {refused.map(([slot, message]) => {
        const key = slot.split(":").at(-1)!;
        const text = questions.get(key.split("#")[0]!)?.text ?? key;
        if (location.hash === write({ name: "question", key })) return null;
        return (
          <Line key={slot} says={(fr) => `${fr.save.refused} ${typographic(text)} ${message}`}>
            <a class="button" href={write({ name: "question", key })}>
              {words.save.fix}
            </a>
          </Line>
        );
      })}
    </div>
  );
}
