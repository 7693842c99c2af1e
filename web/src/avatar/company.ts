/** A body and what it plays: each loaded when wanted, both at once, tried again when that may help. */

import type { Signing, Voice } from "../api/types";
import { type Piece, findBody, loadPiece } from "./loading";
import type { Stage } from "./stage";
import { openSurface } from "./probe";
import { Trouble, bodyTrouble } from "./trouble";

/** What is told: `canplay` when body and piece have met, `changed` when anything else has. */
export type News = "loadstart" | "loadedmetadata" | "canplay" | "changed" | "error";

/** What an element's attributes ask for. */
export interface Asked {
  readonly avatar: string;
  readonly src: string;
  readonly text: string;
  readonly voice: Voice;
}

const FIRST_RETRY_MS = 1000;
const LAST_RETRY_MS = 30_000;

export class Company {
  /** A signing that needs no asking for. */
  given: Signing | null = null;
  /** What is known of what will be played, while its clip is still under way. */
  said: Signing | null = null;
  stage: Stage | null = null;
  piece: Piece | null = null;
  #asked: Asked | null = null;
  #body = "";
  #wanted = "";
  #bodyTrouble: Trouble | null = null;
  #pieceTrouble: Trouble | null = null;
  #dressing: Promise<void> = Promise.resolve();
  #retry = 0;
  #retryMs = FIRST_RETRY_MS;

  constructor(
    readonly canvas: HTMLCanvasElement,
    readonly tell: (news: News) => void,
  ) {
    canvas.addEventListener("webglcontextlost", (event) => {
      event.preventDefault();
      if (this.#body) this.#failBody(new Trouble("context-lost"));
    });
    canvas.addEventListener("webglcontextrestored", () => {
      this.#body = "";
      void this.#openBody();
    });
  }

  get trouble(): Trouble | null {
    return this.#bodyTrouble ?? this.#pieceTrouble;
  }

  get ready(): boolean {
    return this.stage !== null && this.piece !== null && this.trouble === null;
  }

  /** Loads what is asked for, unless it is there or on its way. */
  ask(asked: Asked): void {
    this.#asked = asked;
    void this.#openBody();
    void this.#loadPiece();
  }

  /** Forgets what failed, so that asking tries again. */
  forget(): void {
    if (this.#bodyTrouble) this.#body = "";
    if (this.#pieceTrouble) this.#wanted = "";
  }

  leave(): void {
    clearTimeout(this.#retry);
    this.#asked = null;
    this.#body = "";
    this.stage?.close();
    this.stage = null;
  }

  async #openBody(): Promise<void> {
    const { avatar = "", voice } = this.#asked ?? {};
    const name = `${avatar} ${voice?.signer}`;
    if (!this.#asked || name === this.#body) return;
    this.#body = name;
    try {
      if (!openSurface(this.canvas)) throw new Trouble("no-webgl");
      await painted();
      const finding = avatar || findBody(voice?.signer ?? "");
      const [{ Stage }, url] = await Promise.all([import("./stage"), finding]);
      if (name !== this.#body) return;
      if (this.stage) await this.#wear(this.stage, url, name);
      else {
        const stage = await Stage.open(this.canvas, url);
        if (name !== this.#body || this.stage) return stage.close();
        this.stage = stage;
      }
      if (name !== this.#body) return;
      this.#bodyTrouble = null;
      this.#meet();
    } catch (error) {
      if (name === this.#body) this.#failBody(bodyTrouble(error));
    }
  }

  /** One after the other: whoever was asked for last stands there in the end. */
  #wear(stage: Stage, url: string, name: string): Promise<void> {
    const change = () => (name === this.#body ? stage.wear(url) : undefined);
    return (this.#dressing = this.#dressing.then(change, change));
  }

  async #loadPiece(): Promise<void> {
    const { given } = this;
    const { src = "", text = "", voice } = this.#asked ?? {};
    const named = src || text ? JSON.stringify([src, text, voice]) : "";
    const wanted = given ? `signing ${given.digest}` : named;
    if (!voice || wanted === this.#wanted) return;
    this.#wanted = wanted;
    if (!wanted) return;
    this.said = given;
    const current = () => wanted === this.#wanted;
    this.tell("loadstart");
    try {
      const piece = await loadPiece({ signing: given, src, text, voice }, (signing) => {
        if (!current()) return;
        this.said = signing;
        this.tell("changed");
      });
      if (!current()) return;
      this.piece = piece;
      this.#pieceTrouble = null;
      this.tell("loadedmetadata");
      this.#meet();
    } catch (error) {
      if (current()) this.#failPiece(error as Trouble);
    }
  }

  /** Body and piece are both there: can one play the other? */
  #meet(): void {
    const { stage, piece } = this;
    if (!stage || !piece) return this.tell("changed");
    if (!stage.moves(piece.clip)) return this.#failPiece(new Trouble("clip-foreign"));
    this.#pieceTrouble = null;
    this.#retryMs = FIRST_RETRY_MS;
    this.tell("canplay");
  }

  #failBody(trouble: Trouble): void {
    const known = this.#bodyTrouble?.code === trouble.code;
    this.#bodyTrouble = trouble;
    if (trouble.code === "context-lost") {
      this.stage?.close();
      this.stage = null;
    }
    this.#failed(trouble, known);
  }

  #failPiece(trouble: Trouble): void {
    const known = this.#pieceTrouble?.code === trouble.code;
    this.#pieceTrouble = trouble;
    this.#failed(trouble, known);
  }

  #failed(trouble: Trouble, known: boolean): void {
    this.tell(known ? "changed" : "error");
    if (trouble.code !== "unreachable") return;
    clearTimeout(this.#retry);
    this.#retry = window.setTimeout(() => {
      this.forget();
      if (this.#asked) this.ask(this.#asked);
    }, this.#retryMs);
    this.#retryMs = Math.min(2 * this.#retryMs, LAST_RETRY_MS);
  }
}

/** three.js is loaded after the page has been painted. */
function painted(): Promise<void> {
  return new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
}
