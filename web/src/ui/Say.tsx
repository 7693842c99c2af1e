/** The small button beside every text: the signer signs it. */

import { useWords } from "../i18n/translation";
import { Icon } from "./Icon";

interface Props {
  /** What is signed, for those who do not see the text beside it. */
  readonly label: string;
  onSay(): void;
}

export function Say({ label, onSay }: Props) {
  const fr = useWords();
  return (
    <button type="button" class="say" aria-label={label} onClick={onSay}>
      <Icon name="play" /> {fr.question.inLsf}
    </button>
  );
}
