/**
 * `<lsf-avatar>`: a signer for any page, with the words of the media element.
 *
 * Attributes: `text` (French, signed by the server this script comes from) or `src` (a GLB clip,
 * or the JSON of a signing); `signer`, `dominant` (`left`), `avatar` (GLB of a body), `view`,
 * `speed`, `mirror`, `loop`, `autoplay`, `orbit`, `poster`, `fps`; `captions` (`text`, `glosses`,
 * empty for both), `controls` (`all` shows every button at once).
 *
 * Events: `loadstart`, `loadedmetadata`, `canplay`, `play`, `playing`, `pause`, `timeupdate`,
 * `seeked`, `ratechange`, `selectionchange`, `ended`, and `error` with a code in `error.code`.
 *
 * `data-ready` holds the clip whose first picture has been drawn, `data-frame` the frame shown.
 */

import type { Signing } from "../api/types";
import { type Clock, type Selection, frameAt } from "./clock";
import { Company, type News } from "./company";
import { captionsOf, controlsOf, type Face } from "./face/face";
import { Shell } from "./face/Shell";
import { Film } from "./film";
import { VIEWS, type View } from "./framing";
import { itemAt, letterAt } from "./items";
import { POSTER, type Piece, filmsOf } from "./loading";
import { Motor } from "./motor";
import { CENTRED } from "./orbit";
import { FLAGS, type Reflected, WORDS, catchUp, reflect } from "./reflect";
import { type SmallWindow, canBeSmall, openSmall } from "./smallwindow";
import type { Trouble } from "./trouble";
import { Turning } from "./turning";

const USUAL_FPS = 25;

export interface LsfAvatar extends Reflected {}

export class LsfAvatar extends HTMLElement {
  static readonly observedAttributes = [...WORDS, ...FLAGS, "captions", "controls", "fps", "speed"];

