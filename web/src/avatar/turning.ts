/** Hands on the picture: a pointer or keys turn the signer, step through frames, play and stop. */

import { CENTRED, type Orbit, turn, zoom } from "./orbit";

const DEGREES_A_PIXEL = 0.5;
const DEGREES_A_KEY = 15;
const NEARER = 0.85;

/** What keys do beside turning. */
export interface Keys {
  toggle(): void;
  step(frames: number): void;
}

/**
 * Lets a picture be turned.
 *
 * A finger that moves up or down scrolls the page, as everywhere: `touch-action` leaves sideways
 * moves alone to us. The wheel is the page's too.
 */
export class Turning {
  orbit: Orbit = CENTRED;
  #enabled = false;
  #from: PointerEvent | null = null;

  constructor(
    readonly picture: HTMLElement,
    readonly turned: () => void,
    readonly keys: Keys,
  ) {
    picture.addEventListener("pointerdown", (event) => this.#begin(event));
    picture.addEventListener("pointermove", (event) => this.#move(event));
    for (const end of ["pointerup", "pointercancel"]) {
      picture.addEventListener(end, () => (this.#from = null));
    }
    picture.addEventListener("keydown", (event) => this.#press(event));
  }

  set enabled(enabled: boolean) {
    this.#enabled = enabled;
    this.picture.classList.toggle("turnable", enabled);
    if (enabled) this.picture.tabIndex = 0;
    else this.picture.removeAttribute("tabindex");
    if (!enabled) this.reset();
  }

  reset(): void {
    this.#set(CENTRED);
  }

  zoom(steps: number): void {
    this.#set(zoom(this.orbit, NEARER ** steps));
  }

  #set(orbit: Orbit): void {
    if (orbit === this.orbit) return;
    this.orbit = orbit;
    this.turned();
  }

  #begin(event: PointerEvent): void {
    if (!this.#enabled || event.button !== 0) return;
    this.#from = event;
    this.picture.setPointerCapture(event.pointerId);
  }

  #move(event: PointerEvent): void {
    if (!this.#from || event.pointerId !== this.#from.pointerId) return;
    const mirrored = this.picture.hasAttribute("data-mirror") ? -1 : 1;
    const beside = -mirrored * (event.clientX - this.#from.clientX) * DEGREES_A_PIXEL;
    // A finger that goes down is about to scroll; until the browser knows, it turns nothing.
    const finger = event.pointerType === "touch";
    const above = finger ? 0 : (event.clientY - this.#from.clientY) * DEGREES_A_PIXEL;
    this.#from = event;
    if (beside !== 0 || above !== 0) this.#set(turn(this.orbit, beside, above));
  }

  #press(event: KeyboardEvent): void {
    if (!this.#enabled || event.ctrlKey || event.altKey || event.metaKey) return;
    const act = this.#actions[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  }

  readonly #actions: Readonly<Record<string, () => void>> = {
    ArrowLeft: () => this.#set(turn(this.orbit, -DEGREES_A_KEY, 0)),
    ArrowRight: () => this.#set(turn(this.orbit, DEGREES_A_KEY, 0)),
    ArrowUp: () => this.#set(turn(this.orbit, 0, DEGREES_A_KEY)),
    ArrowDown: () => this.#set(turn(this.orbit, 0, -DEGREES_A_KEY)),
    "+": () => this.zoom(1),
    "=": () => this.zoom(1),
    "-": () => this.zoom(-1),
    "0": () => this.reset(),
    ",": () => this.keys.step(-1),
    ".": () => this.keys.step(1),
    " ": () => this.keys.toggle(),
  };
}
