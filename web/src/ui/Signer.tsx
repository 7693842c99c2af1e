/** The signer with its controls, and the glosses under it. */

import { useEffect, useRef, useState } from "preact/hooks";
import "../avatar/element";
import type { LsfAvatar } from "../avatar/element";
import type { View } from "../avatar/framing";
import { VIEWS } from "../avatar/framing";
import { itemAt, keyPose, letterAt } from "../avatar/items";
import type { Saying } from "../constat/signing";
import { fr } from "../i18n/fr";
import { typographic } from "../i18n/typography";
import { Glosses } from "./Glosses";
import { Icon } from "./Icon";
import { SignerChoice } from "./SignerChoice";
import { Speeds } from "./Speeds";
import { useMedia, usePreferences } from "./hooks";
import { type Sentences, useSignings } from "./useSignings";

interface Props {
  readonly saying: Saying;
  /** Shown above the glosses when it is not the question itself. */
  readonly caption?: string | undefined;
}

export function Signer({ wanted, ...props }: Props & { readonly wanted: boolean }) {
  const [shown, setShown] = useState(false);
  if (wanted || shown) return <Player {...props} />;
  return (
    <section class="signer" aria-label={fr.avatar.region}>
      <button onClick={() => setShown(true)}>{fr.avatar.show}</button>
    </section>
  );
}

function Player({ saying, caption }: Props) {
  const element = useRef<LsfAvatar>(null);
  const stepped = useMedia("(prefers-reduced-motion: reduce)");
  const sentences = useSignings(saying);
  const { signings, at, failed, again } = sentences;
  const signing = signings[at] ?? null;
  const [{ signer, speed }] = usePreferences();
  const [view, setView] = useState<View>("front");
  const [playing, setPlaying] = useState(false);
  const [filmed, setFilmed] = useState(false);
  const [shown, setShown] = useState({ item: -1, letter: -1 });
  const items = signing?.items ?? [];

  const seek = (index: number) => {
    const item = items[index];
    if (!element.current || !item) return;
    element.current.currentTime = stepped ? keyPose(item) : item.start_s;
  };
  useEffect(() => {
    const player = element.current!;
    const moved = () => {
      const seconds = player.currentTime;
      const item = itemAt(items, seconds);
      const letter = items[item] ? letterAt(items[item], seconds) : -1;
      setShown((before) =>
        before.item === item && before.letter === letter ? before : { item, letter },
      );
    };
    const ready = () => {
      moved();
      if (stepped) seek(0);
    };
    const played = () => {
      setPlaying(true);
      setFilmed(player.filmed);
    };
    const stopped = () => setPlaying(false);
    const ended = () => {
      stopped();
      if (!stepped) sentences.goOn();
    };
    const heard: [string, () => void][] = [
      ["timeupdate", moved],
      ["canplay", ready],
      ["playing", played],
      ["pause", stopped],
      ["ended", ended],
    ];
    for (const [name, listener] of heard) player.addEventListener(name, listener);
    return () => {
      for (const [name, listener] of heard) player.removeEventListener(name, listener);
    };
  }, [signing, signings, stepped]);

  const replay = () => {
    if (at > 0) sentences.go(0);
    else element.current?.replay();
  };
  const film = () => {
    const player = element.current!;
    if (player.filmed) player.hideFilm();
    else player.showFilm().then(() => setFilmed(true), () => {});
    player.scrollIntoView({ block: "nearest" });
    setFilmed(player.filmed);
  };

  return (
    <section class="signer" aria-label={fr.avatar.region}>
      <lsf-avatar
        ref={element as never}
        signing={signing}
        signer={signer}
        speed={speed}
        view={view}
        autoplay={!stepped}
      />
      {failed && (
        <p class="signer-failed" role="status">
          {fr.avatar.noSigning} <button onClick={again}>{fr.avatar.retry}</button>
        </p>
      )}
      <Controls
        playing={playing}
        disabled={!signing}
        view={view}
        filmed={filmed}
        onToggle={() => element.current?.toggle()}
        onReplay={replay}
        onView={setView}
        onFilm={film}
      />
      <SentenceChoice sentences={sentences} />
      {stepped && items.length > 0 && (
        <div class="poses">
          <button onClick={() => seek(shown.item - 1)} disabled={shown.item <= 0}>
            {fr.avatar.poseBefore}
          </button>
          <span aria-live="polite">{fr.avatar.pose(shown.item + 1, items.length)}</span>
          <button onClick={() => seek(shown.item + 1)} disabled={shown.item >= items.length - 1}>
            {fr.avatar.poseAfter}
          </button>
        </div>
      )}
      {caption && (
        <p class="signer-caption">
          {fr.avatar.saying}{" "}
          <q>{typographic(signings.length > 1 ? signing!.text : caption)}</q>
        </p>
      )}
      <Glosses items={items} current={shown.item} letter={shown.letter} onSeek={seek} />
    </section>
  );
}

/** Which sentence of a longer text is signed; the next ones follow by themselves. */
function SentenceChoice({ sentences: { signings, at, go } }: { readonly sentences: Sentences }) {
  if (signings.length < 2) return null;
  return (
    <div class="poses sentences">
      <button onClick={() => go(at - 1)} disabled={at === 0}>
        {fr.avatar.sentenceBefore}
      </button>
      <span>{fr.avatar.sentence(at + 1, signings.length)}</span>
      <button onClick={() => go(at + 1)} disabled={at >= signings.length - 1}>
        {fr.avatar.sentenceAfter}
      </button>
    </div>
  );
}

interface ControlsProps {
  readonly playing: boolean;
  readonly disabled: boolean;
  readonly view: View;
  readonly filmed: boolean;
  onToggle(): void;
  onReplay(): void;
  onView(view: View): void;
  onFilm(): void;
}

// No mirror here: on a form that asks for right and left, it would turn one into the other.
function Controls(props: ControlsProps) {
  const { playing, disabled, view, filmed, onToggle, onReplay, onView, onFilm } = props;
  const [more, setMore] = useState(false);
  const [{ speed }, choose] = usePreferences();
  return (
    <>
      <div class="controls">
        <button aria-label={fr.avatar.replay} onClick={onReplay} disabled={disabled}>
          <Icon name="replay" /> <span class="word">{fr.avatar.replay}</span>
        </button>
        <button
          class="round"
          aria-label={playing ? fr.avatar.pause : fr.avatar.play}
          onClick={onToggle}
          disabled={disabled}
        >
          <Icon name={playing ? "pause" : "play"} />
        </button>
        <Speeds speed={speed} onSpeed={(chosen) => choose({ speed: chosen })} />
        <button
          class="round"
          aria-label={fr.avatar.more}
          aria-expanded={more}
          onClick={() => setMore(!more)}
        >
          <Icon name="more" />
        </button>
      </div>
      {more && (
        <div class="settings">
          <label class="field">
            <span>{fr.avatar.view}</span>
            <select
              value={view}
              onChange={(event) => onView(event.currentTarget.value as View)}
            >
              {VIEWS.map((each) => (
                <option key={each} value={each}>
                  {fr.avatar.views[each]}
                </option>
              ))}
            </select>
          </label>
          <SignerChoice />
          <button onClick={onFilm} disabled={disabled}>
            {filmed ? fr.avatar.noFilm : fr.avatar.film}
          </button>
        </div>
      )}
    </>
  );
}
