/** The element's own tree, out of reach of the page: picture, words, buttons. */

import { render } from "preact";
import { avatar as words } from "../../i18n/avatar";
import type { LsfAvatar } from "../element";
import { Controls } from "./Controls";
import { Elsewhere } from "./Elsewhere";
import { Over } from "./Over";
import { Told } from "./Told";
import type { Face } from "./face";
import css from "./face.css?inline";

export class Shell {
  readonly canvas = document.createElement("canvas");
  readonly stage = part("stage");
  readonly told = part("told");
  readonly #poster = document.createElement("img");
  readonly #notes = document.createElement("div");
  readonly #controls = part("controls");

  constructor(
    root: ShadowRoot,
    readonly video: HTMLVideoElement,
  ) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    root.adoptedStyleSheets = [sheet];
    this.#poster.className = "poster";
    this.#poster.alt = "";
    this.#poster.addEventListener("error", () => {
      this.#poster.hidden = true;
    });
    this.#notes.className = "notes";
    this.canvas.hidden = true;
    this.stage.append(this.#poster, this.canvas, video, this.#notes);
    const frame = part("frame");
    frame.lang = "fr";
    frame.append(this.stage, this.told, this.#controls);
    root.append(frame);
  }

  get css(): string {
    return css;
  }

  /** The still picture that stands in while nothing is drawn. */
  set poster(url: string) {
    if (this.#poster.getAttribute("src") === url) return;
    this.#poster.src = url;
    this.#poster.hidden = false;
  }

  draw(face: Face, player: LsfAvatar): void {
    const filmed = face.film === "shown";
    this.canvas.hidden = !face.drawn || filmed;
    this.#poster.style.visibility = face.drawn || filmed ? "hidden" : "visible";
    for (const picture of [this.canvas, this.video]) {
      picture.toggleAttribute("data-mirror", face.mirror);
    }
    this.canvas.setAttribute("role", face.turnable ? "application" : "img");
    this.canvas.setAttribute("aria-label", words.picturing(face.text, face.turnable));
    render(<Over face={face} player={player} />, this.#notes);
    render(<Told face={face} />, this.told);
    render(
      <>
        {face.small === "shown" && <Elsewhere player={player} />}
        <Controls face={face} player={player} />
      </>,
      this.#controls,
    );
  }
}

function part(name: string): HTMLElement {
  const made = document.createElement("div");
  made.className = name;
  made.setAttribute("part", name);
  return made;
}
