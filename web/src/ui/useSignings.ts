/** The sentences of what is said, one played behind the other. */

import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import { Refused } from "../api/client";
import type { Signing } from "../api/types";
import { type Saying, fetchClip, nameOf, tellingOf } from "../constat/signing";
import { usePreferences } from "./hooks";

/** The signer may still be loading on the server. */
const RETRY_MS = 4000;

export interface Sentences {
  /** Those that are there; more may come. */
  readonly signings: readonly Signing[];
  /** Which of them is shown. */
  readonly at: number;
  readonly failed: boolean;
  go(at: number): void;
  /** Goes on to the next one, now or as soon as it is there. */
  goOn(): void;
  again(): void;
}

export function useSignings(saying: Saying): Sentences {
  const [{ signings, at }, setShown] = useState<Pick<Sentences, "signings" | "at">>(NOTHING);
  const [failed, setFailed] = useState(false);
  const [attempt, setAttempt] = useState(0);
  const waiting = useRef(false);
  const [voice, choose] = usePreferences();
  const again = useCallback(() => setAttempt((before) => before + 1), []);
  useEffect(() => {
    let wanted = true;
    let timer = 0;
    let first = true;
    setFailed(false);
    waiting.current = false;
    const telling = tellingOf(saying, voice);
    const leave = telling.follow((found) => {
      setShown((before) => ({ signings: found, at: first ? 0 : before.at }));
      first = false;
    });
    telling.whole.catch((problem: unknown) => {
      if (!wanted) return;
      // A signer who was chosen once and is no longer offered: the usual one steps in.
      const gone = problem instanceof Refused && problem.status === 404 && voice.signer !== "";
      if (gone) return choose({ signer: "" });
      if (first) setShown(NOTHING);
      setFailed(true);
      timer = window.setTimeout(again, RETRY_MS);
    });
    return () => {
      wanted = false;
      leave();
      clearTimeout(timer);
    };
  }, [nameOf(saying), attempt, voice.signer, voice.dominant]);

  const next = signings[at + 1];
  const go = (to: number) => setShown((before) => ({ ...before, at: to }));
  useEffect(() => {
    if (!next) return;
    if (waiting.current) go(at + 1);
    else void fetchClip(next);
    waiting.current = false;
  }, [next]);
  const goOn = () => {
    if (next) go(at + 1);
    else waiting.current = true;
  };
  return { signings, at, failed, go, goOn, again };
}

const NOTHING = { signings: [], at: 0 } as const;
