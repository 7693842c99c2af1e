/** What stands between the answers and the server: no connection, a refusal, a dead link. */

import type { ComponentChildren } from "preact";
import type { Question } from "../api/types";
import type { DraftStore } from "../constat/store";
import { fr } from "../i18n/fr";
import { typographic } from "../i18n/typography";
import { Say } from "./Say";
import { ask } from "./SignedPage";
import { write } from "./route";

interface Props {
  readonly store: DraftStore;
  readonly questions: ReadonlyMap<string, Question>;
}

interface LineProps {
  readonly text: string;
  readonly children?: ComponentChildren;
}

/** One line, written, and signed where a signer is on the screen. */
function Line({ text, children }: LineProps) {
  return (
    <div class="notice">
      <p>{text}</p>
      {children}
      <Say label={fr.question.signMessage} onSay={() => ask({ text, caption: text })} />
    </div>
  );
}

export function Notice({ store, questions }: Props) {
  const { draft, link } = store;
  const waiting = draft?.unsent.length ?? 0;
  const refused = Object.entries(draft?.refused ?? {});
  return (
    <div class="notices" role="status" data-link={link} data-unsent={waiting}>
      {draft?.practice && <Line text={fr.practice.notice} />}
      {draft && link === "waiting" && (
        <Line text={waiting > 0 ? `${fr.save.offline} ${fr.save.waiting(waiting)}` : fr.save.offline}>
          <button onClick={() => void store.flush()}>{fr.save.retry}</button>
        </Line>
      )}
      {draft && link === "gone" && <Line text={fr.save.gone} />}
      {draft && link === "broken" && <Line text={fr.save.broken} />}
      {draft && store.full && <Line text={fr.save.full} />}
      {Object.keys(draft?.conflicts ?? {}).map((slot) => {
        const key = slot.split(":").at(-1)!;
        if (location.hash === write({ name: "question", key })) return null;
        const text = questions.get(key.split("#")[0]!)?.text ?? key;
        return (
          <Line key={slot} text={`${fr.conflict.title} ${typographic(text)}`}>
            <a class="button" href={write({ name: "question", key })}>
              {fr.conflict.choose}
            </a>
          </Line>
        );
      })}
      {refused.map(([slot, message]) => {
        const key = slot.split(":").at(-1)!;
        const text = questions.get(key.split("#")[0]!)?.text ?? key;
        if (location.hash === write({ name: "question", key })) return null;
        return (
          <Line key={slot} text={`${fr.save.refused} ${typographic(text)} ${message}`}>
            <a class="button" href={write({ name: "question", key })}>
              {fr.save.fix}
            </a>
          </Line>
        );
      })}
    </div>
  );
}
