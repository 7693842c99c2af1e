/** The signer's body in three.js: loaded once, made cheap to draw, then posed by clips. */

import {
  Bone,
  BufferAttribute,
  DynamicDrawUsage,
  type Group,
  type Material,
  Mesh,
  MeshPhongMaterial,
  type MeshStandardMaterial,
  type Quaternion,
  Vector3,
} from "three";
import { GLTFLoader } from "three/addons/loaders/GLTFLoader.js";
import { type Clip, sample, sampleRotation } from "./clip";
import type { Measures } from "./framing";
import { mattLit } from "./light";
import { SparseMorphs } from "./morphs";

/** Behind a signer whose file names no colour: dark enough for light skin. */
const SLATE = "#4c5c6a";

export class Body {
  readonly #bones = new Map<string, Bone>();
  readonly #rest = new Map<Bone, { readonly turn: Quaternion; readonly place: Vector3 }>();
  readonly #morphs: readonly SparseMorphs[];
  readonly #rotation = new Float32Array(4);
  readonly #translation = new Float32Array(3);
  readonly #weights = new Map<string, number>();
  #clip: Clip | null = null;

  /** The colour that this signer's skin stands out against, as the file says it. */
  readonly background: string;

  constructor(readonly scene: Group) {
    this.background = String(scene.userData["background"] ?? SLATE);
    scene.updateMatrixWorld(true);
    scene.traverse((part) => {
      if (!(part instanceof Bone)) return;
      this.#bones.set(part.name, part);
      this.#rest.set(part, { turn: part.quaternion.clone(), place: part.position.clone() });
    });
    this.#morphs = prepare(scene);
  }

  /** Takes the pose of a clip at an instant; joints that the clip does not name are at rest. */
  pose(clip: Clip, seconds: number): void {
    if (clip !== this.#clip) this.#relax();
    this.#clip = clip;
    for (const [joint, track] of clip.rotations) {
      sampleRotation(track, seconds, this.#rotation);
      this.#bones.get(joint)?.quaternion.fromArray(this.#rotation);
    }
    for (const [joint, track] of clip.translations) {
      sample(track, seconds, this.#translation);
      this.#bones.get(joint)?.position.fromArray(this.#translation);
    }
    this.#shape(clip, seconds);
  }

  /** Sizes for framing, taken from the pose the body is in: call it before the first pose. */
  measure(): Measures {
    const at = (joint: string) =>
      this.#bones.get(joint)?.getWorldPosition(new Vector3()) ?? new Vector3();
    const shoulder = at("upperarm01_L");
    const elbow = at("lowerarm01_L");
    let crown = at("head").y;
    this.scene.traverse((part) => {
      if (!(part instanceof Mesh) || !/^(head|hair)/.test(part.name)) return;
      part.geometry.computeBoundingBox();
      const top = new Vector3(0, part.geometry.boundingBox!.max.y, 0);
      crown = Math.max(crown, top.y);
    });
    const head = at("head").y;
    return {
      hips: at("root").y,
      chin: head - 0.02,
      crown,
      shoulder: Math.abs(shoulder.x),
      arm: shoulder.distanceTo(elbow) + elbow.distanceTo(at("wrist_L")),
      front: 0.1,
    };
  }

  #relax(): void {
    for (const [bone, { turn, place }] of this.#rest) {
      bone.quaternion.copy(turn);
      bone.position.copy(place);
    }
  }

  #shape(clip: Clip, seconds: number): void {
    this.#weights.clear();
    if (clip.face) {
      const values = new Float32Array(clip.face.track.width);
      sample(clip.face.track, seconds, values);
      clip.face.channels.forEach((name, index) => this.#weights.set(name, values[index] ?? 0));
    }
    for (const morphs of this.#morphs) morphs.apply(this.#weights);
  }
}

/**
 * Loads a body.
 *
 * @throws Error if the file is missing or broken.
 */
export async function loadBody(url: string): Promise<Body> {
  const { scene } = await new GLTFLoader().loadAsync(url);
  return new Body(scene);
}

/**
 * Makes the meshes cheap: vertex work is what costs on machines without a graphics card.
 *
 * Recipe measured in trials: morphs on the processor and light at the vertices; the file does the rest
 * (parts of one joint hang under it unskinned, backs of closed meshes are not drawn).
 */
function prepare(scene: Group): SparseMorphs[] {
  const meshes: Mesh[] = [];
  scene.traverse((part) => {
    if (part instanceof Mesh) meshes.push(part);
  });
  const morphs: SparseMorphs[] = [];
  for (const mesh of meshes) {
    // The bounds of a skinned mesh are those at rest; hands far from there must not vanish.
    mesh.frustumCulled = false;
    if (mesh.morphTargetDictionary && mesh.geometry.morphAttributes["position"]) {
      asFloats(mesh, "position");
      asFloats(mesh, "normal");
      morphs.push(new SparseMorphs(mesh));
    }
    mesh.material = lit(mesh.material as MeshStandardMaterial, mesh.name);
  }
  return morphs;
}

/** Morphs add small numbers: quantised attributes become floats first. */
function asFloats(mesh: Mesh, name: string): void {
  const source = mesh.geometry.getAttribute(name);
  const values = new Float32Array(source.count * 3);
  for (let row = 0; row < source.count; row++) {
    values.set([source.getX(row), source.getY(row), source.getZ(row)], 3 * row);
  }
  const attribute = new BufferAttribute(values, 3);
  attribute.setUsage(DynamicDrawUsage);
  mesh.geometry.setAttribute(name, attribute);
}

function lit(from: MeshStandardMaterial, mesh: string): Material {
  const look = { map: from.map, color: from.color };
  const material = mesh.startsWith("eye")
    ? new MeshPhongMaterial({ ...look, shininess: 80, specular: 0x555555 })
    : mattLit(look);
  material.side = from.side;
  return material;
}
