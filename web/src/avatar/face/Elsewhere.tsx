/** In the picture's place while it is in the small window. */

import { avatar as words } from "../../i18n/avatar";
import type { LsfAvatar } from "../element";

export function Elsewhere({ player }: { readonly player: LsfAvatar }) {
  return (
    <p class="elsewhere" role="status">
      {words.smallHere}
      <button onClick={() => player.exitPictureInPicture()}>{words.smallBack}</button>
    </p>
  );
}
