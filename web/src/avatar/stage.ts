/** Canvas and camera: draws the body when asked, and only then. */

import { Color, PerspectiveCamera, Scene, WebGLRenderer } from "three";
import { type Body, loadBody } from "./body";
import type { Clip } from "./clip";
import { type Measures, type View, boxOf, place } from "./framing";
import { CENTRED, type Orbit, orbited } from "./orbit";
import { FRESH, drawn, isSlow } from "./pace";
import { SURFACE } from "./probe";

const FIELD_OF_VIEW = 24;

export class Stage {
  readonly #renderer: WebGLRenderer;
  readonly #scene = new Scene();
  readonly #camera = new PerspectiveCamera(FIELD_OF_VIEW, 1, 0.05, 20);
  #body: Body;
  #url: string;
  #pace = FRESH;
  #closed = false;
  #measures: Measures;
  #view: View = "front";
  #orbit: Orbit = CENTRED;

  private constructor(canvas: HTMLCanvasElement, body: Body, url: string) {
    this.#renderer = new WebGLRenderer({ canvas, ...SURFACE });
    // The body updates its joints itself, when it is posed.
    this.#scene.matrixWorldAutoUpdate = false;
    this.#body = body;
    this.#url = url;
    this.#measures = body.measure();
    this.#show(body);
  }

  /**
   * Loads a body onto a canvas.
   *
   * @throws Error if there is no WebGL, or the body cannot be loaded.
   */
  static async open(canvas: HTMLCanvasElement, url: string): Promise<Stage> {
    return new Stage(canvas, await loadBody(url), url);
  }

  /**
   * Loads another body and puts it in the place of the one that stands there.
   *
   * @throws Error if the body cannot be loaded; then the old one stays.
   */
  async wear(url: string): Promise<void> {
    this.#url = url;
    this.#take(await loadBody(url), url);
  }

  /** Whether a clip moves this body at all. */
  moves(clip: Clip): boolean {
    return [...clip.rotations.keys()].some((joint) => this.#body.has(joint));
  }

  /** Fits the picture to a size in CSS pixels. */
  resize(width: number, height: number): void {
    // Drawn half again as large and shrunk by the page: smooth edges at less than half the cost
    // of multisampling.
    this.#renderer.setPixelRatio(Math.min(Math.max(devicePixelRatio, 1.5), 2));
    this.#renderer.setSize(width, height, false);
    this.#camera.aspect = width / Math.max(height, 1);
    this.#aim();
  }

  look(view: View, orbit: Orbit = CENTRED): void {
    this.#view = view;
    this.#orbit = orbit;
    this.#aim();
  }

  draw(clip: Clip, seconds: number): void {
    this.#body.pose(clip, seconds);
    this.#renderer.render(this.#scene, this.#camera);
    this.#pace = drawn(this.#pace, performance.now());
    if (isSlow(this.#pace)) void this.#lighten();
  }

  close(): void {
    this.#closed = true;
    this.#renderer.dispose();
  }

  /** Takes the next lighter file of the same signer, if its file names one. */
  async #lighten(): Promise<void> {
    this.#pace = FRESH;
    if (!this.#body.lighter) return;
    const before = this.#url;
    const url = new URL(`${this.#body.lighter}.glb`, new URL(before, document.baseURI)).href;
    // Without it the heavier one goes on: slowly, but it signs.
    const body = await loadBody(url).catch(() => null);
    if (body) this.#take(body, before);
  }

  /** Puts a body in the place of the one that stands there, unless another is wanted by now. */
  #take(body: Body, wanted: string): void {
    if (this.#closed || this.#url !== wanted) return body.dispose();
    this.#scene.remove(this.#body.scene);
    this.#body.dispose();
    this.#body = body;
    this.#measures = body.measure();
    this.#pace = FRESH;
    this.#show(body);
    this.#aim();
  }

  #show(body: Body): void {
    this.#scene.background = new Color(body.background);
    this.#scene.add(body.scene);
  }

  #aim(): void {
    const box = boxOf(this.#view, this.#measures);
    const view = place(box, this.#view, FIELD_OF_VIEW, this.#camera.aspect);
    const { position, target } = orbited(view, this.#orbit);
    this.#camera.position.set(...position);
    this.#camera.lookAt(...target);
    this.#camera.updateProjectionMatrix();
  }
}
