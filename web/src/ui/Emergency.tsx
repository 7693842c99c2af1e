/** The button that is on every screen: 114 by text message, 112 by voice. */

import { useRef } from "preact/hooks";
import { fr } from "../i18n/fr";
import { Say } from "./Say";
import { ask } from "./SignedPage";

/** `place` is what the driver has already said about where the accident is. */
export function Emergency({ place }: { readonly place: string }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const text = encodeURIComponent(fr.emergency.smsText(place));
  return (
    <>
      <button class="emergency" onClick={() => dialog.current?.showModal()}>
        {fr.emergency.button}
      </button>
      <dialog ref={dialog} class="emergency-dialog" aria-labelledby="emergency-title">
        <div class="said">
          <h2 id="emergency-title">{fr.emergency.title}</h2>
          <Say
            label={fr.question.signMessage}
            onSay={() => ask({ text: fr.emergency.said, caption: fr.emergency.said })}
          />
        </div>
        <p>{fr.emergency.who}</p>
        <p>
          <a class="button danger" href={`sms:114?body=${text}`}>
            {fr.emergency.sms}
          </a>
        </p>
        <p>{fr.emergency.smsAbout}</p>
        <p>
          <a class="button" href="tel:112">
            {fr.emergency.call}
          </a>
        </p>
        <p>{fr.emergency.human}</p>
        <button onClick={() => dialog.current?.close()}>{fr.emergency.close}</button>
      </dialog>
    </>
  );
}
