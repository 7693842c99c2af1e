/** All entries, with what they are worth, and a search. */

import { useState } from "preact/hooks";
import type { EntryLine } from "../api/linguists";
import { linguists } from "../i18n/linguists";
import { type Filter, find } from "./search";

interface Props {
  readonly entries: readonly EntryLine[];
  readonly chosen: string;
}

export function EntryList({ entries, chosen }: Props) {
  const [filter, setFilter] = useState<Filter>({ text: "", status: "", confidence: "" });
  const found = find(entries, filter);
  const choice = (name: "status" | "confidence", words: Readonly<Record<string, string>>) => (
    <label class="field">
      <span>{linguists.lexicon[name]}</span>
      <select
        value={filter[name]}
        onChange={(event) => setFilter({ ...filter, [name]: event.currentTarget.value })}
      >
        <option value="">{linguists.lexicon.all}</option>
        {[...new Set(entries.map((entry) => entry[name]))].map((value) => (
          <option key={value} value={value}>
            {words[value] ?? value}
          </option>
        ))}
      </select>
    </label>
  );
  return (
    <nav class="linguist-list" aria-label={linguists.lexicon.title}>
      <label class="field">
        <span>{linguists.lexicon.search}</span>
        <input
          type="search"
          value={filter.text}
          onInput={(event) => setFilter({ ...filter, text: event.currentTarget.value })}
        />
      </label>
      <div class="row">
        {choice("status", linguists.lexicon.statuses)}
        {choice("confidence", linguists.lexicon.confidences)}
      </div>
      <p role="status">{linguists.lexicon.count(found.length, entries.length)}</p>
      <ul>
        {found.map((entry) => (
          <li key={entry.gloss}>
            <a
              href={`#${encodeURIComponent(entry.gloss)}`}
              aria-current={entry.gloss === chosen ? "page" : undefined}
            >
              <strong>{entry.gloss}</strong>
              <span>{entry.french.join(", ")}</span>
              <small class={`worth worth-${entry.confidence}`}>
                {linguists.lexicon.confidences[entry.confidence] ?? entry.confidence}
              </small>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
