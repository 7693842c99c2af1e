/** A screen beside its signer. The signer stays when the screen changes: it is loaded once. */

import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import { type Saying, nameOf } from "../constat/signing";
import { Signer } from "./Signer";

/** What is signed; the caption says it in French when it is not the subject of the screen. */
export type Speech = Saying & { readonly caption?: string };

interface Props {
  /** What the screen is about: signed when it appears. */
  readonly subject: Saying;
  readonly wanted: boolean;
  children(say: (speech: Speech) => void): ComponentChildren;
}

export function SignedPage({ subject, wanted, children }: Props) {
  const [speech, setSpeech] = useState<Speech>(subject);
  const name = nameOf(subject);
  useEffect(() => setSpeech(subject), [name]);
  return (
    <div class="page">
      <Signer saying={speech} caption={speech.caption} wanted={wanted} />
      {children(setSpeech)}
    </div>
  );
}
