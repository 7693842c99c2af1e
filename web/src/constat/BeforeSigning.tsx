/** What stands before a signature: the other driver must have finished, and what is signed is named. */

import { useEffect, useState } from "preact/hooks";
import type { Form, Question } from "../api/types";
import { useWords } from "../i18n/translation";
import { write } from "../ui/route";
import { OtherDriver, isAlone, otherWay } from "./OtherDriver";
import { type Draft, answersOf, screens } from "./draft";
import { digestOf } from "./front";
import { open } from "./journey";
import { otherSide } from "./slots";
import type { DraftStore } from "./store";

/** Why this driver cannot sign yet, or null. */
export function notYet(form: Form, draft: Draft): "own" | "other" | "unsure" | null {
  const answers = answersOf(draft);
  const unsure = [draft.refused, draft.conflicts].some((open) => Object.keys(open).length > 0);
  if (unsure) return "unsure";
  const front = screens(form, draft).filter(
    ({ question }) => question.side !== "own-private" && question.id !== "p.signature",
  );
  if (open(front, answers).length > 0) return "own";
  return !isAlone(answers) && otherWay(form, draft).missing > 0 ? "other" : null;
}

interface Props {
  readonly store: DraftStore;
  readonly form: Form;
  readonly questions: ReadonlyMap<string, Question>;
}

export function BeforeSigning({ store, form, questions }: Props) {
  const fr = useWords();
  const draft = store.draft!;
  const why = notYet(form, draft);
  const digest = useDigest(draft, questions);
  const other = otherSide(draft.side);
  return (
    <section class={why ? "warning-box" : "panel"} aria-label={fr.signing.region}>
      {why ? <p>{fr.signing[why](other)}</p> : <p>{fr.signing.ready}</p>}
      <OtherDriver store={store} form={form} />
      {why === "other" && (
        <a class="button" href={write({ name: "handover" })}>
          {fr.handover.go}
        </a>
      )}
      {!why && digest && (
        <details>
          <summary>{fr.signing.digest}</summary>
          <p>{fr.signing.digestAbout}</p>
          <code class="digest">{digest.replace(/(.{8})(?=.)/g, "$1 ")}</code>
        </details>
      )}
    </section>
  );
}

function useDigest(draft: Draft, questions: ReadonlyMap<string, Question>): string {
  const [digest, setDigest] = useState("");
  useEffect(() => {
    let wanted = true;
    void digestOf(draft, questions).then((found) => wanted && setDigest(found));
    return () => {
      wanted = false;
    };
  }, [draft.answers, questions]);
  return digest;
}
