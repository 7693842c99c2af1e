/** The signer's body in three.js: loaded once, made cheap to draw, then posed by clips. */

import {
  Bone,
  BufferAttribute,
  DynamicDrawUsage,
  type Group,
  Matrix4,
  Mesh,
  type MeshStandardMaterial,
  type Quaternion,
  type RawShaderMaterial,
  type Skeleton,
  SkinnedMesh,
  type Texture,
  Vector3,
} from "three";
import { MeshoptDecoder } from "three/addons/libs/meshopt_decoder.module.js";
import { GLTFLoader } from "three/addons/loaders/GLTFLoader.js";
import { type Clip, sample, sampleRotation } from "./clip";
import type { Measures } from "./framing";
import { SparseMorphs, asFloats } from "./morphs";
import { type Light, PLAIN, surface } from "./surface";

/** Behind a signer whose file names no colour: dark enough for light skin. */
const SLATE = "#4c5c6a";

export class Body {
  readonly #bones = new Map<string, Bone>();
  readonly #rest = new Map<Bone, { readonly turn: Quaternion; readonly place: Vector3 }>();
  readonly #morphs: SparseMorphs[] = [];
  readonly #skeleton: Skeleton | null = null;
  /** Three rows of a matrix for each joint: from the skin at rest to the skin as posed. */
  readonly #rows: Float32Array = new Float32Array(0);
  readonly #skins: RawShaderMaterial[] = [];
  readonly #rotation = new Float32Array(4);
  readonly #translation = new Float32Array(3);
  readonly #weights = new Map<string, number>();
  #clip: Clip | null = null;

  /** The colour that this signer's skin stands out against, as the file says it. */
  readonly background: string;
  /** Digest of the file of the same signer with less detail; empty if there is none. */
  readonly lighter: string;

  constructor(readonly scene: Group) {
    this.background = String(scene.userData["background"] ?? SLATE);
    this.lighter = String(scene.userData["lighter"] ?? "");
    scene.updateMatrixWorld(true);
    scene.traverse((part) => {
      if (!(part instanceof Bone)) return;
      this.#bones.set(part.name, part);
      this.#rest.set(part, { turn: part.quaternion.clone(), place: part.position.clone() });
    });
    const light = (scene.userData["light"] as Light | undefined) ?? PLAIN;
    for (const part of meshesOf(scene)) {
      if (part instanceof SkinnedMesh && !this.#skeleton) {
        this.#skeleton = part.skeleton;
        this.#rows = new Float32Array(12 * part.skeleton.bones.length);
      }
      this.#prepare(part, light);
    }
    this.#carry();
  }

  has(joint: string): boolean {
    return this.#bones.has(joint);
  }

  /** Gives back what it holds on the graphics card. */
  dispose(): void {
    for (const part of meshesOf(this.scene)) {
      const material = part.material as RawShaderMaterial;
      (material.uniforms["picture"]?.value as Texture | null)?.dispose();
      material.dispose();
      part.geometry.dispose();
    }
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
    this.#carry();
  }

  /** Sizes for framing, taken from the pose the body is in: call it before the first pose. */
  measure(): Measures {
    const at = (joint: string) =>
      this.#bones.get(joint)?.getWorldPosition(new Vector3()) ?? new Vector3();
    const shoulder = at("upperarm01_L");
    const elbow = at("lowerarm01_L");
    let crown = at("head").y;
    this.scene.traverse((part) => {
      if (!(part instanceof Mesh) || !part.name.startsWith("head")) return;
      part.geometry.computeBoundingBox();
      const box = part.geometry.boundingBox!.clone().applyMatrix4(this.#atRest());
      crown = Math.max(crown, box.max.y);
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

  /**
   * Makes a part cheap to draw: morphs on the processor, skin and light by `surface`; the file does
   * the rest (parts of one joint hang under it unskinned, backs of closed meshes are not drawn).
   */
  #prepare(part: Mesh, light: Light): void {
    if (part.morphTargetDictionary && part.geometry.morphAttributes["position"]) {
      makeFloats(part, "position");
      makeFloats(part, "normal");
      this.#morphs.push(new SparseMorphs(part));
    }
    const bends = part instanceof SkinnedMesh;
    const from = part.material as MeshStandardMaterial;
    const drawn = bends ? new Mesh(part.geometry) : part;
    const material = surface(from, light, bends ? this.#rows : null, part.name.startsWith("eye"));
    drawn.material = material;
    // The bounds at rest say nothing of where hands are now.
    drawn.frustumCulled = false;
    if (!bends) return;
    this.#skins.push(material);
    drawn.name = part.name;
    drawn.matrixAutoUpdate = false;
    part.removeFromParent();
    this.scene.add(drawn);
  }

  /** Brings the joints' places to the shaders. */
  #carry(): void {
    this.scene.updateMatrixWorld();
    const { bones, boneInverses } = this.#skeleton ?? { bones: [], boneInverses: [] };
    for (let joint = 0; joint < bones.length; joint++) {
      const { elements } = POSED.multiplyMatrices(bones[joint]!.matrixWorld, boneInverses[joint]!);
      for (let row = 0; row < 3; row++) {
        for (let column = 0; column < 4; column++) {
          this.#rows[12 * joint + 4 * row + column] = elements[4 * column + row]!;
        }
      }
    }
    for (const skin of this.#skins) skin.uniformsNeedUpdate = true;
  }

  /** From the numbers of the skin's places to metres; the same for every joint at rest. */
  #atRest(): Matrix4 {
    const { bones, boneInverses } = this.#skeleton!;
    return new Matrix4().multiplyMatrices(bones[0]!.matrixWorld, boneInverses[0]!);
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

const POSED = new Matrix4();

function meshesOf(scene: Group): Mesh[] {
  const meshes: Mesh[] = [];
  scene.traverse((part) => {
    if (part instanceof Mesh) meshes.push(part);
  });
  return meshes;
}

/**
 * Loads a body.
 *
 * @throws Error if the file is missing or broken.
 */
export async function loadBody(url: string): Promise<Body> {
  const { scene } = await new GLTFLoader().setMeshoptDecoder(MeshoptDecoder).loadAsync(url);
  return new Body(scene);
}

/** Morphs add small numbers: quantised attributes become floats first. */
function makeFloats(mesh: Mesh, name: string): void {
  const attribute = new BufferAttribute(asFloats(mesh.geometry.getAttribute(name)), 3);
  attribute.setUsage(DynamicDrawUsage);
  mesh.geometry.setAttribute(name, attribute);
}
