/** What the other driver wrote in free words: to be read, and signed on demand. */

import type { Form } from "../api/types";
import { fr } from "../i18n/fr";
import { typographic } from "../i18n/typography";
import { Say } from "../ui/Say";
import type { Speech } from "../ui/SignedPage";
import { type Draft, answersOf } from "./draft";
import { recapOf } from "./recap";
import { otherSide } from "./slots";

const FREE = new Set(["p.damage_text", "p.remarks"]);

interface Props {
  readonly draft: Draft;
  readonly form: Form;
  onSay(speech: Speech): void;
}

export function OtherSaid({ draft, form, onSay }: Props) {
  const other = otherSide(draft.side);
  const rows = recapOf(form, answersOf(draft, other))
    .flatMap((box) => box.rows)
    .filter((row) => FREE.has(row.key) && row.text);
  if (rows.length === 0) return null;
  return (
    <section class={`whose-${other}`} aria-labelledby="other-said">
      <h2 id="other-said">{fr.other.said(other)}</h2>
      <dl>
        {rows.map(({ key, label, text }) => (
          <div class="recap-row" key={key} data-other={key}>
            <dt>{typographic(label)}</dt>
            <dd>{typographic(text)}</dd>
            <dd class="recap-do">
              <Say
                label={fr.recap.signLabel(typographic(label))}
                onSay={() => onSay({ text, caption: text })}
              />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
