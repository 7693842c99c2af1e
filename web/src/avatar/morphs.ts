/** Shape changes of the face, added on the processor: only the vertices that move are touched. */

import type { BufferAttribute, BufferGeometry, InterleavedBufferAttribute, Mesh } from "three";

/** Displacements of one channel: `indices` are offsets of x into the arrays. */
interface Sparse {
  readonly indices: Uint32Array;
  readonly offsets: Float32Array;
  readonly normals: Float32Array | null;
}

/** The morphs of one mesh, taken out of three's own hands. */
export class SparseMorphs {
  readonly #positions: BufferAttribute;
  readonly #normals: BufferAttribute;
  readonly #basePositions: Float32Array;
  readonly #baseNormals: Float32Array;
  readonly #channels = new Map<string, Sparse>();
  #applied = "";

  constructor(mesh: Mesh) {
    const geometry: BufferGeometry = mesh.geometry;
    this.#positions = geometry.getAttribute("position") as BufferAttribute;
    this.#normals = geometry.getAttribute("normal") as BufferAttribute;
    this.#basePositions = Float32Array.from(this.#positions.array);
    this.#baseNormals = Float32Array.from(this.#normals.array);
    for (const [name, index] of Object.entries(mesh.morphTargetDictionary ?? {})) {
      const offsets = geometry.morphAttributes["position"]?.[index];
      const normals = geometry.morphAttributes["normal"]?.[index];
      if (offsets) this.#channels.set(name, sparse(asFloats(offsets), normals && asFloats(normals)));
    }
    geometry.morphAttributes = {};
    delete mesh.morphTargetInfluences;
  }

  /** Channel names this mesh moves with. */
  get names(): ReadonlySet<string> {
    return new Set(this.#channels.keys());
  }

  /**
   * Shapes the mesh.
   *
   * @param weights - Channel → 0 to 1; channels that are not named are at rest.
   */
  apply(weights: ReadonlyMap<string, number>): void {
    const active = [...this.#channels].filter(([name]) => (weights.get(name) ?? 0) > 1e-4);
    const wanted = active.map(([name]) => `${name}=${weights.get(name)!.toFixed(4)}`).join();
    if (wanted === this.#applied) return;
    this.#applied = wanted;
    const positions = this.#positions.array;
    const normals = this.#normals.array;
    positions.set(this.#basePositions);
    normals.set(this.#baseNormals);
    for (const [name, channel] of active) {
      add(positions, channel.indices, channel.offsets, weights.get(name)!);
      if (channel.normals) add(normals, channel.indices, channel.normals, weights.get(name)!);
    }
    this.#positions.needsUpdate = true;
    this.#normals.needsUpdate = true;
  }
}

type Numbers = BufferAttribute["array"];

/** Three numbers a row; whole ones that stand for -1 to 1 become that. */
export function asFloats(from: BufferAttribute | InterleavedBufferAttribute): Float32Array {
  const values = new Float32Array(from.count * 3);
  for (let row = 0; row < from.count; row++) {
    values.set([from.getX(row), from.getY(row), from.getZ(row)], 3 * row);
  }
  return values;
}

function sparse(offsets: Numbers, normals: Numbers | undefined): Sparse {
  const moved: number[] = [];
  for (let at = 0; at < offsets.length; at += 3) {
    const shift = size(offsets, at);
    const turn = normals ? size(normals, at) : 0;
    if (shift > 1e-6 || turn > 1e-3) moved.push(at);
  }
  const pick = (from: Numbers) =>
    Float32Array.from(moved.flatMap((at) => [from[at]!, from[at + 1]!, from[at + 2]!]));
  return {
    indices: Uint32Array.from(moved),
    offsets: pick(offsets),
    normals: normals ? pick(normals) : null,
  };
}

function size(of: Numbers, at: number): number {
  return Math.abs(of[at]!) + Math.abs(of[at + 1]!) + Math.abs(of[at + 2]!);
}

function add(to: Numbers, indices: Uint32Array, offsets: Float32Array, weight: number): void {
  for (let row = 0; row < indices.length; row++) {
    const at = indices[row]!;
    to[at]! += weight * offsets[3 * row]!;
    to[at + 1]! += weight * offsets[3 * row + 1]!;
    to[at + 2]! += weight * offsets[3 * row + 2]!;
  }
}
