/** A card to show to the other driver, in their language: I am deaf, and this is what helps. */

import { useState } from "preact/hooks";
import { fr } from "../i18n/fr";
import { CARDS, LANGUAGES, type Language } from "../i18n/languages";

export function DeafCard() {
  const [language, setLanguage] = useState<Language>("fr");
  const { title, helps } = CARDS[language];
  return (
    <section class="deaf-card" aria-label={fr.card.region}>
      <div class="quick" role="group" aria-label={fr.card.language}>
        {Object.entries(LANGUAGES).map(([code, name]) => (
          <button
            type="button"
            key={code}
            lang={code}
            aria-pressed={code === language}
            onClick={() => setLanguage(code as Language)}
          >
            {name}
          </button>
        ))}
      </div>
      <div class="card-for-other" lang={language}>
        <p>{title}</p>
        <ul>
          {helps.map((help) => (
            <li key={help}>{help}</li>
          ))}
        </ul>
      </div>
    </section>
  );
}
