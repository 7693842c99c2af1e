/** Properties that are attributes, as in HTML: each is the other. */

export const WORDS = [
  "avatar",
  "dominant",
  "poster",
  "signer",
  "src",
  "text",
  "view",
] as const;
export const FLAGS = ["autoplay", "loop", "mirror", "orbit"] as const;

export type Reflected = { [word in (typeof WORDS)[number]]: string } & {
  [flag in (typeof FLAGS)[number]]: boolean;
};

/** Gives a class of elements these properties; an empty word is an absent attribute. */
export function reflect(prototype: HTMLElement): void {
  for (const name of WORDS) {
    Object.defineProperty(prototype, name, {
      get(this: HTMLElement) {
        return this.getAttribute(name) ?? "";
      },
      set(this: HTMLElement, value: unknown) {
        if (value === "" || value === null || value === undefined) this.removeAttribute(name);
        else this.setAttribute(name, String(value));
      },
    });
  }
  for (const name of FLAGS) {
    Object.defineProperty(prototype, name, {
      get(this: HTMLElement) {
        return this.hasAttribute(name);
      },
      set(this: HTMLElement, value: unknown) {
        this.toggleAttribute(name, Boolean(value));
      },
    });
  }
}

/** Takes over what a page wrote onto an element before its class was there. */
export function catchUp(element: HTMLElement, names: readonly string[]): void {
  const written = element as unknown as Record<string, unknown>;
  for (const name of names) {
    if (!Object.hasOwn(element, name)) continue;
    const value = written[name];
    delete written[name];
    written[name] = value;
  }
}
