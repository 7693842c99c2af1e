/** Over the picture: what went wrong and what can be done now, what is waited for, the way back. */

import { avatar as words } from "../../i18n/avatar";
import { Icon } from "../../ui/Icon";
import type { LsfAvatar } from "../element";
import type { Face } from "./face";

interface Props {
  readonly face: Face;
  readonly player: LsfAvatar;
}

export function Over({ face, player }: Props) {
  const { trouble, waiting, film } = face;
  return (
    <>
      <div class="over" role="status">
        {trouble && film !== "shown" && !waiting ? (
          <p>
            {trouble.message}
            {trouble.passing && (
              <button onClick={() => player.load()}>{words.retry}</button>
            )}
            {film === "offered" && (
              <button onClick={() => void player.showFilm().catch(() => {})}>{words.film}</button>
            )}
          </p>
        ) : null}
        {waiting && <p>{waiting}</p>}
      </div>
      {face.turned && (
        <button
          class="round back"
          aria-label={words.backToView}
          title={words.backToView}
          onClick={() => player.resetView()}
        >
          <Icon name="centre" />
        </button>
      )}
    </>
  );
}
