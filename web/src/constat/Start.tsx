/** The first screen: what this is, and two ways in. */

import { useState } from "preact/hooks";
import "../avatar/element";
import { canPack } from "../device/offline";
import { fr } from "../i18n/fr";
import { SignerChoice } from "../ui/SignerChoice";
import { Speeds } from "../ui/Speeds";
import { usePreferences } from "../ui/hooks";
import { parse, go } from "../ui/route";
import { ProfileCard } from "./ProfileCard";
import type { DraftStore } from "./store";

interface Props {
  readonly store: DraftStore;
  onBegin(practice: boolean): void;
  onResume(): void;
  readonly onPrepare: (() => void) | null;
}

export function Start({ store, onBegin, onResume, onPrepare }: Props) {
  const { draft } = store;
  const [linking, setLinking] = useState(false);
  const [picture, setPicture] = useState(false);
  const [choosing, setChoosing] = useState(false);
  const begin = (practice: boolean) => {
    const { unsent = [], practice: trying = true } = draft ?? {};
    if (draft && !trying && !confirm(fr.start.againSure(unsent.length))) return;
    onBegin(practice);
  };
  return (
    <div class={choosing ? "start start-choosing" : "start"}>
      <div class="start-text">
        <h1 tabIndex={-1}>{fr.start.title}</h1>
        <p class="lead">{fr.start.lead}</p>
        <ul class="points">
          {fr.start.points.map((point) => (
            <li key={point}>{point}</li>
          ))}
        </ul>
        <div class="actions">
          {draft && (
            <button class="primary" onClick={onResume}>
              {fr.start.resume}
            </button>
          )}
          <button class={draft ? "" : "primary"} onClick={() => begin(false)}>
            {draft ? fr.start.again : fr.start.begin}
          </button>
          <button onClick={() => begin(true)}>{fr.practice.begin}</button>
          <button aria-expanded={linking} onClick={() => setLinking(!linking)}>
            {fr.start.haveLink}
          </button>
          <button aria-expanded={choosing} onClick={() => setChoosing(!choosing)}>
            {fr.avatar.choice}
          </button>
        </div>
        {linking && <LinkField />}
        {choosing && <Choosing />}
        <ProfileCard device={store.device} />
        {canPack() && onPrepare && (
          <section class="panel">
            <p>{fr.packed.about}</p>
            <div class="row">
              <button onClick={onPrepare}>{fr.packed.prepare}</button>
            </div>
          </section>
        )}
        <p class="honest">{fr.start.honest}</p>
        <p class="danger-note">{fr.start.danger}</p>
      </div>
      <img
        class="start-picture"
        src="/signer.png"
        alt={fr.avatar.picture}
        hidden={!picture || choosing}
        onLoad={() => setPicture(true)}
      />
    </div>
  );
}

/** Who signs, how fast, and how that looks: by a question, whose signs are made ahead. */
function Choosing() {
  const [{ signer, dominant, speed }, choose] = usePreferences();
  return (
    <div class="panel choosing">
      <lsf-avatar
        src={`/api/phrases/acc.date?${new URLSearchParams({ signer, dominant })}`}
        signer={signer}
        dominant={dominant}
        speed={speed}
        captions=""
        controls=""
        autoplay
      />
      <div>
        <SignerChoice />
        <p>{fr.avatar.speed}</p>
        <Speeds speed={speed} onSpeed={(chosen) => choose({ speed: chosen })} />
      </div>
    </div>
  );
}

function LinkField() {
  const [text, setText] = useState("");
  const [wrong, setWrong] = useState(false);
  const open = (event: Event) => {
    event.preventDefault();
    const route = parse(text.slice(Math.max(text.indexOf("#"), 0)));
    if (route.name === "link") go(route);
    else setWrong(true);
  };
  return (
    <form class="link-field" onSubmit={open} noValidate>
      <h2>{fr.start.linkTitle}</h2>
      <p id="link-help">{fr.start.linkHelp}</p>
      <label for="link">{fr.start.linkLabel}</label>
      <input
        id="link"
        type="url"
        value={text}
        aria-describedby="link-help link-wrong"
        aria-invalid={wrong}
        onInput={(event) => setText(event.currentTarget.value)}
      />
      <p id="link-wrong" class="problem" role="alert">
        {wrong ? fr.start.linkWrong : ""}
      </p>
      <button class="primary">{fr.start.linkOpen}</button>
    </form>
  );
}
