/** Three vehicles and more: one constat for each pair; one more is begun here, others are opened. */

import { useEffect, useState } from "preact/hooks";
import { Refused, addVehicle, fetchLinked } from "../api/client";
import type { Linked } from "../api/types";
import { fr } from "../i18n/fr";
import { typographic } from "../i18n/typography";
import { go } from "../ui/route";
import { type OwnConstat, THREE_OR_MORE, ownConstats, rememberConstat } from "./accident";
import { answersOf } from "./draft";
import type { DraftStore } from "./store";

export function Vehicles({ store }: { readonly store: DraftStore }) {
  const draft = store.draft!;
  const token = draft.tokens[draft.side] ?? "";
  const [linked, setLinked] = useState<readonly Linked[]>([]);
  const [own, setOwn] = useState<readonly OwnConstat[]>([]);
  const [said, setSaid] = useState("");
  useEffect(() => {
    void ownConstats(store.device).then(setOwn);
    fetchLinked(token).then(
      ({ constats }) => setLinked(constats),
      () => setLinked([]),
    );
  }, [token, draft.signed]);
  const many = answersOf(draft)["gate.vehicle_count"]?.value === THREE_OR_MORE;
  if (!many && linked.length < 2) return null;

  /** Goes over to another constat, once nothing of this one waits on this device alone. */
  const change = async (find: () => Promise<OwnConstat>, key: string) => {
    try {
      await store.flush();
      if (store.draft!.unsent.length > 0) return setSaid(fr.after.offline);
      await rememberConstat(store.device, store.draft!);
      store.change(await find());
      await rememberConstat(store.device, store.draft!);
      go(key ? { name: "question", key } : { name: "recap" });
    } catch (error) {
      setSaid(error instanceof Refused ? typographic(error.message) : fr.after.offline);
    }
  };
  const add = () => addVehicle(token).then((made) => ({ ...made, side: draft.side }));
  return (
    <div class="vehicles">
      <p>{fr.vehicles.about}</p>
      {linked.length > 1 && (
        <ul>
          {linked.map((each) => {
            const links = own.find(({ id }) => id === each.id);
            return (
              <li key={each.id}>
                {fr.vehicles.one(each.number, Object.values(each.plates), each.state === "signed")}{" "}
                {each.id === draft.id ? (
                  <strong>{fr.vehicles.here}</strong>
                ) : (
                  links && (
                    <button class="small" onClick={() => void change(async () => links, "")}>
                      {fr.vehicles.open(each.number)}
                    </button>
                  )
                )}
              </li>
            );
          })}
        </ul>
      )}
      <button onClick={() => void change(add, "gate.other_party")}>{fr.vehicles.add}</button>
      <p role="status">{said}</p>
    </div>
  );
}
