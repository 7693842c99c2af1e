/** A screen beside its signer. The signer stays when the screen changes: it is loaded once. */

import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
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

const ASKED = "lsf-speech";

/** Asks whatever signer is on the screen to sign something, from outside of its page. */
export function ask(speech: Speech): void {
  dispatchEvent(new CustomEvent<Speech>(ASKED, { detail: speech }));
}

export function SignedPage({ subject, wanted, children }: Props) {
  const [speech, setSpeech] = useState<Speech>(subject);
  const page = useRef<HTMLDivElement>(null);
  const say = (asked: Speech) => {
    setSpeech(asked);
    // On a phone the button stands below the signer: who pressed it would see nothing signed.
    page.current?.querySelector("lsf-avatar")?.scrollIntoView({ block: "nearest" });
  };
  useEffect(() => {
    const asked = (event: Event) => say((event as CustomEvent<Speech>).detail);
    addEventListener(ASKED, asked);
    return () => removeEventListener(ASKED, asked);
  }, []);
  const name = nameOf(subject);
  useEffect(() => setSpeech(subject), [name]);
  return (
    <div class="page" ref={page}>
      <Signer saying={speech} caption={speech.caption} wanted={wanted} />
      {children(say)}
    </div>
  );
}
