/** The signing as a film, drawn by the server: for browsers that cannot draw, and who prefers it. */

import { avatar as words } from "../i18n/avatar";
import type { Clock } from "./clock";
import { Trouble } from "./trouble";

/** What a film tells that its element tells on. */
const HEARD = ["play", "playing", "pause", "timeupdate", "seeked", "ratechange", "ended"] as const;

export class Film {
  readonly video = document.createElement("video");
  /** Whether films are preferred to the avatar, for what is played next too. */
  wanted = false;
  trouble: Trouble | null = null;
  /** What is waited for, in words. */
  waiting = "";
  #sources = "";

  /** @param heard - Told of every event of the film while it is shown. */
  constructor(heard: (name: string) => void) {
    this.video.hidden = true;
    this.video.muted = true;
    this.video.playsInline = true;
    this.video.autoplay = true;
    for (const name of HEARD) this.video.addEventListener(name, () => this.shown && heard(name));
  }

  get shown(): boolean {
    return !this.video.hidden;
  }

  /**
   * Shows a film from an instant on, once it is there; the server may need some seconds to draw it.
   *
   * @param urls - The same film in several kinds, the better first.
   * @throws Trouble if none of them can be had or played.
   */
  async show(urls: readonly string[], seconds: number): Promise<void> {
    this.wanted = true;
    if (this.#sources === urls.join()) return;
    this.#sources = urls.join();
    this.trouble = null;
    this.waiting = words.filmComes;
    try {
      await this.#load(urls);
      this.video.hidden = false;
      this.video.currentTime = seconds;
      // A film that is out of sight would not begin of itself, and some browsers want a touch.
      await this.video.play().catch(() => {});
    } catch (error) {
      this.hide();
      this.trouble = error as Trouble;
      throw error;
    } finally {
      this.waiting = "";
    }
  }

  /** Plays as the clock would: as fast, and a selected part over and over. */
  obey({ speed, loop, selection }: Clock): void {
    const { video } = this;
    video.defaultPlaybackRate = speed;
    video.playbackRate = speed;
    video.loop = loop;
    const over = selection && (video.currentTime >= selection.end || video.ended);
    if (selection && over) video.currentTime = selection.start;
  }

  hide(): void {
    this.wanted = false;
    this.video.pause();
    this.video.hidden = true;
    this.video.removeAttribute("src");
    this.video.load();
    this.#sources = "";
  }

  async #load(urls: readonly string[]): Promise<void> {
    const url = urls.find((each) => this.video.canPlayType(kindOf(each)) !== "");
    if (!url) throw new Trouble("film-failed");
    await new Promise<void>((done, failed) => {
      this.video.onloadeddata = () => done();
      this.video.onerror = () => failed(new Trouble("film-failed", this.video.error));
      this.video.src = url;
    });
  }
}

function kindOf(url: string): string {
  return url.includes(".webm") ? 'video/webm; codecs="vp9"' : 'video/mp4; codecs="avc1.640028"';
}
