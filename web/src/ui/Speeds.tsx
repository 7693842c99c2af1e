/** How fast the avatar signs, out of a few. */

import { fr } from "../i18n/fr";

interface Props {
  readonly speed: number;
  onSpeed(speed: number): void;
}

export function Speeds({ speed, onSpeed }: Props) {
  return (
    <div class="speeds" role="group" aria-label={fr.avatar.speed}>
      {fr.avatar.speeds.map(({ value, label, short }) => (
        <button
          key={value}
          type="button"
          aria-pressed={speed === value}
          aria-label={`${short}, ${label}`}
          onClick={() => onSpeed(value)}
        >
          {short}
        </button>
      ))}
    </div>
  );
}
