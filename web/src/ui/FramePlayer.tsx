/** The signer for those who look closely: frame by frame, a part over and over, from any side. */

import { useEffect, useRef, useState } from "preact/hooks";
import type { Signing } from "../api/types";
import "../avatar/element";
import { frameAt } from "../avatar/clock";
import type { LsfAvatar } from "../avatar/element";
import { itemAt, letterAt } from "../avatar/items";
import { fr } from "../i18n/fr";
import { linguists } from "../i18n/linguists";
import { Glosses } from "./Glosses";
import { usePreferences } from "./hooks";

interface Props {
  readonly signing: Signing;
  /** Where to stand when the signing appears; without it, it is played once. */
  readonly frame?: number | undefined;
  onFrame?(frame: number): void;
}

export function FramePlayer({ signing, frame: asked, onFrame }: Props) {
  const element = useRef<LsfAvatar>(null);
  const [{ signer }] = usePreferences();
  const [seconds, setSeconds] = useState(0);
  const frame = frameAt(seconds, signing.fps);
  const item = itemAt(signing.items, seconds);

  useEffect(() => {
    const player = element.current!;
    const moved = () => {
      setSeconds(player.currentTime);
      if (player.paused) onFrame?.(frameAt(player.currentTime, signing.fps));
    };
    const ready = () => {
      if (asked !== undefined) player.currentTime = asked / signing.fps;
    };
    const names = ["timeupdate", "seeked", "pause"];
    for (const name of names) player.addEventListener(name, moved);
    player.addEventListener("canplay", ready);
    if (player.readyState === HTMLMediaElement.HAVE_ENOUGH_DATA) ready();
    return () => {
      for (const name of names) player.removeEventListener(name, moved);
      player.removeEventListener("canplay", ready);
    };
  }, [signing, asked]);

  return (
    <section class="signer frame-player" aria-label={fr.avatar.region}>
      <lsf-avatar
        ref={element as never}
        signing={signing}
        signer={signer.startsWith(signing.signer) ? signer : signing.signer}
        autoplay={asked === undefined}
        controls="all"
        orbit
      />
      <p class="frame-number">
        {linguists.qa.frame} {frame} {linguists.qa.of} {signing.frames - 1}
      </p>
      <Glosses
        items={signing.items}
        current={item}
        letter={signing.items[item] ? letterAt(signing.items[item], seconds) : -1}
        onSeek={(index) => {
          const start = Math.ceil(signing.items[index]!.start_s * signing.fps);
          element.current!.currentTime = start / signing.fps;
        }}
      />
    </section>
  );
}
