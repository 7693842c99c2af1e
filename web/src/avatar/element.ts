/**
 * `<lsf-avatar>`: plays a signing, with the words of the media element.
 *
 * Attributes: `avatar` (GLB of the body), `src` (GLB clip), `fps`, `speed`, `view`, `mirror`,
 * `loop`, `autoplay`, `poster`. Events: `ready`, `timeupdate`, `play`, `pause`, `ended`, `error`.
 * `data-ready` holds the clip whose first picture has been drawn, `data-frame` the frame shown.
 */

import { fr } from "../i18n/fr";
import { type Clip, readClip } from "./clip";
import { type Clock, STILL, advance, frameAt, pause, play, seek, step } from "./clock";
import { VIEWS, type View } from "./framing";
import type { Stage } from "./stage";

/** Longer than this between two pictures, signs are slowed, not skipped. */
const LONGEST_FRAME_S = 0.1;

export class LsfAvatar extends HTMLElement {
  static readonly observedAttributes = ["avatar", "src", "speed", "view", "mirror", "loop"];

  readonly #canvas = document.createElement("canvas");
  readonly #poster = document.createElement("img");
  readonly #message = document.createElement("p");
  readonly #resizing = new ResizeObserver(() => this.#resize());
  #stage: Stage | null = null;
  #stageUrl = "";
  #clip: Clip | null = null;
  #clock: Clock = STILL;
  #last = 0;
  #request = 0;
  #loading = 0;

  constructor() {
    super();
    this.#canvas.setAttribute("aria-hidden", "true");
    this.#canvas.hidden = true;
    this.#poster.alt = "";
    this.#poster.addEventListener("error", () => {
      this.#poster.hidden = true;
    });
    this.#message.setAttribute("role", "status");
    this.#message.hidden = true;
    this.#canvas.addEventListener("webglcontextlost", (event) => {
      event.preventDefault();
      this.#fail(fr.avatar.contextLost);
    });
    this.#canvas.addEventListener("webglcontextrestored", () => void this.#reopen());
  }

  connectedCallback(): void {
    this.#poster.src = this.getAttribute("poster") ?? "";
    this.append(this.#poster, this.#canvas, this.#message);
    this.#resizing.observe(this);
    document.addEventListener("visibilitychange", this.#hide);
    void this.#open();
  }

  disconnectedCallback(): void {
    this.#resizing.disconnect();
    document.removeEventListener("visibilitychange", this.#hide);
    cancelAnimationFrame(this.#request);
    this.#request = 0;
    this.#stage?.close();
    this.#stage = null;
    this.#stageUrl = "";
  }

  attributeChangedCallback(name: string, before: string | null, after: string | null): void {
    if (before === after) return;
    if (name === "speed") this.#clock = { ...this.#clock, speed: Number(after) || 1 };
    else if (name === "loop") this.#clock = { ...this.#clock, loop: after !== null };
    else if (name === "mirror") this.#canvas.toggleAttribute("data-mirror", after !== null);
    else if (name === "view") this.#look();
    else if (!this.isConnected) return;
    else if (name === "avatar") void this.#open();
    else void this.#load();
  }

  get duration(): number {
    return this.#clip?.duration ?? 0;
  }

  get paused(): boolean {
    return !this.#clock.playing;
  }

  get currentTime(): number {
    return this.#clock.seconds;
  }

  set currentTime(seconds: number) {
    this.#clock = seek(this.#clock, seconds, this.duration);
    this.#draw();
  }

  play(): void {
    if (!this.#clip || !this.#stage) return;
    this.#clock = play(this.#clock, this.duration);
    this.dispatchEvent(new Event("play"));
    this.#run();
  }

  pause(): void {
    if (this.paused) return;
    this.#clock = pause(this.#clock);
    this.dispatchEvent(new Event("pause"));
  }

  /** Stops some frames further; negative goes back. */
  step(frames: number): void {
    this.pause();
    this.#clock = step(this.#clock, frames, this.#fps, this.duration);
    this.#draw();
  }

  get #fps(): number {
    return Number(this.getAttribute("fps")) || 25;
  }

  /** Loads the body; three.js comes with it, after the page has been painted. */
  async #open(): Promise<void> {
    const url = this.getAttribute("avatar");
    if (!url || url === this.#stageUrl) return;
    this.#stageUrl = url;
    try {
      await painted();
      const { Stage } = await import("./stage");
      const stage = await Stage.open(this.#canvas, url);
      if (url !== this.#stageUrl) return stage.close();
      this.#stage = stage;
      this.#resize();
      this.#look();
      await this.#load();
    } catch (error) {
      this.#stageUrl = "";
      this.#fail(fr.avatar.cannotDraw, error);
    }
  }

  async #reopen(): Promise<void> {
    this.#stage?.close();
    this.#stage = null;
    this.#stageUrl = "";
    await this.#open();
  }

  async #load(): Promise<void> {
    const url = this.getAttribute("src");
    const turn = ++this.#loading;
    if (!url || !this.#stage) return;
    try {
      const answer = await fetch(url);
      if (!answer.ok) throw new Error(`HTTP ${answer.status}`);
      const clip = readClip(await answer.arrayBuffer());
      if (turn !== this.#loading) return;
      this.#show(url, clip);
    } catch (error) {
      if (turn === this.#loading) this.#fail(fr.avatar.cannotPlay, error);
    }
  }

  #show(url: string, clip: Clip): void {
    this.#clip = clip;
    this.#clock = seek(pause(this.#clock), 0, clip.duration);
    this.#canvas.hidden = false;
    this.#poster.hidden = true;
    this.#message.hidden = true;
    this.#resize();
    this.#draw();
    this.dataset["ready"] = url;
    this.dispatchEvent(new Event("ready"));
    if (this.hasAttribute("autoplay")) this.play();
  }

  #fail(message: string, cause?: unknown): void {
    this.pause();
    this.#canvas.hidden = true;
    this.#poster.hidden = !this.hasAttribute("poster");
    this.#message.textContent = message;
    this.#message.hidden = false;
    delete this.dataset["ready"];
    this.dispatchEvent(new ErrorEvent("error", { message, error: cause }));
  }

  readonly #hide = (): void => {
    if (document.hidden) this.pause();
  };

  #run(): void {
    if (this.#request) return;
    this.#last = performance.now();
    const frame = (now: number) => {
      this.#request = 0;
      if (this.paused) return;
      const elapsed = Math.min(Math.max((now - this.#last) / 1000, 0), LONGEST_FRAME_S);
      this.#last = now;
      this.#clock = advance(this.#clock, elapsed, this.duration);
      this.#draw();
      if (this.paused) this.dispatchEvent(new Event("ended"));
      else this.#request = requestAnimationFrame(frame);
    };
    this.#request = requestAnimationFrame(frame);
  }

  #draw(): void {
    if (!this.#stage || !this.#clip) return;
    this.#stage.draw(this.#clip, this.#clock.seconds);
    this.dataset["frame"] = String(frameAt(this.#clock.seconds, this.#fps));
    this.dispatchEvent(new Event("timeupdate"));
  }

  #look(): void {
    const view = this.getAttribute("view") as View;
    this.#stage?.look(VIEWS.includes(view) ? view : "front");
    this.#draw();
  }

  #resize(): void {
    const { clientWidth, clientHeight } = this;
    if (clientWidth === 0 || clientHeight === 0) return;
    this.#stage?.resize(clientWidth, clientHeight);
    this.#draw();
  }
}

customElements.define("lsf-avatar", LsfAvatar);

function painted(): Promise<void> {
  return new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
}
