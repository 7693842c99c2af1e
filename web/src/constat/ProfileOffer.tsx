/** The driver's card: the one of this phone, or one that another phone shows as a code. */

import { useEffect, useState } from "preact/hooks";
import type { Question } from "../api/types";
import { fr } from "../i18n/fr";
import { Scanner } from "../ui/Scanner";
import { type Profile, findProfile, unpackProfile } from "./profile";
import type { DraftStore } from "./store";

interface Props {
  readonly store: DraftStore;
  readonly questions: ReadonlyMap<string, Question>;
}

export function ProfileOffer({ store, questions }: Props) {
  const [profile, setProfile] = useState<Profile | null>(null);
  const [scanning, setScanning] = useState(false);
  const [status, setStatus] = useState("");
  useEffect(() => void findProfile(store.device).then(setProfile), []);
  const fill = (card: Profile) => {
    const count = store.fill(card, questions);
    setStatus(fr.profile.filled(count));
    setScanning(false);
  };
  const read = (text: string) =>
    unpackProfile(text, questions).then(fill, () => setStatus(fr.profile.notCard));
  return (
    <section class="panel">
      {profile ? (
        <button type="button" onClick={() => fill(profile)}>
          {fr.profile.use(String(profile["p.ph.last_name"]?.value ?? ""))}
        </button>
      ) : (
        <p>{fr.profile.none}</p>
      )}
      <button type="button" aria-expanded={scanning} onClick={() => setScanning(!scanning)}>
        {fr.profile.scan}
      </button>
      {scanning && <Scanner onRead={(text) => void read(text)} />}
      <p role="status">{status}</p>
    </section>
  );
}
