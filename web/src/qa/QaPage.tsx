/** Every phrase, frame by frame, and what has changed since its golden. */

import { useEffect, useState } from "preact/hooks";
import {
  type PhraseCheck,
  type PhraseLine,
  fetchPhraseCheck,
  fetchPhrases,
} from "../api/linguists";
import { linguists } from "../i18n/linguists";
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
      (problem: Error) => setError(problem.message || linguists.lexicon.lost),
    );
  }, []);
  return (
    <>
      <header class="top">
        <h1>{linguists.qa.title}</h1>
        <p>{linguists.qa.lead}</p>
        <a href="/lexique">{linguists.lexicon.title}</a>
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
            <p class="wait">{linguists.qa.choose}</p>
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
    <nav class="linguist-list" aria-label={linguists.qa.title}>
      <label class="field">
        <span>{linguists.qa.search}</span>
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
        {linguists.qa.onlyChanged}
      </label>
      <p role="status">{linguists.lexicon.count(found.length, phrases.length)}</p>
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
  if (changed === null) return linguists.qa.noGolden;
  return changed ? linguists.qa.changed : linguists.qa.same;
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
            {linguists.qa.link} ({frame})
          </a>
        </p>
        <dl class="facts">
          <dt>{linguists.qa.digest}</dt>
          <dd>
            <code>{check.signing.digest}</code>
          </dd>
          {check.golden && (
            <>
              <dt>{linguists.qa.golden}</dt>
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
  if (!golden) return <p>{linguists.qa.noGolden}</p>;
  if (!golden.differs) return <p>{linguists.qa.equal}</p>;
  return (
    <table>
      <caption>{linguists.qa.differs}</caption>
      <thead>
        <tr>
          <th scope="col">{linguists.qa.frame}</th>
          <th scope="col">{linguists.qa.item}</th>
          <th scope="col">{linguists.qa.joint}</th>
          <th scope="col">{linguists.qa.degrees}</th>
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
