/** Under the picture: the French text, the sign of the moment, and what this signer is. */

import type { Status } from "../../api/types";
import { avatar as words } from "../../i18n/avatar";
import { typographic } from "../../i18n/typography";
import { type Face, partsOf } from "./face";

export function Told({ face }: { readonly face: Face }) {
  const shown = new Set(face.captions);
  // Where nothing can be signed, the text is what is left.
  if (face.trouble && !face.ready) {
    shown.add("text");
    shown.delete("glosses");
  }
  const [before, now, after] = partsOf({ ...face, text: typographic(face.text) });
  return (
    <>
      {shown.has("text") && face.text && (
        <p class="text" part="text">
          {before}
          {now && <mark>{now}</mark>}
          {after}
        </p>
      )}
      {shown.has("glosses") && face.items.length > 0 && <Gloss face={face} />}
      <p class="label" part="label">{labelOf(face.status)}</p>
    </>
  );
}

function Gloss({ face: { items, item, letter } }: { readonly face: Face }) {
  const now = items[item];
  const note = now?.kind === "missing" ? words.missing : now?.kind === "spelled" && words.spelled;
  return (
    <p class="gloss">
      <span class="unseen">{words.signed} </span>
      {now?.gloss ?? "…"}
      {note && <small> {note}</small>}
      {now && now.letters.length > 0 && (
        <span class="letters" aria-hidden="true">
          {now.letters.map((each, index) => (
            <span key={index} class={index === letter ? "now" : undefined}>
              {each.letter}
            </span>
          ))}
        </span>
      )}
    </p>
  );
}

function labelOf(status: Status): string {
  if (status === "deaf-validated") return words.validated;
  return status === "linguist-reviewed" ? words.reviewed : words.label;
}
