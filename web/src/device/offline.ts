/** The page without network: a worker that has the page, and the signer with all its phrases. */

import { fetchPhrase } from "../api/client";
import type { AvatarFile, Form, Signing, Voice } from "../api/types";
import { get } from "../api/call";

/** As in `worker.ts`, which reads it. */
const SIGNING = "signing";
const AT_ONCE = 2;
/** The first question and its signer come first. */
const WAIT_MS = 6000;

/** How many phrases this device has, of how many; `left` counts those that could not be had. */
export interface Packed {
  readonly done: number;
  readonly all: number;
}

/** Installs the worker, where the browser allows one: not on a page that is not secure. */
export function goOffline(): void {
  if (!import.meta.env.PROD || !("serviceWorker" in navigator)) return;
  const keepForm = async () => {
    await navigator.serviceWorker.register("/sw.js");
    await navigator.serviceWorker.ready;
    await (await caches.open(SIGNING)).add("/api/form");
  };
  void keepForm().catch(() => null);
}

/** Whether this page can do without network once it is packed. */
export function canPack(): boolean {
  return import.meta.env.PROD && "serviceWorker" in navigator && "caches" in globalThis;
}

/**
 * Fetches everything that is signed, a little at a time, so that no network is needed later.
 *
 * Whether to is decided before (`connection.ts`); what was seen is kept in any case.
 *
 * @returns What stops it.
 */
export function pack(form: Form, voice: Voice, told: (packed: Packed) => void): () => void {
  let wanted = true;
  if (!canPack()) return () => {};
  const run = async () => {
    const name = voice.signer ? `?${new URLSearchParams({ name: voice.signer })}` : "";
    const { url } = await get<AvatarFile>(`/api/avatar${name}`);
    const cache = await caches.open(SIGNING);
    await Promise.all(["/api/form", "/api/avatars", url].map((each) => keep(cache, each)));
    const ids = phrasesOf(form);
    let [next, done] = [0, 0];
    const worker = async () => {
      while (wanted && next < ids.length) {
        const id = ids[next++]!;
        const signing: Signing | null = await fetchPhrase(id, voice).catch(() => null);
        if (signing && (await keep(cache, signing.clip_url))) done++;
        if (wanted) told({ done, all: ids.length });
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
  };
  let timer = 0;
  // Where no worker can be installed this never comes, and nothing is promised.
  void navigator.serviceWorker.ready.then(() => {
    if (!wanted) return;
    told({ done: 0, all: phrasesOf(form).length });
    timer = window.setTimeout(() => void run().catch(() => null), WAIT_MS);
  });
  return () => {
    wanted = false;
    clearTimeout(timer);
  };
}

async function keep(cache: Cache, url: string): Promise<boolean> {
  if (await cache.match(url, { ignoreVary: true })) return true;
  return cache.add(url).then(
    () => true,
    () => false,
  );
}

/** Questions first: of everything else the French text is there. */
function phrasesOf({ questions, notices }: Form): readonly string[] {
  const ids = questions.map(({ id }) => id);
  const helps = questions.filter(({ help }) => help).map(({ id }) => `${id}/help`);
  const shown = questions.filter(({ shown }) => shown).map(({ id }) => `${id}/shown`);
  const options = questions.flatMap(({ options }) => options.map(({ phrase }) => phrase ?? ""));
  // What has a slot is signed with its value, by the server.
  const said = Object.keys(notices).filter((id) => !notices[id]!.includes("{"));
  const topics = questions.filter(({ recap }) => recap).map(({ id }) => `${id}/recap`);
  return [...ids, ...said, ...options.filter(Boolean), ...shown, ...topics, ...helps];
}
