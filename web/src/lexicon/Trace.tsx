/** A sentence put through the rules: which of them did what, before and after. */

import { useState } from "preact/hooks";
import { type Glossed, glossText } from "../api/linguists";
import { linguists } from "../i18n/linguists";

export function Trace() {
  const [text, setText] = useState("");
  const [found, setFound] = useState<Glossed | null>(null);
  const [error, setError] = useState("");
  const ask = (event: Event) => {
    event.preventDefault();
    glossText(text).then(
      (glossed) => {
        setFound(glossed);
        setError("");
      },
      (problem: Error) => setError(problem.message),
    );
  };
  return (
    <details class="trace">
      <summary>{linguists.trace.title}</summary>
      <form onSubmit={ask}>
        <label class="field">
          <span>{linguists.trace.text}</span>
          <input type="text" value={text} onInput={(event) => setText(event.currentTarget.value)} />
        </label>
        <button>{linguists.trace.ask}</button>
      </form>
      <p role="status">{error}</p>
      {found && <Result found={found} />}
    </details>
  );
}

function Result({ found: { clauses, items, dropped, trace } }: { readonly found: Glossed }) {
  return (
    <>
      <ol class="trace-clauses">
        {clauses.map(({ type, nonmanuals }, number) => (
          <li key={number}>
            <strong>{type}</strong>{" "}
            {items
              .filter(({ clause }) => clause === number)
              .map(({ gloss }) => gloss)
              .join(" ")}{" "}
            {nonmanuals.length > 0 && <small>[{nonmanuals.join(", ")}]</small>}
          </li>
        ))}
      </ol>
      <table>
        <thead>
          <tr>
            <th scope="col">{linguists.trace.rule}</th>
            <th scope="col">{linguists.trace.before}</th>
            <th scope="col">{linguists.trace.after}</th>
          </tr>
        </thead>
        <tbody>
          {trace.map(({ rule, before, after }, step) => (
            <tr key={step}>
              <th scope="row">{rule}</th>
              <td>{before}</td>
              <td>{after}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {dropped.length > 0 && (
        <p>
          {linguists.trace.dropped}{" "}
          {dropped.map(({ text, rule }) => `${text} (${rule})`).join(", ")}
        </p>
      )}
    </>
  );
}
