/** Parts of the page that are fetched when they are first needed, and kept from then on. */

import type { VNode } from "preact";
import { useEffect, useState } from "preact/hooks";
import { fr } from "../i18n/fr";

type Drawn<P> = (props: P) => VNode;

/**
 * A component out of a module that is not yet there.
 *
 * While it is fetched a line says so; without a network it tries again when one is back.
 */
export function later<P extends object>(fetchPart: () => Promise<Drawn<P>>): Drawn<P> {
  let found: Drawn<P> | null = null;
  const prepare = async () => {
    found ??= await fetchPart();
  };
  function Part(props: P) {
    const [there, setThere] = useState(found !== null);
    const [failed, setFailed] = useState(false);
    const fetchIt = () =>
      prepare().then(
        () => setThere(true),
        () => setFailed(true),
      );
    useEffect(() => {
      if (there) return;
      void fetchIt();
      const online = () => void fetchIt();
      addEventListener("online", online);
      return () => removeEventListener("online", online);
    }, [there]);
    if (found) {
      const Found = found;
      return <Found {...props} />;
    }
    return (
      <p class="hint" role="status">
        {failed ? fr.error.part : fr.error.wait}{" "}
        {failed && (
          <button type="button" onClick={() => void fetchIt()}>
            {fr.error.retry}
          </button>
        )}
      </p>
    );
  }
  return Part;
}
