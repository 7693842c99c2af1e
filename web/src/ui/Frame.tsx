/** What surrounds every screen: the way to skip, the name, 114, and what is not yet sent. */

import type { ComponentChildren } from "preact";
import { fr } from "../i18n/fr";
import { Emergency } from "./Emergency";

interface Props {
  readonly place: string;
  readonly notice?: ComponentChildren;
  readonly footer?: ComponentChildren;
  readonly children: ComponentChildren;
}

export function Frame({ place, notice, footer, children }: Props) {
  const skip = (event: Event) => {
    event.preventDefault();
    document.querySelector<HTMLElement>("h1")?.focus();
  };
  return (
    <>
      <a class="skip" href="#main" onClick={skip}>
        {fr.skip}
      </a>
      <header class="top">
        <a class="brand" href="#/">
          <img src="/favicon.svg" alt="" width="28" height="28" /> {fr.site}
        </a>
        <Emergency place={place} />
      </header>
      {notice}
      <main id="main">{children}</main>
      {footer}
    </>
  );
}
