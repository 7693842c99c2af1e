/** The signer with its controls, its label, and the glosses under it. */

import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import type { Signing, Status } from "../api/types";
import "../avatar/element";
import type { LsfAvatar } from "../avatar/element";
import type { View } from "../avatar/framing";
import { VIEWS } from "../avatar/framing";
import { type Saying, itemAt, keyPose, letterAt, nameOf, signingOf } from "../constat/signing";
import { fr } from "../i18n/fr";
import { typographic } from "../i18n/typography";
import { Glosses } from "./Glosses";
import { Icon } from "./Icon";
import { useAvatar, useMedia } from "./hooks";

/** The signer may still be loading on the server. */
const RETRY_MS = 4000;
const POSTER = "/signer.png";

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
  const avatar = useAvatar();
  const { signing, failed, again } = useSigning(saying);
  const [options, setOptions] = useState<Options>(OPTIONS);
  const [playing, setPlaying] = useState(false);
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
    const played = () => setPlaying(true);
    const stopped = () => setPlaying(false);
    const heard: [string, () => void][] = [
      ["timeupdate", moved],
      ["ready", ready],
      ["play", played],
      ["pause", stopped],
      ["ended", stopped],
    ];
    for (const [name, listener] of heard) player.addEventListener(name, listener);
    return () => {
      for (const [name, listener] of heard) player.removeEventListener(name, listener);
    };
  }, [signing, stepped]);

  const toggle = () => {
    const player = element.current!;
    if (playing) player.pause();
    else player.play();
  };
  const replay = () => {
    const player = element.current!;
    player.currentTime = 0;
    player.play();
  };

  return (
    <section class="signer" aria-label={fr.avatar.region}>
      <lsf-avatar
        ref={element as never}
        avatar={avatar}
        src={signing?.clip_url}
        fps={signing?.fps}
        speed={options.speed}
        view={options.view}
        autoplay={!stepped}
        poster={POSTER}
      />
      {failed && (
        <p class="signer-failed" role="status">
          {fr.avatar.noSigning} <button onClick={again}>{fr.avatar.retry}</button>
        </p>
      )}
      <Controls
        playing={playing}
        disabled={!signing}
        options={options}
        onToggle={toggle}
        onReplay={replay}
        onOptions={setOptions}
      />
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
          {fr.avatar.saying} <q>{typographic(caption)}</q>
        </p>
      )}
      <Glosses items={items} current={shown.item} letter={shown.letter} onSeek={seek} />
      <p class="signer-label">{labelOf(signing?.status ?? "draft")}</p>
    </section>
  );
}

interface Options {
  readonly speed: number;
  readonly view: View;
}

// No mirror here: on a form that asks for right and left, it would turn one into the other.
const OPTIONS: Options = { speed: 1, view: "front" };

interface ControlsProps {
  readonly playing: boolean;
  readonly disabled: boolean;
  readonly options: Options;
  onToggle(): void;
  onReplay(): void;
  onOptions(options: Options): void;
}

function Controls({ playing, disabled, options, onToggle, onReplay, onOptions }: ControlsProps) {
  const [more, setMore] = useState(false);
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
        <div class="speeds" role="group" aria-label={fr.avatar.speed}>
          {fr.avatar.speeds.map(({ value, label, short }) => (
            <button
              key={value}
              aria-pressed={options.speed === value}
              aria-label={`${short}, ${label}`}
              onClick={() => onOptions({ ...options, speed: value })}
            >
              {short}
            </button>
          ))}
        </div>
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
        <div class="controls">
          <label>
            <span class="visually-hidden">{fr.avatar.view}</span>
            <select
              value={options.view}
              onChange={(event) =>
                onOptions({ ...options, view: event.currentTarget.value as View })
              }
            >
              {VIEWS.map((view) => (
                <option key={view} value={view}>
                  {fr.avatar.views[view]}
                </option>
              ))}
            </select>
          </label>
        </div>
      )}
    </>
  );
}

function labelOf(status: Status): string {
  if (status === "deaf-validated") return fr.avatar.validated;
  return status === "linguist-reviewed" ? fr.avatar.reviewed : fr.avatar.label;
}

function useSigning(saying: Saying) {
  const [signing, setSigning] = useState<Signing | null>(null);
  const [failed, setFailed] = useState(false);
  const [attempt, setAttempt] = useState(0);
  const again = useCallback(() => setAttempt((before) => before + 1), []);
  useEffect(() => {
    let wanted = true;
    let timer = 0;
    setFailed(false);
    signingOf(saying).then(
      (found) => wanted && setSigning(found),
      () => {
        if (!wanted) return;
        setSigning(null);
        setFailed(true);
        timer = window.setTimeout(again, RETRY_MS);
      },
    );
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [nameOf(saying), attempt]);
  return { signing, failed, again };
}
