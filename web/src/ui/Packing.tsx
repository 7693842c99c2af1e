/** How much of the signer this device has for when there is no network, and how to choose that. */

import { useEffect, useState } from "preact/hooks";
import type { Price } from "../device/connection";
import type { Packed } from "../device/offline";
import { fr } from "../i18n/fr";

interface Props {
  /** It is being fetched, or was. */
  readonly packs: boolean;
  readonly packed: Packed | null;
  readonly price: Price;
  /** The driver wants it now, or not now. */
  onWish(wish: boolean): void;
}

export function Packing({ packs, packed, price, onWish }: Props) {
  const able = useWorker();
  if (!able) return null;
  const ready = packed !== null && packed.done === packed.all;
  return (
    <footer class="packed" data-done={packed?.done ?? 0} data-all={packed?.all ?? 0}>
      <p>
        {ready
          ? fr.packed.ready
          : packs
            ? packed && fr.packed.some(packed.done, packed.all)
            : price === "dear"
              ? fr.packed.dear
              : fr.packed.about}
      </p>
      {!ready && (
        <button type="button" onClick={() => onWish(!packs)}>
          {packs ? fr.packed.stop : fr.packed.prepare}
        </button>
      )}
    </footer>
  );
}

/** Where no worker can be installed nothing is promised. */
function useWorker(): boolean {
  const [there, setThere] = useState(false);
  useEffect(() => {
    let wanted = true;
    void navigator.serviceWorker.ready.then(() => wanted && setThere(true));
    return () => {
      wanted = false;
    };
  }, []);
  return there;
}
