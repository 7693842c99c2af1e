/** Who signs, and with which hand. */

import { useEffect, useState } from "preact/hooks";
import { fetchLooks } from "../api/client";
import type { LookName } from "../api/types";
import { fr } from "../i18n/fr";
import { usePreferences } from "./hooks";

export function SignerChoice() {
  const [{ signer, dominant }, choose] = usePreferences();
  const [looks, setLooks] = useState<readonly LookName[]>([]);
  useEffect(() => void fetchLooks().then(setLooks, () => {}), []);
  const usual = looks[0]?.name ?? "";
  return (
    <fieldset class="signer-choice">
      <legend>{fr.avatar.choice}</legend>
      <div class="chips">
        {looks.map(({ name, label }) => (
          <label key={name} class="chip">
            <input
              type="radio"
              name="signer"
              checked={name === (signer || usual)}
              onChange={() => choose({ signer: name })}
            />
            {label}
          </label>
        ))}
        <label class="chip">
          <input
            type="checkbox"
            checked={dominant === "left"}
            onChange={(event) => choose({ dominant: event.currentTarget.checked ? "left" : "" })}
          />
          {fr.avatar.leftHanded}
        </label>
      </div>
      <p class="choice-about">{fr.avatar.choiceAbout}</p>
    </fieldset>
  );
}
