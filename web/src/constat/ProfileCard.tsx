/** The card that this phone keeps, as a code for another phone; or its end. */

import { useEffect, useState } from "preact/hooks";
import type { Device } from "../device/database";
import { fr } from "../i18n/fr";
import { QrCode } from "../ui/QrCode";
import { findProfile, forgetProfile, packProfile } from "./profile";

export function ProfileCard({ device }: { readonly device: Device }) {
  const [code, setCode] = useState("");
  const [shown, setShown] = useState(false);
  useEffect(() => {
    void findProfile(device).then(async (profile) => {
      if (profile) setCode(await packProfile(profile));
    });
  }, []);
  if (!code) return null;
  return (
    <section class="panel">
      <h2>{fr.profile.mine}</h2>
      <p>{fr.profile.mineAbout}</p>
      <div class="row">
        <button aria-expanded={shown} onClick={() => setShown(!shown)}>
          {fr.profile.show}
        </button>
        <button class="quiet" onClick={() => void forgetProfile(device).then(() => setCode(""))}>
          {fr.profile.forget}
        </button>
      </div>
      {shown && <QrCode text={code} label={fr.profile.code} />}
    </section>
  );
}
