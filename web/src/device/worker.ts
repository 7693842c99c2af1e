/**
 * The service worker: the page, the signer and what was signed before, without network.
 *
 * Answers never pass here: they are kept and sent by the page itself.
 */

/** Files of this build, with their hash; written by `vite.config.ts`. */
declare const PRECACHE: { readonly version: string; readonly files: readonly string[] };

/** The part of a service worker's world that is used here. */
interface World {
  readonly caches: CacheStorage;
  readonly clients: { claim(): Promise<void> };
  readonly location: Location;
  addEventListener(name: "install" | "activate", heard: (event: Lifetime) => void): void;
  addEventListener(name: "fetch", heard: (event: Asked) => void): void;
}
interface Lifetime {
  waitUntil(done: Promise<unknown>): void;
}
interface Asked extends Lifetime {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}

const world = self as unknown as World;
const PAGE = `page-${PRECACHE.version}`;
/** As in `offline.ts`, which fills it. */
const SIGNING = "signing";
/** Content under these addresses never changes. */
const FOR_EVER = /^\/(clips|avatar|assets)\//;
/** Content that may change, but is good enough until it is asked for again. */
const FOR_NOW = /^\/api\/(phrases\/.*|avatars?|form)$/;

world.addEventListener("install", (event) => {
  event.waitUntil(world.caches.open(PAGE).then((cache) => cache.addAll([...PRECACHE.files])));
});

world.addEventListener("activate", (event) => {
  const tidy = async () => {
    const names = await world.caches.keys();
    const old = names.filter((name) => name.startsWith("page-") && name !== PAGE);
    await Promise.all(old.map((name) => world.caches.delete(name)));
    await world.clients.claim();
  };
  event.waitUntil(tidy());
});

world.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== world.location.origin) return;
  if (request.mode === "navigate") {
    if (pathname === "/") event.respondWith(kept("/").then((page) => page ?? fetch(request)));
  } else if (FOR_NOW.test(pathname)) {
    event.respondWith(renewed(event));
  } else if (FOR_EVER.test(pathname)) {
    event.respondWith(keptOrFetched(request));
  } else if (PRECACHE.files.includes(pathname)) {
    event.respondWith(kept(pathname).then((file) => file ?? fetch(request)));
  }
});

function kept(request: Request | string): Promise<Response | undefined> {
  return world.caches.match(request, { ignoreVary: true });
}

async function keptOrFetched(request: Request): Promise<Response> {
  return (await kept(request)) ?? fetchAndKeep(request);
}

/** What is kept at once, while the newest is fetched for the next time. */
async function renewed(event: Asked): Promise<Response> {
  const there = await kept(event.request);
  const fresh = fetchAndKeep(event.request);
  if (!there) return fresh;
  event.waitUntil(fresh.catch(() => null));
  return there;
}

async function fetchAndKeep(request: Request): Promise<Response> {
  const answer = await fetch(request);
  if (answer.ok) {
    const cache = await world.caches.open(SIGNING);
    await cache.put(request, answer.clone()).catch(() => null);
  }
  return answer;
}
