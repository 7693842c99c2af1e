/** The form in another language than French: loaded when somebody asks for it. */

import { type ComponentChildren, Fragment, type VNode, createContext, h } from "preact";
import { useContext, useEffect, useState } from "preact/hooks";

export interface Translation {
  readonly ui: Readonly<Record<"next" | "back" | "pass" | "unknown" | "goOn", string>>;
  /** Id → question and help. */
  readonly questions: Readonly<Record<string, readonly [question: string, help: string]>>;
  /** French option → its words; the French is what is kept. */
  readonly options: Readonly<Record<string, string>>;
}

const LOADERS = {
  en: () => import("./en"),
} as const;

/** Languages that the whole form is in, beside French. */
export type Spoken = keyof typeof LOADERS;
export const SPOKEN: readonly (Spoken | "fr")[] = ["fr", "en"];

export interface Foreign extends Translation {
  readonly language: string;
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
    void load().then(({ translation }) => {
      if (wanted) setForeign({ ...translation, language: language! });
    });
    return () => {
      wanted = false;
    };
  }, [language]);
  return foreign;
}
