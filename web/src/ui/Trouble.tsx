/** What could not be done, and what to do now: written where it happened, and signed on demand. */

import { fr } from "../i18n/fr";
import { useWords } from "../i18n/translation";
import { Say } from "./Say";
import { ask } from "./SignedPage";

interface Props {
  /** What it says, in whichever language; the signer signs the French. */
  says(words: typeof fr): string;
}

export function Trouble({ says }: Props) {
  const words = useWords();
  const text = says(fr);
  return (
    <div class="said problem-box" role="alert">
      <p>{says(words)}</p>
      <Say label={words.question.signMessage} onSay={() => ask({ text, caption: text })} />
    </div>
  );
}
