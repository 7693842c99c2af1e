/** After the form: until when to send it, the e-mail, the driver's own card, and how to erase. */

import { useEffect, useState } from "preact/hooks";
import { Refused, askMail, eraseConstat, fetchMails } from "../api/client";
import type { Contact, Mail } from "../api/types";
import { fr } from "../i18n/fr";
import { typographic } from "../i18n/typography";
import { go } from "../ui/route";
import { TWO_PHONES } from "./OtherDriver";
import { linksOf, ownConstats } from "./accident";
import { deadlineOf } from "./deadline";
import { type Draft, answersOf } from "./draft";
import { keepProfile } from "./profile";
import type { DraftStore } from "./store";
import { Vehicles } from "./Vehicles";
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
  return (
    <section class="panel after">
      <p>{until ? fr.recap.deadline(dateWords(until)) : fr.recap.deadlineDays}</p>
      {!draft.practice && (
        <>
          <Vehicles store={store} />
          <ByMail draft={draft} />
          <p>{fr.profile.about}</p>
          <button onClick={() => void keep()}>{fr.profile.keep}</button>
          <p role="status">{kept}</p>
        </>
      )}
      <Erase store={store} />
    </section>
  );
}

/** The signed document by e-mail, where the server sends any. */
function ByMail({ draft }: { readonly draft: Draft }) {
  const token = draft.tokens[draft.side] ?? "";
  const [on, setOn] = useState(false);
  const [address, setAddress] = useState(() => ownAddress(draft));
  const [said, setSaid] = useState("");
  const tell = (mail: Mail | undefined) => mail && setSaid(fr.after.mailState[mail.state]);
  useEffect(() => {
    fetchMails(token).then(
      ({ on, mails }) => {
        setOn(on);
        tell(mails.at(-1));
      },
      () => setOn(false),
    );
  }, [token, draft.signed]);
  if (!on) return null;
  const ask = async (event: Event) => {
    event.preventDefault();
    await askMail(token, address).then(tell, (error: unknown) =>
      setSaid(error instanceof Refused ? typographic(error.message) : fr.after.offline),
    );
  };
  return (
    <form class="by-mail" noValidate onSubmit={(event) => void ask(event)}>
      <label class="field">
        <span>{fr.after.mail}</span>
        <input
          type="email"
          autocomplete="email"
          value={address}
          aria-describedby="by-mail-about"
          onInput={(event) => setAddress(event.currentTarget.value)}
        />
      </label>
      <p id="by-mail-about">{fr.after.mailAbout}</p>
      <button type="submit">{fr.after.mailSend}</button>
      <p role="status">{said}</p>
    </form>
  );
}

/** The e-mail address that the driver has given for box 9, 6 or the back, if it is one. */
function ownAddress(draft: Draft): string {
  const answers = answersOf(draft);
  const given = ["p.d.contact", "p.ph.contact", "v.ins.contact"].map(
    (key) => (answers[key]?.value as Contact | null | undefined)?.value ?? "",
  );
  return given.find((text) => text.includes("@")) ?? "";
}

/** Erases here, or here and on the server; where the server cannot be reached, nothing is. */
function Erase({ store }: { readonly store: DraftStore }) {
  const draft = store.draft!;
  const [said, setSaid] = useState("");
  const here = () => store.erase().then(() => go({ name: "start" }));
  const onlyHere = () => {
    if (confirm(draft.practice ? fr.practice.eraseSure : fr.recap.eraseSure)) void here();
  };
  const everywhere = async () => {
    if (!confirm(fr.after.eraseSure)) return;
    try {
      const told = [];
      for (const token of await ownTokens(store)) told.push(await eraseConstat(token).catch(goneAlready));
      const last = told.filter((each) => each !== null).at(-1);
      if (last) alert(typographic(last.message));
      await here();
    } catch {
      setSaid(fr.after.eraseOffline);
    }
  };
  if (draft.practice) {
    return (
      <button class="quiet" onClick={onlyHere}>
        {fr.practice.stop}
      </button>
    );
  }
  return (
    <>
      <button class="quiet" onClick={onlyHere}>
        {fr.recap.erase}
      </button>
      <button class="quiet" onClick={() => void everywhere()}>
        {fr.after.erase}
      </button>
      <p role="status">{said}</p>
    </>
  );
}

/**
 * The links that this device answers for, of all constats of the accident: where both drivers used
 * one phone, nobody else could erase the other column.
 */
async function ownTokens({ device, draft }: DraftStore): Promise<readonly string[]> {
  const { id } = draft!;
  const onePhone = answersOf(draft!)["gate.device_mode"]?.value !== TWO_PHONES;
  const others = (await ownConstats(device)).filter((each) => each.id !== id);
  return [...others.flatMap((each) => linksOf(each, false)), ...linksOf(draft!, onePhone)];
}

/** What was erased before has no link any more. */
function goneAlready(error: unknown): null {
  if (error instanceof Refused && error.status === 401) return null;
  throw error;
}
