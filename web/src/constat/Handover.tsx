/** The other driver: on this phone, or by a link of their own. */

import { useEffect, useRef, useState } from "preact/hooks";
import type { Form, Side } from "../api/types";
import { fr } from "../i18n/fr";
import { go, write } from "../ui/route";
import { type DraftStore, screens } from "./draft";

interface Props {
  readonly store: DraftStore;
  readonly form: Form;
}

export function Handover({ store, form }: Props) {
  const draft = store.draft!;
  const other: Side = draft.side === "A" ? "B" : "A";
  const token = draft.tokens[other];
  const [copied, setCopied] = useState("");
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${fr.handover.title(other)} – ${fr.site}`;
    heading.current?.focus({ preventScroll: true });
    scrollTo(0, 0);
  }, [other]);
  const link = token ? location.origin + location.pathname + write({ name: "link", token }) : "";
  const become = () => {
    store.become(other, !draft.second);
    const at = store.draft?.at[other];
    const first = screens(form, store.draft!)[0]?.key ?? "";
    go(at === "recap" ? { name: "recap" } : { name: "question", key: at ?? first });
  };
  const copy = () =>
    navigator.clipboard.writeText(link).then(
      () => setCopied(fr.handover.copied),
      () => setCopied(""),
    );
  return (
    <div class="narrow-page">
      <h1 tabIndex={-1} ref={heading}>
        {fr.handover.title(other)}
      </h1>
      <p class="lead">{fr.handover.lead(other)}</p>
      <section class="panel">
        <h2>{fr.handover.here}</h2>
        <p class="card-for-other">{fr.handover.card}</p>
        <button class="primary" onClick={become}>
          {draft.second ? fr.handover.returnTo(other) : fr.handover.begin}
        </button>
      </section>
      <section class="panel">
        <h2>{fr.handover.link}</h2>
        <p>{fr.handover.linkAbout}</p>
        <label class="field">
          <span>{fr.start.linkLabel}</span>
          <input type="text" readOnly value={link} onFocus={(event) => event.currentTarget.select()} />
        </label>
        <div class="row">
          <button onClick={() => void copy()}>{fr.handover.copy}</button>
          {"share" in navigator && (
            <button onClick={() => void navigator.share({ url: link }).catch(() => null)}>
              {fr.handover.share}
            </button>
          )}
        </div>
        <p role="status">{copied}</p>
      </section>
      <a class="button" href={write({ name: "recap" })}>
        {fr.question.toRecap}
      </a>
    </div>
  );
}
