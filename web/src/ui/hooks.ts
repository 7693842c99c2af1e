import { useEffect, useReducer } from "preact/hooks";
import { type Preferences, PreferenceStore } from "./preferences";

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

const preferences = new PreferenceStore();

/** What was chosen on this device, and how to choose otherwise. */
export function usePreferences(): [Preferences, PreferenceStore["choose"]] {
  useChanges(preferences.listen);
  return [preferences.chosen, preferences.choose];
}
