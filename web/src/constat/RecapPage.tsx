/** Every answer, box by box: signed back, corrected, and at the end the document. */

import type { RefObject } from "preact";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { Refused, fetchCommonPdf, fetchPdf } from "../api/client";
import type { Form, Question } from "../api/types";
import { useForeign, useOptionWords, useWords } from "../i18n/translation";
import { typographic } from "../i18n/typography";
import { Say } from "../ui/Say";
import type { Speech } from "../ui/SignedPage";
import { go, write } from "../ui/route";
import { After } from "./After";
import { OtherDriver, isAlone } from "./OtherDriver";
import { OtherSaid } from "./OtherSaid";
import { answersOf, bothSigned } from "./draft";
import type { Step } from "./journey";
import { type Row as RecapRow, recapOf } from "./recap";
import { otherSide } from "./slots";
import type { DraftStore } from "./store";

interface Props {
  readonly store: DraftStore;
  readonly form: Form;
  readonly questions: ReadonlyMap<string, Question>;
  /** Screens that still want an answer. */
  readonly missing: readonly Step[];
  onSay(speech: Speech): void;
}

export function RecapPage({ store, form, questions, missing, onSay }: Props) {
  const fr = useWords();
  const draft = store.draft!;
  const heading = useRef<HTMLHeadingElement>(null);
  /** Hundreds of rows on: whoever walks by keyboard may leap there. */
  const documents = useRef<HTMLHeadingElement>(null);
  const answers = answersOf(draft);
  const boxes = useMemo(() => recapOf(form, answersOf(draft)), [form, draft.answers, draft.side]);
  useEffect(() => {
    store.goTo("recap");
    document.title = `${fr.recap.title} – ${fr.site}`;
    heading.current?.focus({ preventScroll: true });
    scrollTo(0, 0);
  }, []);
  const other = otherSide(draft.side);
  const foreign = useForeign();
  return (
    <div class="asking recap" lang={foreign?.language}>
      <h1 tabIndex={-1} ref={heading}>
        {fr.recap.title}
      </h1>
      <p>{bothSigned(draft) ? fr.recap.signed : fr.recap.lead}</p>
      {foreign && <p class="hint">{foreign.draft}</p>}
      {!draft.practice && (
        <button class="quiet" onClick={() => documents.current?.focus()}>
          {fr.recap.toDocuments}
        </button>
      )}
      <OtherDriver store={store} form={form} />
      {missing.length > 0 && (
        <p class="warning-box">
          {fr.recap.left(missing.length)}{" "}
          <a class="button" href={write({ name: "question", key: missing[0]!.key })}>
            {fr.recap.goOn}
          </a>
        </p>
      )}
      {boxes.map(({ box, title, rows }) => (
        <section key={box} data-box={box} aria-labelledby={`box-${box}`}>
          <h2 id={`box-${box}`} lang="fr">
            {box !== "0" && <span class="box-number">{box}</span>} {typographic(title)}
          </h2>
          <dl>
            {rows.map((row) => (
              <Row
                key={row.key}
                row={row}
                known={questions.has(row.key.split("#")[0]!)}
                onSay={() =>
                  onSay({ text: row.sign, otherwise: row.phrase, caption: row.sign })
                }
              />
            ))}
          </dl>
        </section>
      ))}
      <OtherSaid draft={draft} form={form} onSay={onSay} />
      {draft.practice ? <p>{fr.practice.end}</p> : <Download {...{ store, documents }} />}
      <div lang="fr">
        <After store={store} />
      </div>
      {isAlone(answers) ? (
        <p>{fr.handover.alone}</p>
      ) : (
        draft.tokens[other] && (
          <section class="other-driver">
            <h2>{fr.handover.title(other)}</h2>
            <button onClick={() => go({ name: "handover" })}>{fr.handover.go}</button>
          </section>
        )
      )}
    </div>
  );
}

interface RowProps {
  readonly row: RecapRow;
  readonly known: boolean;
  onSay(): void;
}

function Row({ row, known, onSay }: RowProps) {
  const fr = useWords();
  const foreign = useForeign();
  const words = useOptionWords();
  const label = typographic(row.label);
  const [asked] = foreign?.questions[row.key.split("#")[0]!] ?? [];
  return (
    <div class="recap-row" data-key={row.key}>
      <dt>
        {asked && (
          <>
            <span lang={foreign?.language}>{asked}</span> <br />
          </>
        )}
        <span lang="fr">{label}</span>
      </dt>
      <dd>{typographic(textIn(row.text, words)) || <em>{fr.recap.empty}</em>}</dd>
      <dd class="recap-do">
        {row.sign && <Say label={fr.recap.signLabel(label)} onSay={onSay} />}
        {known && (
          <a
            class="button small"
            aria-label={fr.recap.fixLabel(label)}
            href={write({ name: "question", key: row.key, correcting: true })}
          >
            {fr.recap.fix}
          </a>
        )}
      </dd>
    </div>
  );
}

/** What was chosen out of a list, in another language too; what was typed stays as it is. */
function textIn(text: string, words: (label: string) => string): string {
  return text.split(", ").map(words).join(", ");
}

interface DownloadProps {
  readonly store: DraftStore;
  readonly documents: RefObject<HTMLHeadingElement | null>;
}

function Download({ store, documents }: DownloadProps) {
  const fr = useWords();
  const [status, setStatus] = useState("");
  const { unsent, tokens, side } = store.draft!;
  const get = async (ask: (token: string) => Promise<Blob>, name: string, share: boolean) => {
    setStatus(fr.recap.pdfWait);
    try {
      await store.flush();
      const file = new File([await ask(tokens[side] ?? "")], name, { type: "application/pdf" });
      if (share) await navigator.share({ files: [file] });
      else save(file);
      setStatus(share ? "" : fr.recap.pdfDone);
    } catch (error) {
      if (error instanceof DOMException) return setStatus("");
      setStatus(error instanceof Refused ? error.message : fr.recap.pdfLater);
    }
  };
  return (
    <section class="download" aria-labelledby="documents">
      <h2 id="documents" tabIndex={-1} ref={documents}>
        {fr.recap.documents}
      </h2>
      {unsent.length > 0 && <p>{fr.recap.unsent(unsent.length)}</p>}
      <button class="primary" onClick={() => void get(fetchPdf, "constat.pdf", false)}>
        {fr.recap.pdf}
      </button>
      <button onClick={() => void get(fetchCommonPdf, "constat-commun.pdf", false)}>
        {fr.recap.common}
      </button>
      {"canShare" in navigator && (
        <button onClick={() => void get(fetchPdf, "constat.pdf", true)}>{fr.recap.share}</button>
      )}
      <p role="status">{status}</p>
      <p>
        {fr.recap.sealed} <a href="/verifier">{fr.verify.title}</a>
      </p>
    </section>
  );
}

function save(file: File): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = file.name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
