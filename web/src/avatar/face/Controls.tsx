/** The buttons under the picture, for pages that bring none of their own. */

import { useEffect, useState } from "preact/hooks";
import type { LookName } from "../../api/types";
import { avatar as words } from "../../i18n/avatar";
import { Icon } from "../../ui/Icon";
import type { LsfAvatar } from "../element";
import { VIEWS } from "../framing";
import { findLooks } from "../loading";
import type { Face } from "./face";

interface Props {
  readonly face: Face;
  readonly player: LsfAvatar;
}

const SPEEDS = [0.1, 0.25, 0.5, 0.75, 1, 1.5, 2];

export function Controls({ face, player }: Props) {
  const [more, setMore] = useState(false);
  const all = face.controls === "all";
  if (face.controls === "none") return null;
  return (
    <>
      <div class="row">
        <button
          class="round main"
          aria-label={face.playing ? words.pause : words.play}
          disabled={!face.ready}
          onClick={() => player.toggle()}
        >
          <Icon name={face.playing ? "pause" : "play"} />
        </button>
        <Instant face={face} player={player} />
        {!all && (
          <button
            class="round"
            aria-label={words.more}
            aria-expanded={more}
            onClick={() => setMore(!more)}
          >
            <Icon name="more" />
          </button>
        )}
      </div>
      {(all || more) && (
        <>
          <Moments face={face} player={player} />
          <Looks face={face} player={player} />
        </>
      )}
    </>
  );
}

/** Where the signing is; drawn at every picture, so it is a component of its own. */
function Instant({ face, player }: Props) {
  const [seconds, setSeconds] = useState(player.currentTime);
  useEffect(() => {
    const moved = () => setSeconds(player.currentTime);
    const names = ["timeupdate", "seeked", "canplay"];
    for (const name of names) player.addEventListener(name, moved);
    return () => {
      for (const name of names) player.removeEventListener(name, moved);
    };
  }, [player]);
  const said = words.ofSeconds(seconds, face.duration);
  return (
    <label class="instant">
      <span class="unseen">{words.instant}</span>
      <input
        type="range"
        min="0"
        max={face.duration}
        step={1 / face.fps}
        value={seconds}
        disabled={!face.ready}
        aria-valuetext={said}
        onInput={(event) => {
          player.pause();
          player.currentTime = event.currentTarget.valueAsNumber;
        }}
      />
      <span aria-hidden="true">{said}</span>
    </label>
  );
}

/** Frames, speed, and what is played over and over. */
function Moments({ face, player }: Props) {
  const { selection, duration } = face;
  const from = () => player.select(player.currentTime, selection?.end ?? duration);
  const to = () => player.select(selection?.start ?? 0, player.currentTime);
  return (
    <div class="row">
      <button class="round" aria-label={words.replay} onClick={() => player.replay()}>
        <Icon name="replay" />
      </button>
      <button aria-label={words.before} onClick={() => player.step(-1)}>
        −1
      </button>
      <button aria-label={words.after} onClick={() => player.step(1)}>
        +1
      </button>
      <label>
        <span class="unseen">{words.speed}</span>
        <select
          value={face.speed}
          onChange={(event) => (player.playbackRate = Number(event.currentTarget.value))}
        >
          {[...new Set([...SPEEDS, face.speed])].sort((a, b) => a - b).map((speed) => (
            <option key={speed} value={speed}>
              {words.times(speed)}
            </option>
          ))}
        </select>
      </label>
      <Toggle word={words.loop} on={face.loop} set={(on) => (player.loop = on)} />
      <button aria-label={words.from} onClick={from}>
        A
      </button>
      <button aria-label={words.to} onClick={to}>
        B
      </button>
      {selection && (
        <button aria-label={words.noPart} onClick={() => player.select(null)}>
          {words.part(selection.start, selection.end)} ✕
        </button>
      )}
    </div>
  );
}

/** Who signs, seen from where, with what written under it. */
function Looks({ face, player }: Props) {
  return (
    <div class="row">
      <label>
        <span class="unseen">{words.view}</span>
        <select value={face.view} onChange={(event) => (player.view = event.currentTarget.value)}>
          {VIEWS.map((view) => (
            <option key={view} value={view}>
              {words.views[view]}
            </option>
          ))}
        </select>
      </label>
      {face.turnable && (
        <>
          <button aria-label={words.nearer} onClick={() => player.zoom(1)}>
            +
          </button>
          <button aria-label={words.farther} onClick={() => player.zoom(-1)}>
            −
          </button>
        </>
      )}
      <Toggle word={words.mirror} on={face.mirror} set={(on) => (player.mirror = on)} />
      <Toggle
        word={words.captions}
        on={face.captions.size > 0}
        set={(on) => player.toggleAttribute("captions", on)}
      />
      {face.resignable && <Signers face={face} player={player} />}
      {face.film !== "none" && (
        <button
          disabled={face.waiting !== ""}
          onClick={() =>
            face.film === "shown" ? player.hideFilm() : void player.showFilm().catch(() => {})
          }
        >
          {face.film === "shown" ? words.noFilm : words.film}
        </button>
      )}
      {face.small === "offered" && (
        <button onClick={() => void player.requestPictureInPicture().catch(() => {})}>
          {words.small}
        </button>
      )}
      {face.turnable && <p class="hint">{words.howToTurn}</p>}
    </div>
  );
}

function Signers({ face, player }: Props) {
  const [looks, setLooks] = useState<readonly LookName[]>([]);
  useEffect(() => void findLooks().then(setLooks, () => {}), []);
  return (
    <>
      {looks.length > 1 && (
        <label>
          <span class="unseen">{words.signer}</span>
          <select
            value={face.signer || looks[0]!.name}
            onChange={(event) => (player.signer = event.currentTarget.value)}
          >
            {looks.map(({ name, label }) => (
              <option key={name} value={name}>
                {label}
              </option>
            ))}
          </select>
        </label>
      )}
      <Toggle
        word={words.leftHanded}
        on={face.dominant === "left"}
        set={(on) => (player.dominant = on ? "left" : "")}
      />
    </>
  );
}

interface ToggleProps {
  readonly word: string;
  readonly on: boolean;
  set(on: boolean): void;
}

function Toggle({ word, on, set }: ToggleProps) {
  return (
    <button aria-pressed={on} onClick={() => set(!on)}>
      {word}
    </button>
  );
}
