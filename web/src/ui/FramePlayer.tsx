/** The signer for those who look closely: frame by frame, 0.1 to 2 times the speed, any view. */

import { useEffect, useRef, useState } from "preact/hooks";
import type { Signing } from "../api/types";
import "../avatar/element";
import type { LsfAvatar } from "../avatar/element";
import { frameAt } from "../avatar/clock";
import { VIEWS, type View } from "../avatar/framing";
import { itemAt, letterAt } from "../constat/signing";
import { fr } from "../i18n/fr";
import { Glosses } from "./Glosses";
import { Icon } from "./Icon";
import { useAvatar, useMedia } from "./hooks";

interface Props {
  readonly signing: Signing;
  /** Where to stand when the signing appears; without it, it is played once. */
  readonly frame?: number | undefined;
  onFrame?(frame: number): void;
}

export function FramePlayer({ signing, frame: asked, onFrame }: Props) {
  const element = useRef<LsfAvatar>(null);
  const avatar = useAvatar();
  const still = useMedia("(prefers-reduced-motion: reduce)");
  const [speed, setSpeed] = useState(1);
  const [view, setView] = useState<View>("front");
  const [loop, setLoop] = useState(false);
  const [mirror, setMirror] = useState(false);
  const [playing, setPlaying] = useState(false);
  const [seconds, setSeconds] = useState(0);
  const frame = frameAt(seconds, signing.fps);
  const last = signing.frames - 1;
  const item = itemAt(signing.items, seconds);

  const seek = (to: number) => {
    if (element.current) element.current.currentTime = to / signing.fps;
  };
  useEffect(() => {
    const player = element.current!;
    const moved = () => setSeconds(player.currentTime);
    const ready = () => {
      if (asked !== undefined) player.currentTime = asked / signing.fps;
    };
    const state = () => setPlaying(!player.paused);
    const names = ["play", "pause", "ended"];
    player.addEventListener("timeupdate", moved);
    player.addEventListener("ready", ready);
    for (const name of names) player.addEventListener(name, state);
    ready();
    return () => {
      player.removeEventListener("timeupdate", moved);
      player.removeEventListener("ready", ready);
      for (const name of names) player.removeEventListener(name, state);
    };
  }, [signing, asked]);
  useEffect(() => {
    if (!playing) onFrame?.(frame);
  }, [playing, frame]);

  return (
    <section class="signer frame-player" aria-label={fr.avatar.region}>
      <lsf-avatar
        ref={element as never}
        avatar={avatar}
        src={signing.clip_url}
        fps={signing.fps}
        speed={speed}
        view={view}
        mirror={mirror}
        loop={loop}
        autoplay={!still && asked === undefined}
      />
      <label class="field">
        <span>
          {fr.qa.frame} {frame} {fr.qa.of} {last}
        </span>
        <input
          type="range"
          min="0"
          max={last}
          value={frame}
          onInput={(event) => {
            element.current?.pause();
            seek(Number(event.currentTarget.value));
          }}
        />
      </label>
      <div class="controls">
        <button class="round" aria-label={fr.qa.first} onClick={() => seek(0)}>
          <Icon name="first" />
        </button>
        <button aria-label={fr.qa.before} onClick={() => element.current?.step(-1)}>
          −1
        </button>
        <button
          class="round"
          aria-label={playing ? fr.avatar.pause : fr.avatar.play}
          onClick={() => (playing ? element.current?.pause() : element.current?.play())}
        >
          <Icon name={playing ? "pause" : "play"} />
        </button>
        <button aria-label={fr.qa.after} onClick={() => element.current?.step(1)}>
          +1
        </button>
        <button class="round" aria-label={fr.qa.last} onClick={() => seek(last)}>
          <Icon name="last" />
        </button>
        <button aria-pressed={loop} onClick={() => setLoop(!loop)}>
          {fr.lexicon.loop}
        </button>
        <button aria-pressed={mirror} onClick={() => setMirror(!mirror)}>
          {fr.avatar.mirror}
        </button>
        <label>
          <span class="visually-hidden">{fr.avatar.view}</span>
          <select value={view} onChange={(event) => setView(event.currentTarget.value as View)}>
            {VIEWS.map((name) => (
              <option key={name} value={name}>
                {fr.avatar.views[name]}
              </option>
            ))}
          </select>
        </label>
      </div>
      <label class="field">
        <span>
          {fr.qa.speed} : {speed.toLocaleString("fr-FR")}×
        </span>
        <input
          type="range"
          min="0.1"
          max="2"
          step="0.1"
          value={speed}
          onInput={(event) => setSpeed(Number(event.currentTarget.value))}
        />
      </label>
      <Glosses
        items={signing.items}
        current={item}
        letter={signing.items[item] ? letterAt(signing.items[item], seconds) : -1}
        onSeek={(index) => seek(Math.ceil(signing.items[index]!.start_s * signing.fps))}
      />
      <p class="signer-label">{fr.avatar.label}</p>
    </section>
  );
}
