/** What stands between the answers and the server: no connection, a refusal, a dead link. */

import type { Question } from "../api/types";
import type { DraftStore } from "../constat/draft";
import { fr } from "../i18n/fr";
import { typographic } from "../i18n/typography";
import { write } from "./route";

interface Props {
  readonly store: DraftStore;
  readonly questions: ReadonlyMap<string, Question>;
}

export function Notice({ store, questions }: Props) {
  const { draft, link } = store;
  const waiting = draft?.unsent.length ?? 0;
  const refused = Object.entries(draft?.refused ?? {});
  return (
    <div class="notices" role="status" data-link={link} data-unsent={waiting}>
      {draft && link === "waiting" && (
        <div class="notice">
          <p>
            {fr.save.offline} {waiting > 0 && fr.save.waiting(waiting)}
          </p>
          <button onClick={() => void store.flush()}>{fr.save.retry}</button>
        </div>
      )}
      {draft && link === "gone" && <p class="notice">{fr.save.gone}</p>}
      {draft && link === "broken" && <p class="notice">{fr.save.broken}</p>}
      {refused.map(([slot, message]) => {
        const key = slot.split(":").at(-1)!;
        const text = questions.get(key.split("#")[0]!)?.text ?? key;
        if (location.hash === write({ name: "question", key })) return null;
        return (
          <div class="notice" key={slot}>
            <p>
              {fr.save.refused} {typographic(text)} {message}
            </p>
            <a class="button" href={write({ name: "question", key })}>
              {fr.save.fix}
            </a>
          </div>
        );
      })}
    </div>
  );
}
