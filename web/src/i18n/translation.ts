/** The form in another language than French: loaded when somebody asks for it. */

import { type ComponentChildren, Fragment, type VNode, createContext, h } from "preact";
import { useContext, useEffect, useState } from "preact/hooks";
import { fr } from "./fr";

/** Some of a tree of wordings; what is left out stays French. */
type Some<T> = {
  readonly [Name in keyof T]?: T[Name] extends (...values: infer Values) => string
    ? (...values: Values) => string
    : T[Name] extends string | readonly unknown[]
      ? T[Name]
      : Some<T[Name]>;
};

export interface Translation {
  /** Says in this language that nobody has checked it, and that the French counts. */
  readonly draft: string;
  readonly words: Some<typeof fr>;
  /** Id → question and help. */
  readonly questions: Readonly<Record<string, readonly [question: string, help: string]>>;
  /** French option → its words; the French is what is kept. */
  readonly options: Readonly<Record<string, string>>;
  /** Code → the words of a refusal or of a warning, with `{value}` as in French. */
  readonly messages: Readonly<Record<string, string>>;
  /** French title of an advice → its title and steps. */
  readonly advice: Readonly<Record<string, readonly [title: string, ...steps: string[]]>>;
}

const LOADERS = {
  en: () => import("./en"),
  de: () => import("./de"),
  es: () => import("./es"),
  it: () => import("./it"),
} as const;

/** Languages that the whole form is in, beside French. */
export type Spoken = keyof typeof LOADERS;
export const SPOKEN: readonly (Spoken | "fr")[] = ["fr", "en", "de", "es", "it"];

export interface Foreign extends Translation {
  readonly language: string;
  /** Everything the page says, in this language as far as it goes. */
  readonly all: typeof fr;
}

const Translated = createContext<Foreign | null>(null);

interface InProps {
  /** What is inside is translated with this; null in French. */
  readonly foreign: Foreign | null;
  readonly children: ComponentChildren;
}

/** Its content reads in another language. */
export function In({ foreign, children }: InProps): VNode {
  return h(Fragment, {}, h(Translated.Provider, { value: foreign, children }));
}

/** The language that the driver in front of the page reads; null in French. */
export function useForeign(): Foreign | null {
  return useContext(Translated);
}

/** What the page says, in the language of the driver in front of it. */
export function useWords(): typeof fr {
  return useContext(Translated)?.all ?? fr;
}

/** The words of an option, with the French that is kept. */
export function useOptionWords(): (label: string) => string {
  const foreign = useContext(Translated);
  return (label) => {
    const words = foreign?.options[label];
    return words && words !== label ? `${words} (${label})` : label;
  };
}

/** Loads a translation; null in French, and until it is there. */
export function useTranslation(language: string | undefined): Foreign | null {
  const [foreign, setForeign] = useState<Foreign | null>(null);
  useEffect(() => {
    let wanted = true;
    const load = LOADERS[language as Spoken];
    if (!load) return setForeign(null);
    const take = ({ translation }: { readonly translation: Translation }) => {
      if (!wanted) return;
      setForeign({ ...translation, language: language!, all: merged(fr, translation.words) });
    };
    // Without a network it may be missing: the French is there.
    load().then(take, () => null);
    return () => {
      wanted = false;
    };
  }, [language]);
  return foreign;
}

function merged<T>(whole: T, some: Some<T> | undefined): T {
  if (some === undefined) return whole;
  if (typeof whole !== "object" || whole === null || Array.isArray(whole)) return some as T;
  const parts = Object.entries(whole).map(([name, part]) => [
    name,
    merged(part, (some as Record<string, never>)[name]),
  ]);
  return Object.fromEntries(parts) as T;
}
