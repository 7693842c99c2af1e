/** The small button beside every text: the signer signs it. */

import { fr } from "../i18n/fr";
import { Icon } from "./Icon";

interface Props {
  /** What is signed, for those who do not see the text beside it. */
  readonly label: string;
  onSay(): void;
}

export function Say({ label, onSay }: Props) {
  return (
    <button type="button" class="say" aria-label={label} onClick={onSay}>
      <Icon name="play" /> {fr.question.inLsf}
    </button>
  );
}