  readonly #film = new Film((name) => this.#tellFilm(name));
  readonly #shell = new Shell(this.attachShadow({ mode: "open" }), this.#film.video);
  readonly #company = new Company(this.#shell.canvas, (news) => this.#hear(news));
  readonly #turning = new Turning(this.#shell.canvas, () => this.#look(), {
    toggle: () => this.toggle(),
    step: (frames) => this.step(frames),
  });
  readonly #resizing = new ResizeObserver(() => this.#resize());
  readonly #motor = new Motor(
    (before, after) => this.#moved(before, after),
    (event) => this.#tell(event),
  );
  #piece: Piece | null = null;
  #fresh = false;
  #small: SmallWindow | null = null;
  #sign = { item: -1, letter: -1 };
  #changed = false;

  connectedCallback(): void {
    catchUp(this, [...WORDS, ...FLAGS, "signing", "playbackRate"]);
    this.#resizing.observe(this.#shell.stage);
    document.addEventListener("visibilitychange", this.#hide);
    this.#change();
  }

  disconnectedCallback(): void {
    // A small window takes the parts out, not the element: it closes with it.
    this.#small?.close();
    this.#resizing.disconnect();
    document.removeEventListener("visibilitychange", this.#hide);
    this.#motor.pause();
    this.#company.leave();
  }

  attributeChangedCallback(name: string, before: string | null, after: string | null): void {
    if (before === after) return;
    if (name === "speed") this.#motor.adjust({ speed: Math.max(Number(after), 0) || 1 });
    else if (name === "loop") this.#motor.adjust({ loop: after !== null });
    else if (name === "orbit") this.#turning.enabled = after !== null;
    else if (name === "view") this.resetView();
    this.#change();
  }

  /** A signing that the page has already been given; it wins over `src` and `text`. */
  get signing(): Signing | null {
    return this.#company.given;
  }

  set signing(signing: Signing | null) {
    this.#company.given = signing ?? null;
    this.#change();
  }

  get duration(): number {
    return this.#company.piece?.clip.duration ?? NaN;
  }

  get paused(): boolean {
    return this.#film.shown ? this.#film.video.paused : this.#motor.paused;
  }

  get ended(): boolean {
    return this.#film.shown ? this.#film.video.ended : this.#motor.ended;
  }

  get error(): Trouble | null {
    return this.#company.trouble ?? this.#film.trouble;
  }

  /** 0: nothing; 1: how long it is; 4: it can be played. */
  get readyState(): number {
    if (this.#company.ready) return HTMLMediaElement.HAVE_ENOUGH_DATA;
    return this.#company.piece ? HTMLMediaElement.HAVE_METADATA : HTMLMediaElement.HAVE_NOTHING;
  }

  get currentTime(): number {
    return this.#film.shown ? this.#film.video.currentTime : this.#motor.clock.seconds;
  }

  set currentTime(seconds: number) {
    if (this.#film.shown) this.#film.video.currentTime = seconds;
    else this.#motor.seek(Number(seconds) || 0);
  }

  get playbackRate(): number {
    return this.#motor.clock.speed;
  }

  set playbackRate(rate: number) {
    this.setAttribute("speed", String(rate));
  }

  get selection(): Selection | null {
    return this.#motor.clock.selection;
  }

  /** Plays as soon as there is something to play; fulfilled when it moves. */
  play(): Promise<void> {
    if (this.#film.shown) return this.#film.video.play();
    if (this.#company.trouble) return Promise.reject(this.#company.trouble);
    const begun = this.#motor.play();
    this.#begin();
    return begun;
  }

  pause(): void {
    if (this.#film.shown) this.#film.video.pause();
    else this.#motor.pause();
  }

  toggle(): void {
    if (this.paused) void this.play().catch(() => {});
    else this.pause();
  }

  replay(): void {
    this.currentTime = this.selection?.start ?? 0;
    void this.play().catch(() => {});
  }

  /** Tries again what could not be loaded. */
  load(): void {
    this.#company.forget();
    this.#change();
  }

  /** Stops some frames further; negative goes back. */
  step(frames: number): void {
    if (!this.#film.shown) return this.#motor.step(frames, this.#fps);
    this.#film.video.pause();
    this.currentTime += frames / this.#fps;
  }

  /** Plays only the part between two instants, over and over; null plays all again. */
  select(start: number | null, end = 0): void {
    this.#motor.select(start === null ? null : { start, end });
  }

  /** Goes nearer by some steps; negative goes away. */
  zoom(steps: number): void {
    this.#turning.zoom(steps);
  }

  /** Back to where `view` stands. */
  resetView(): void {
    this.#turning.reset();
    this.#look();
  }

  /** Shows the signing as a film drawn by the server, and keeps to films until told otherwise. */
  async showFilm(seconds = this.ended ? 0 : this.currentTime): Promise<void> {
    this.#motor.pause();
    const showing = this.#film.show(this.#films, seconds);
    this.#draw();
    try {
      await showing;
      this.#draw();
    } catch (error) {
      this.#fail(error as Trouble);
      throw error;
    }
  }

  get filmed(): boolean {
    return this.#film.shown;
  }

  hideFilm(): void {
    const { currentTime } = this;
    this.#film.hide();
    this.currentTime = currentTime;
    this.#draw();
  }

  async requestPictureInPicture(): Promise<void> {
    const { stage, told, canvas, css } = this.#shell;
    this.#small = await openSmall([stage, told], canvas, css, () => {
      this.#small = null;
      if (document.hidden) this.pause();
      this.#move();
    });
    this.#small.window?.addEventListener("resize", () => this.#resize());
    this.#move();
  }

  exitPictureInPicture(): void {
    this.#small?.close();
  }

  get #fps(): number {
    return Number(this.getAttribute("fps")) || this.#piece?.signing?.fps || USUAL_FPS;
  }

  get #view(): View {
    return VIEWS.find((view) => view === this.view) ?? "front";
  }

  get #films(): readonly string[] {
    return filmsOf(this.#company.piece, this.signer, this.#view);
  }

  /** Several attributes that change at once are one change. */
  #change(): void {
    if (this.#changed || !this.isConnected) return;
    this.#changed = true;
    queueMicrotask(() => {
      this.#changed = false;
      if (!this.isConnected) return;
      const { avatar, src, text, signer, dominant } = this;
      this.#shell.poster = this.poster || POSTER;
      this.#company.ask({ avatar, src, text, voice: { signer, dominant } });
      this.#draw();
    });
  }

  #hear(news: News): void {
    if (news === "error") return this.#fail(this.#company.trouble!);
    if (news === "canplay") return this.#meet();
    if (news === "loadedmetadata") this.#insert(this.#company.piece!);
    this.#draw();
    if (news !== "changed") this.#tell(news);
  }

  #insert(piece: Piece): void {
    this.#piece = piece;
    this.#fresh = true;
    this.#sign = { item: -1, letter: -1 };
    this.#motor.insert(piece.clip.duration);
    if (this.#film.wanted) void this.showFilm(0).catch(() => {});
  }

  /** Body and piece are there: shows the first picture, or the same instant on another body. */
  #meet(): void {
    this.dataset["ready"] = this.#piece!.url;
    this.#draw();
    this.#resize();
    this.#look();
    this.#tell("canplay");
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    const begins = this.#fresh && this.autoplay && !still && !this.#film.wanted;
    this.#fresh = false;
    if (begins) void this.play().catch(() => {});
    this.#begin();
  }

  #fail(trouble: Trouble): void {
    this.#motor.pause(trouble);
    if (!this.#company.ready) delete this.dataset["ready"];
    this.#draw();
    const { message } = trouble;
    this.dispatchEvent(new ErrorEvent("error", { message, error: trouble }));
  }

  #begin(): void {
    if (this.#company.ready) this.#motor.begin(this.#window);
  }

  get #window(): Window {
    return this.#small?.window ?? window;
  }

  #moved({ seconds, ...before }: Clock, after: Clock): void {
    if (seconds !== after.seconds) this.#picture();
    const settings = Object.keys(before) as (keyof typeof before)[];
    if (!settings.some((name) => before[name] !== after[name])) return;
    this.#film.obey(after);
    this.#draw();
  }

  /** The parts went to another window, or came back. */
  #move(): void {
    this.#resize();
    this.#draw();
    this.#motor.run(this.#window);
  }

  readonly #hide = (): void => {
    if (document.hidden && !this.#small?.window) this.pause();
  };

  #picture(): void {
    const { stage, ready } = this.#company;
    if (!ready || !stage || !this.#piece) return;
    const { seconds } = this.#motor.clock;
    stage.draw(this.#piece.clip, seconds);
    this.dataset["frame"] = String(frameAt(seconds, this.#fps));
    this.#follow();
  }

  /** Draws the words under the picture when another sign or letter has begun. */
  #follow(): void {
    const items = this.#piece?.signing?.items ?? [];
    const item = itemAt(items, this.currentTime);
    const letter = items[item] ? letterAt(items[item], this.currentTime) : -1;
    if (item === this.#sign.item && letter === this.#sign.letter) return;
    this.#sign = { item, letter };
    this.#draw();
  }

  #look(): void {
    this.#company.stage?.look(this.#view, this.#turning.orbit);
    this.#draw();
    this.#picture();
  }

  #resize(): void {
    const { clientWidth, clientHeight } = this.#shell.stage;
    if (clientWidth === 0 || clientHeight === 0) return;
    this.#company.stage?.resize(clientWidth, clientHeight);
    this.#picture();
  }

  #tellFilm(name: string): void {
    this.#film.obey(this.#motor.clock);
    if (name === "timeupdate") this.#follow();
    else this.#draw();
    this.#tell(name);
  }

  #tell(name: string): void {
    this.dispatchEvent(new Event(name));
  }

  #draw(): void {
    this.#shell.draw(this.#face(), this);
  }

  #face(): Face {
    const { said, ready } = this.#company;
    const signing = this.#piece?.signing ?? said;
    const filmed = this.#film.shown;
    const canvas = this.#shell.canvas;
    return {
      ...this.#motor.clock,
      ...this.#sign,
      text: said?.text || this.text || (this.textContent?.trim() ?? ""),
      status: signing?.status ?? "draft",
      items: signing?.items ?? [],
      trouble: this.error,
      waiting: this.#film.waiting,
      drawn: ready,
      ready: ready || filmed,
      playing: !this.paused,
      duration: this.duration || 0,
      fps: this.#fps,
      view: this.#view,
      mirror: this.mirror,
      captions: captionsOf(this.getAttribute("captions")),
      controls: controlsOf(this.getAttribute("controls")),
      signer: this.signer,
      dominant: this.dominant,
      resignable: this.text !== "" && this.src === "" && this.signing === null,
      turnable: this.orbit,
      turned: this.orbit && this.#turning.orbit !== CENTRED,
      film: filmed ? "shown" : this.#films.length > 0 ? "offered" : "none",
      small: this.#small ? "shown" : ready && canBeSmall(canvas) ? "offered" : "none",
    };
  }
}

reflect(LsfAvatar.prototype);
customElements.define("lsf-avatar", LsfAvatar);
