/** The other driver: with their own phone, by a code that it reads, or on this one. */

import { useEffect, useRef, useState } from "preact/hooks";
import type { Form } from "../api/types";
import { useForeign, useWords } from "../i18n/translation";
import { QrCode } from "../ui/QrCode";
import { Say } from "../ui/Say";
import type { Speech } from "../ui/SignedPage";
import { go, write } from "../ui/route";
import { DeafCard } from "./DeafCard";
import { OtherDriver, TWO_PHONES } from "./OtherDriver";
import { answersOf, screens } from "./draft";
import { otherSide } from "./slots";
import type { DraftStore } from "./store";

interface Props {
  readonly store: DraftStore;
  readonly form: Form;
  onSay(speech: Speech): void;
}

export function Handover({ store, form, onSay }: Props) {
  const fr = useWords();
  const foreign = useForeign();
  const draft = store.draft!;
  const other = otherSide(draft.side);
  const token = draft.tokens[other];
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${fr.handover.title(other)} – ${fr.site}`;
    heading.current?.focus({ preventScroll: true });
    scrollTo(0, 0);
  }, [other, fr]);
  const link = token ? location.origin + location.pathname + write({ name: "link", token }) : "";
  const become = () => {
    store.become(other, !draft.second);
    const at = store.draft?.at[other];
    const first = screens(form, store.draft!)[0]?.key ?? "";
    go(at === "recap" ? { name: "recap" } : { name: "question", key: at ?? first });
  };
  const back = draft.at[draft.side];
  const two = answersOf(draft)["gate.device_mode"]?.value === TWO_PHONES;
  return (
    <div class="asking handover" lang={foreign?.language}>
      <div class="said">
        <h1 tabIndex={-1} ref={heading}>
          {fr.handover.title(other)}
        </h1>
        <Say
          label={fr.question.signMessage}
          onSay={() => onSay({ phrase: "gate.device_mode/help", caption: fr.handover.lead })}
        />
      </div>
      <p class="lead">{fr.handover.lead}</p>
      {!two && <DeafCard />}
      {!draft.practice && link && (
        <section class={two ? "panel" : "panel later"}>
          <h2>{fr.handover.two}</h2>
          <p>{fr.handover.scan(other)}</p>
          <QrCode text={link} label={fr.handover.code(other)} />
          <p role="status" class={store.otherHere ? "joined" : undefined}>
            {store.otherHere ? fr.handover.joined(other) : fr.handover.waiting(other)}
          </p>
          <OtherDriver store={store} form={form} />
          <LinkOf link={link} />
        </section>
      )}
      {two && <DeafCard />}
      <section class={two ? "panel later" : "panel"}>
        <h2>{fr.handover.here}</h2>
        <p>{fr.handover.hereAbout}</p>
        <button onClick={become}>
          {draft.second ? fr.handover.returnTo(other) : fr.handover.begin}
        </button>
      </section>
      <nav class="way" aria-label={fr.question.parts}>
        <a class="button" href={write({ name: "recap" })}>
          {fr.question.toRecap}
        </a>
        {back && back !== "recap" && (
          <button class="primary" onClick={() => go(nextOf(form, store))}>
            {fr.handover.goOn(draft.side)}
          </button>
        )}
      </nav>
    </div>
  );
}

/** The screen after the one that this driver was at. */
function nextOf(form: Form, store: DraftStore): Parameters<typeof go>[0] {
  const draft = store.draft!;
  const list = screens(form, draft);
  const after = list[list.findIndex(({ key }) => key === draft.at[draft.side]) + 1];
  return after ? { name: "question", key: after.key } : { name: "recap" };
}

function LinkOf({ link }: { readonly link: string }) {
  const fr = useWords();
  const [copied, setCopied] = useState("");
  const copy = () =>
    navigator.clipboard.writeText(link).then(
      () => setCopied(fr.handover.copied),
      () => setCopied(""),
    );
  return (
    <details>
      <summary>{fr.handover.link}</summary>
      <p>{fr.handover.linkAbout}</p>
      <label class="field">
        <span>{fr.start.linkLabel}</span>
        <input
          type="text"
          readOnly
          value={link}
          onFocus={(event) => event.currentTarget.select()}
        />
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
    </details>
  );
}
