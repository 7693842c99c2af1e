/** Every answer, box by box: signed back, corrected, and at the end the document. */

import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import { Refused, fetchCommonPdf, fetchPdf, fetchRecap } from "../api/client";
import type { Question, Recap, RecapRow } from "../api/types";
import { fr } from "../i18n/fr";
import { typographic } from "../i18n/typography";
import { Say } from "../ui/Say";
import type { Speech } from "../ui/SignedPage";
import { go, write } from "../ui/route";
import { type DraftStore, answersOf } from "./draft";
import type { Step } from "./journey";

/** The answer to `gate.other_party` with which there is a second column. */
const PRESENT = "oui, elle est là";

interface Props {
  readonly store: DraftStore;
  readonly questions: ReadonlyMap<string, Question>;
  /** Screens that still want an answer. */
  readonly missing: readonly Step[];
  onSay(speech: Speech): void;
}

export function RecapPage({ store, questions, missing, onSay }: Props) {
  const draft = store.draft!;
  const token = draft.tokens[draft.side] ?? "";
  const heading = useRef<HTMLHeadingElement>(null);
  const { recap, failed, again } = useRecap(store, token);
  useEffect(() => {
    store.goTo("recap");
    document.title = `${fr.recap.title} – ${fr.site}`;
    heading.current?.focus({ preventScroll: true });
    scrollTo(0, 0);
  }, []);
  const party = answersOf(draft)["gate.other_party"]?.value ?? PRESENT;
  const other = draft.side === "A" ? "B" : "A";
  return (
    <div class="asking recap">
      <h1 tabIndex={-1} ref={heading}>
        {fr.recap.title}
      </h1>
      <p>{fr.recap.lead}</p>
      {missing.length > 0 && (
        <p class="warning-box">
          {fr.recap.left(missing.length)}{" "}
          <a class="button" href={write({ name: "question", key: missing[0]!.key })}>
            {fr.recap.goOn}
          </a>
        </p>
      )}
      {failed && (
        <p class="problem-box" role="alert">
          {fr.save.offline} <button onClick={again}>{fr.save.retry}</button>
        </p>
      )}
      {recap?.boxes.map(({ box, title, rows }) => (
        <section key={box} data-box={box} aria-labelledby={`box-${box}`}>
          <h2 id={`box-${box}`}>
            {box !== "0" && <span class="box-number">{box}</span>} {typographic(title)}
          </h2>
          <dl>
            {rows.map((row) => (
              <Row
                key={row.key}
                row={row}
                known={questions.has(row.key.split("#")[0]!)}
                onSay={() => onSay({ text: row.sign_text, caption: row.sign_text })}
              />
            ))}
          </dl>
        </section>
      ))}
      <Download token={token} />
      <p>{fr.recap.deadline}</p>
      {party === PRESENT ? (
        draft.tokens[other] && (
          <section class="other-driver">
            <h2>{fr.handover.title(other)}</h2>
            <button onClick={() => go({ name: "handover" })}>{fr.handover.go}</button>
          </section>
        )
      ) : (
        <p>{fr.handover.alone}</p>
      )}
      <button
        class="quiet"
        onClick={() => {
          if (!confirm(fr.recap.eraseSure)) return;
          store.erase();
          go({ name: "start" });
        }}
      >
        {fr.recap.erase}
      </button>
    </div>
  );
}

interface RowProps {
  readonly row: RecapRow;
  readonly known: boolean;
  onSay(): void;
}

function Row({ row, known, onSay }: RowProps) {
  const label = typographic(row.label);
  return (
    <div class="recap-row" data-key={row.key}>
      <dt>{label}</dt>
      <dd>{typographic(row.text) || <em>{fr.recap.empty}</em>}</dd>
      <dd class="recap-do">
        {row.sign_text && (
          <Say label={fr.recap.signLabel(label)} onSay={onSay} />
        )}
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

function Download({ token }: { readonly token: string }) {
  const [status, setStatus] = useState("");
  const download = async (ask: (token: string) => Promise<Blob>, name: string) => {
    setStatus(fr.recap.pdfWait);
    try {
      save(await ask(token), name);
      setStatus(fr.recap.pdfDone);
    } catch (error) {
      setStatus(error instanceof Refused ? error.message : fr.save.offline);
    }
  };
  return (
    <div class="download">
      <button class="primary" onClick={() => void download(fetchPdf, "constat.pdf")}>
        {fr.recap.pdf}
      </button>
      <button onClick={() => void download(fetchCommonPdf, "constat-commun.pdf")}>
        {fr.recap.common}
      </button>
      <p role="status">{status}</p>
      <p>
        {fr.recap.sealed} <a href="/verifier">{fr.verify.title}</a>
      </p>
    </div>
  );
}

function save(blob: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** The recap as the server has it, once everything typed here has reached it. */
function useRecap(store: DraftStore, token: string) {
  const [recap, setRecap] = useState<Recap | null>(null);
  const [failed, setFailed] = useState(false);
  const [attempt, setAttempt] = useState(0);
  const again = useCallback(() => setAttempt((before) => before + 1), []);
  useEffect(() => {
    let wanted = true;
    store
      .flush()
      .then(() => fetchRecap(token))
      .then(
        (found) => wanted && (setRecap(found), setFailed(false)),
        () => wanted && setFailed(true),
      );
    return () => {
      wanted = false;
    };
  }, [token, attempt, store.link]);
  return { recap, failed, again };
}
