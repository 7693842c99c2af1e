/** Anyone brings a sealed document and learns whether it is intact. Nothing of it is kept. */

import { useState } from "preact/hooks";
import { Refused, verifyDocument } from "../api/client";
import type { Verdict } from "../api/types";
import { fr } from "../i18n/fr";
import { typographic } from "../i18n/typography";
import { Frame } from "../ui/Frame";

type State = { readonly say: string; readonly good?: boolean; readonly why?: readonly string[] };

export function VerifyPage() {
  const [state, setState] = useState<State | null>(null);
  const verify = async (file: File | undefined) => {
    if (!file) return;
    setState({ say: fr.verify.wait });
    try {
      setState(told(await verifyDocument(file)));
    } catch (error) {
      setState({ say: error instanceof Refused ? error.message : fr.verify.offline });
    }
  };
  return (
    <Frame place="">
      <div class="verify">
        <h1 tabIndex={-1}>{fr.verify.title}</h1>
        <p>{fr.verify.lead}</p>
        <label class="field" for="document">
          {fr.verify.file}
        </label>
        <input
          id="document"
          type="file"
          accept="application/pdf,.pdf"
          onClick={(event) => {
            event.currentTarget.value = ""; // the same file again is a new question
          }}
          onChange={(event) => void verify(event.currentTarget.files?.[0])}
        />
        <div role="status" class="verdict" data-good={state?.good}>
          {state && <p>{state.say}</p>}
          {state?.why?.map((reason) => (
            <p key={reason}>{typographic(reason)}</p>
          ))}
        </div>
        <p class="honest">{fr.verify.meaning}</p>
      </div>
    </Frame>
  );
}

/** Integrity and origin are two questions: a document of somebody else can be intact. */
function told(verdict: Verdict): State {
  if (verdict.intact && verdict.ours) {
    return { say: fr.verify.intact(new Date(verdict.sealed_at)), good: true };
  }
  return { say: fr.verify.notIntact, good: false, why: verdict.reasons };
}
