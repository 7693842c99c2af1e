/** The lexicon as linguists see it: every entry signed, and signed anew when its file is saved. */

import { useEffect, useRef, useState } from "preact/hooks";
import {
  type Entry,
  type Lexicon,
  fetchEntry,
  fetchLexicon,
  fetchLexiconVersion,
} from "../api/linguists";
import { linguists } from "../i18n/linguists";
import { FramePlayer } from "../ui/FramePlayer";
import { EntryList } from "./EntryList";
import { Problems } from "./Problems";
import { Trace } from "./Trace";

/** A saved file is seen within a second: half of it for asking, half for signing. */
const POLL_MS = 500;

export function LexiconPage() {
  const gloss = useFragment();
  const [lexicon, setLexicon] = useState<Lexicon | null>(null);
  const [lost, setLost] = useState("");
  useEffect(() => {
    let version = "";
    let timer = 0;
    const ask = async () => {
      try {
        const now = (await fetchLexiconVersion()).version;
        if (now !== version) {
          const found = await fetchLexicon();
          version = found.version;
          setLexicon(found);
        }
        setLost("");
      } catch {
        setLost(linguists.lexicon.lost);
      }
      timer = window.setTimeout(ask, POLL_MS);
    };
    void ask();
    return () => clearTimeout(timer);
  }, []);
  return (
    <>
      <header class="top">
        <h1>{linguists.lexicon.title}</h1>
        <p>{linguists.lexicon.lead}</p>
        <a href="/qa">{linguists.qa.title}</a>
      </header>
      <p class="notices" role="status">
        {lost && <span class="notice">{lost}</span>}
      </p>
      <main class="linguist">
        {lexicon && <EntryList entries={lexicon.entries} chosen={gloss} />}
        <div class="linguist-main">
          <Trace />
          {lexicon && <Problems problems={lexicon.problems} />}
          {gloss && lexicon ? (
            <EntryView gloss={gloss} version={lexicon.version} />
          ) : (
            <p class="wait">{linguists.lexicon.choose}</p>
          )}
        </div>
      </main>
    </>
  );
}

interface ViewProps {
  readonly gloss: string;
  readonly version: string;
}

function EntryView({ gloss, version }: ViewProps) {
  const [entry, setEntry] = useState<Entry | null>(null);
  const [error, setError] = useState("");
  const shown = useRef("");
  useEffect(() => {
    let wanted = true;
    fetchEntry(gloss).then(
      (found) => {
        if (!wanted) return;
        shown.current = new Date().toLocaleTimeString("fr-FR");
        setEntry(found);
        setError("");
      },
      (problem: Error) => wanted && setError(problem.message),
    );
    return () => {
      wanted = false;
    };
  }, [gloss, version]);
  if (!entry || entry.gloss !== gloss) return <p class="wait">{error}</p>;
  return (
    <article class="entry" data-digest={entry.signing?.digest}>
      <div>
        {entry.signing && <FramePlayer signing={entry.signing} />}
        {error && <p class="problem">{error}</p>}
      </div>
      <div class="entry-text">
        <h2>{entry.gloss}</h2>
        <p role="status">{linguists.lexicon.updated(shown.current)}</p>
        <dl class="facts">
          <dt>{linguists.lexicon.french}</dt>
          <dd>{entry.french.join(", ")}</dd>
          <dt>{linguists.lexicon.form}</dt>
          <dd>{linguists.lexicon.forms[entry.form] ?? entry.form}</dd>
          <dt>{linguists.lexicon.status}</dt>
          <dd>{linguists.lexicon.statuses[entry.status] ?? entry.status}</dd>
          <dt>{linguists.lexicon.confidence}</dt>
          <dd>{linguists.lexicon.confidences[entry.confidence] ?? entry.confidence}</dd>
        </dl>
        <h3>{linguists.lexicon.postures}</h3>
        <ul>
          {entry.postures.map((posture) => (
            <li key={posture}>{posture}</li>
          ))}
        </ul>
        {entry.variants.map((variant) => (
          <p key={variant}>{variant}</p>
        ))}
        <h3>{linguists.lexicon.sources}</h3>
        <ul>
          {entry.sources.map(({ kind, ref }) => (
            <li key={ref}>
              {kind} – {ref}
            </li>
          ))}
        </ul>
        <h3>{linguists.lexicon.yaml}</h3>
        <p>
          <code>{entry.path}</code>
        </p>
        <pre tabIndex={0} aria-label={linguists.lexicon.yaml}>
          {entry.yaml}
        </pre>
      </div>
    </article>
  );
}

function useFragment(): string {
  const read = () => decodeURIComponent(location.hash.slice(1));
  const [gloss, setGloss] = useState(read);
  useEffect(() => {
    const changed = () => setGloss(read());
    addEventListener("hashchange", changed);
    return () => removeEventListener("hashchange", changed);
  }, []);
  return gloss;
}
