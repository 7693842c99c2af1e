/** In which language this driver reads the questions. */

import { fr } from "../i18n/fr";
import { LANGUAGES } from "../i18n/languages";
import { SPOKEN } from "../i18n/translation";
import type { DraftStore } from "./store";

export function LanguageChoice({ store }: { readonly store: DraftStore }) {
  const draft = store.draft!;
  const chosen = draft.languages[draft.side] ?? "fr";
  return (
    <div class="quick" role="group" aria-label={fr.card.mine}>
      {SPOKEN.map((code) => (
        <button
          type="button"
          key={code}
          lang={code}
          aria-pressed={code === chosen}
          onClick={() => store.speak(code)}
        >
          {LANGUAGES[code]}
        </button>
      ))}
    </div>
  );
}
