/** Every phrase, frame by frame, and what has changed since its golden. */

import { useEffect, useState } from "preact/hooks";
import {
  type PhraseCheck,
  type PhraseLine,
  fetchPhraseCheck,
  fetchPhrases,
} from "../api/linguists";
import { fr } from "../i18n/fr";
import { typographic } from "../i18n/typography";
import { plain } from "../lexicon/search";
import { FramePlayer } from "../ui/FramePlayer";
import { type Address, readAddress, writeAddress } from "./address";

export function QaPage() {
  const address = useAddress();
  const [phrases, setPhrases] = useState<readonly PhraseLine[]>([]);
  const [error, setError] = useState("");
  useEffect(() => {
    fetchPhrases().then(
      (found) => setPhrases(found.phrases),
      (problem: Error) => setError(problem.message || fr.lexicon.lost),
    );
  }, []);
  return (
    <>
      <header class="top">
        <h1>{fr.qa.title}</h1>
        <p>{fr.qa.lead}</p>
        <a href="/lexique">{fr.lexicon.title}</a>
      </header>
      <p class="notices" role="alert">
        {error && <span class="notice">{error}</span>}
      </p>
      <main class="linguist">
        <PhraseList phrases={phrases} chosen={address.id} />
        <div class="linguist-main">
          {address.id ? (
            <PhraseView key={address.id} address={address} />
          ) : (
            <p class="wait">{fr.qa.choose}</p>
          )}
        </div>
      </main>
    </>
  );
}

interface ListProps {
  readonly phrases: readonly PhraseLine[];
  readonly chosen: string;
}

function PhraseList({ phrases, chosen }: ListProps) {
  const [text, setText] = useState("");
  const [onlyChanged, setOnlyChanged] = useState(false);
  const found = phrases.filter(
    (phrase) =>
      (!onlyChanged || phrase.changed) &&
      plain(`${phrase.id} ${phrase.text}`).includes(plain(text)),
  );
  return (
    <nav class="linguist-list" aria-label={fr.qa.title}>
      <label class="field">
        <span>{fr.qa.search}</span>
        <input
          type="search"
          value={text}
          onInput={(event) => setText(event.currentTarget.value)}
        />
      </label>
      <label class="chip">
        <input
          type="checkbox"
          checked={onlyChanged}
          onChange={(event) => setOnlyChanged(event.currentTarget.checked)}
        />
        {fr.qa.onlyChanged}
      </label>
      <p role="status">{fr.lexicon.count(found.length, phrases.length)}</p>
      <ul>
        {found.map((phrase) => (
          <li key={phrase.id}>
            <a
              href={writeAddress({ id: phrase.id, frame: undefined })}
              aria-current={phrase.id === chosen ? "page" : undefined}
            >
              <strong>{phrase.id}</strong>
              <span>{typographic(phrase.text)}</span>
              <small class={phrase.changed ? "worth worth-none" : "worth"}>
                {wordOf(phrase.changed)}
              </small>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function wordOf(changed: boolean | null): string {
  if (changed === null) return fr.qa.noGolden;
  return changed ? fr.qa.changed : fr.qa.same;
}

function PhraseView({ address }: { readonly address: Address }) {
  const [check, setCheck] = useState<PhraseCheck | null>(null);
  const [error, setError] = useState("");
  const [frame, setFrame] = useState(address.frame ?? 0);
  useEffect(() => {
    fetchPhraseCheck(address.id).then(setCheck, (problem: Error) => setError(problem.message));
  }, [address.id]);
  if (!check) return <p class="wait">{error}</p>;
  const link = writeAddress({ id: address.id, frame });
  return (
    <article class="entry" data-digest={check.signing.digest}>
      <FramePlayer signing={check.signing} frame={address.frame} onFrame={setFrame} />
      <div class="entry-text">
        <h2>{address.id}</h2>
        <p>{typographic(check.signing.text)}</p>
        <p>
          <a href={link}>
            {fr.qa.link} ({frame})
          </a>
        </p>
        <dl class="facts">
          <dt>{fr.qa.digest}</dt>
          <dd>
            <code>{check.signing.digest}</code>
          </dd>
          {check.golden && (
            <>
              <dt>{fr.qa.golden}</dt>
              <dd>
                <code>{check.golden.digest}</code>
              </dd>
            </>
          )}
        </dl>
        <Differences id={address.id} golden={check.golden} />
      </div>
    </article>
  );
}

interface DifferencesProps {
  readonly id: string;
  readonly golden: PhraseCheck["golden"];
}

function Differences({ id, golden }: DifferencesProps) {
  if (!golden) return <p>{fr.qa.noGolden}</p>;
  if (!golden.differs) return <p>{fr.qa.equal}</p>;
  return (
    <table>
      <caption>{fr.qa.differs}</caption>
      <thead>
        <tr>
          <th scope="col">{fr.qa.frame}</th>
          <th scope="col">{fr.qa.item}</th>
          <th scope="col">{fr.qa.joint}</th>
          <th scope="col">{fr.qa.degrees}</th>
        </tr>
      </thead>
      <tbody>
        {golden.frames.map(({ frame, item, joint, radians }) => (
          <tr key={`${frame} ${joint}`}>
            <td>
              <a href={writeAddress({ id, frame })}>{frame}</a>
            </td>
            <td>{item}</td>
            <td>{joint}</td>
            <td>{((radians * 180) / Math.PI).toLocaleString("fr-FR", DEGREES)}°</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const DEGREES = { maximumFractionDigits: 1 };

function useAddress(): Address {
  const [fragment, setFragment] = useState(location.hash);
  useEffect(() => {
    const changed = () => setFragment(location.hash);
    addEventListener("hashchange", changed);
    return () => removeEventListener("hashchange", changed);
  }, []);
  return readAddress(fragment);
}
