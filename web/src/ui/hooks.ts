import { useEffect, useReducer, useState } from "preact/hooks";
import { fetchAvatar } from "../api/client";

/** Draws the component again whenever the source says that it has changed. */
export function useChanges(listen: (changed: () => void) => () => void): void {
  const [, draw] = useReducer((count: number) => count + 1, 0);
  useEffect(() => listen(() => draw(undefined)), [listen]);
}

/** Whether a media query holds, such as `(prefers-reduced-motion: reduce)`. */
export function useMedia(query: string): boolean {
  const media = matchMedia(query);
  const [, draw] = useReducer((count: number) => count + 1, 0);
  useEffect(() => {
    const changed = () => draw(undefined);
    media.addEventListener("change", changed);
    return () => media.removeEventListener("change", changed);
  }, [query]);
  return media.matches;
}

/** Where the signer's body is; asked again until the server has built it. */
export function useAvatar(): string | undefined {
  const [url, setUrl] = useState<string>();
  useEffect(() => {
    let wait = 1000;
    let timer = 0;
    const ask = () =>
      fetchAvatar().then(
        (file) => setUrl(file.url),
        () => {
          timer = window.setTimeout(ask, wait);
          wait = Math.min(2 * wait, 10_000);
        },
      );
    void ask();
    return () => clearTimeout(timer);
  }, []);
  return url;
}
