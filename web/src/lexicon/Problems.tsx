/** What is wrong in the files, each with the line to change. */

import type { FileProblem } from "../api/linguists";
import { linguists } from "../i18n/linguists";

export function Problems({ problems }: { readonly problems: readonly FileProblem[] }) {
  if (problems.length === 0) return <p class="hint">{linguists.lexicon.noProblem}</p>;
  return (
    <details class="problem-box" open>
      <summary>{linguists.lexicon.problems(problems.length)}</summary>
      <ul>
        {problems.map(({ path, line, code, message }) => (
          <li key={`${path}:${line}:${code}:${message}`}>
            <code>
              {path}:{line}
            </code>{" "}
            [{code}] {message}
          </li>
        ))}
      </ul>
    </details>
  );
}
