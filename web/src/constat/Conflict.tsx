/** Two drivers have answered one question at the same time: both answers, and a choice. */

import type { Question } from "../api/types";
import { useWords } from "../i18n/translation";
import { typographic } from "../i18n/typography";
import { Say } from "../ui/Say";
import type { Speech } from "../ui/SignedPage";
import { otherSide } from "./slots";
import type { DraftStore } from "./store";
import { textOf } from "./words";

interface Props {
  readonly store: DraftStore;
  readonly question: Question;
  readonly slot: string;
  onKeep(): void;
  onSay(speech: Speech): void;
}

export function Conflict({ store, question, slot, onKeep, onSay }: Props) {
  const fr = useWords();
  const draft = store.draft!;
  const theirs = draft.conflicts[slot];
  const mine = draft.answers[slot];
  if (!theirs || !mine) return null;
  const other = otherSide(draft.side);
  return (
    <section class="conflict" role="alert" aria-labelledby="conflict">
      <div class="said">
        <h2 id="conflict">{fr.conflict.title}</h2>
        <Say
          label={fr.question.signMessage}
          onSay={() => onSay({ text: fr.conflict.title, caption: fr.conflict.title })}
        />
      </div>
      <p>{fr.conflict.about}</p>
      <dl>
        <dt>{fr.conflict.mine(draft.side)}</dt>
        <dd>{typographic(textOf(question, mine))}</dd>
        <dt>{fr.conflict.theirs(other)}</dt>
        <dd>{typographic(textOf(question, theirs))}</dd>
      </dl>
      <div class="row">
        <button type="button" onClick={onKeep}>
          {fr.conflict.keep(draft.side)}
        </button>
        <button type="button" onClick={() => store.takeTheirs(slot)}>
          {fr.conflict.take(other)}
        </button>
      </div>
    </section>
  );
}
