/** After the form: until when to send it, the driver's own card, and how to erase everything. */

import { useState } from "preact/hooks";
import { fr } from "../i18n/fr";
import { go } from "../ui/route";
import { deadlineOf } from "./deadline";
import { answersOf } from "./draft";
import { keepProfile } from "./profile";
import type { DraftStore } from "./store";
import { dateWords } from "./words";

export function After({ store }: { readonly store: DraftStore }) {
  const draft = store.draft!;
  const [kept, setKept] = useState("");
  const day = answersOf(draft)["acc.date"]?.value;
  const until = typeof day === "string" ? deadlineOf(day) : "";
  const keep = async () => {
    const done = await keepProfile(store.device, answersOf(draft)).then(
      () => fr.profile.kept,
      () => fr.save.full,
    );
    setKept(done);
  };
  const erase = () => {
    if (!confirm(draft.practice ? fr.practice.eraseSure : fr.recap.eraseSure)) return;
    void store.erase().then(() => go({ name: "start" }));
  };
  return (
    <section class="panel after">
      <p>{until ? fr.recap.deadline(dateWords(until)) : fr.recap.deadlineDays}</p>
      {!draft.practice && (
        <>
          <p>{fr.profile.about}</p>
          <button onClick={() => void keep()}>{fr.profile.keep}</button>
          <p role="status">{kept}</p>
        </>
      )}
      <button class="quiet" onClick={erase}>
        {draft.practice ? fr.practice.stop : fr.recap.erase}
      </button>
    </section>
  );
}
