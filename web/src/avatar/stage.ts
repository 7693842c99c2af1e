/** Canvas and camera: draws the body when asked, and only then. */

import { Color, PerspectiveCamera, Scene, WebGLRenderer } from "three";
import { type Body, loadBody } from "./body";
import type { Clip } from "./clip";
import { type Measures, type View, boxOf, place } from "./framing";

const FIELD_OF_VIEW = 24;

export class Stage {
  readonly #renderer: WebGLRenderer;
  readonly #scene = new Scene();
  readonly #camera = new PerspectiveCamera(FIELD_OF_VIEW, 1, 0.05, 20);
  readonly #body: Body;
  readonly #measures: Measures;
  #view: View = "front";

  private constructor(canvas: HTMLCanvasElement, body: Body) {
    this.#renderer = new WebGLRenderer({
      canvas,
      antialias: false,
      alpha: false,
      stencil: false,
      powerPreference: "high-performance",
    });
    this.#body = body;
    this.#measures = body.measure();
    this.#scene.background = new Color(body.background);
    // The body updates its joints itself, when it is posed.
    this.#scene.matrixWorldAutoUpdate = false;
    this.#scene.add(body.scene);
  }

  /**
   * Loads a body onto a canvas.
   *
   * @throws Error if there is no WebGL, or the body cannot be loaded.
   */
  static async open(canvas: HTMLCanvasElement, url: string): Promise<Stage> {
    return new Stage(canvas, await loadBody(url));
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

  look(view: View): void {
    this.#view = view;
    this.#aim();
  }

  draw(clip: Clip, seconds: number): void {
    this.#body.pose(clip, seconds);
    this.#renderer.render(this.#scene, this.#camera);
  }

  close(): void {
    this.#renderer.dispose();
  }

  #aim(): void {
    const box = boxOf(this.#view, this.#measures);
    const { position, target } = place(box, this.#view, FIELD_OF_VIEW, this.#camera.aspect);
    this.#camera.position.set(...position);
    this.#camera.lookAt(...target);
    this.#camera.updateProjectionMatrix();
  }
}
