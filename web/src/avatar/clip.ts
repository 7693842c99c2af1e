/** A clip: joint rotations and face weights over time, read from an animation-only GLB. */

import { type Glb, type GltfNode, BrokenGlb, readAccessor, readGlb } from "./glb";

/** One moving thing: `width` numbers at each of `times` (seconds, rising). */
export interface Track {
  readonly times: Float32Array;
  readonly values: Float32Array;
  readonly width: number;
  readonly stepped: boolean;
}

export interface Clip {
  readonly duration: number;
  /** Joint → unit quaternions (x, y, z, w) in its parent's frame. */
  readonly rotations: ReadonlyMap<string, Track>;
  /** Joint → metres in its parent's frame. */
  readonly translations: ReadonlyMap<string, Track>;
  /** Weights of `channels`, or null when the face does not move. */
  readonly face: { readonly channels: readonly string[]; readonly track: Track } | null;
}

/**
 * Reads a clip.
 *
 * @throws BrokenGlb if the bytes are not a GLB file with an animation.
 */
export function readClip(bytes: ArrayBuffer): Clip {
  try {
    return clipOf(readGlb(bytes));
  } catch (error) {
    // JSON of another shape than glTF's fails wherever it is first looked into.
    if (error instanceof TypeError) throw new BrokenGlb("the GLB file is not glTF");
    throw error;
  }
}

function clipOf(glb: Glb): Clip {
  const animation = glb.json.animations?.[0];
  if (!animation) throw new BrokenGlb("the GLB file has no animation");
  const rotations = new Map<string, Track>();
  const translations = new Map<string, Track>();
  let face: Clip["face"] = null;
  let duration = 0;
  for (const { sampler, target } of animation.channels) {
    const node = glb.json.nodes?.[target.node];
    const source = animation.samplers[sampler];
    if (!node?.name || !source) throw new BrokenGlb("a channel moves no named node");
    const track = readTrack(glb, source.input, source.output, source.interpolation === "STEP");
    const width = WIDTH[target.path];
    if (width && track.width !== width) throw new BrokenGlb(`a ${target.path} has ${width} parts`);
    duration = Math.max(duration, track.times.at(-1) ?? 0);
    if (target.path === "rotation") rotations.set(node.name, track);
    else if (target.path === "translation") translations.set(node.name, track);
    else if (target.path === "weights") face = { channels: faceChannels(glb, node), track };
  }
  return { duration, rotations, translations, face };
}

const WIDTH: Readonly<Record<string, number>> = { rotation: 4, translation: 3 };

/**
 * Puts the value of a track at an instant into `target`: straight between two keys, the nearest
 * key outside them.
 *
 * @param target - `track.width` numbers, overwritten.
 */
export function sample(track: Track, seconds: number, target: Float32Array | number[]): void {
  const { times, values, width, stepped } = track;
  const next = firstAfter(times, seconds);
  const left = Math.max(next - 1, 0);
  const right = Math.min(next, times.length - 1);
  const span = times[right]! - times[left]!;
  const share = stepped || span <= 0 ? 0 : (seconds - times[left]!) / span;
  for (let column = 0; column < width; column++) {
    const before = values[left * width + column]!;
    target[column] = before + share * (values[right * width + column]! - before);
  }
}

/**
 * Puts the rotation of a track at an instant into `target`, by the shorter way and of length 1.
 *
 * Keys are a frame apart: between two of them the chord is the arc to within a thousandth of a
 * degree.
 */
export function sampleRotation(track: Track, seconds: number, target: Float32Array): void {
  const { times, values, stepped } = track;
  const next = firstAfter(times, seconds);
  const left = 4 * Math.max(next - 1, 0);
  const right = 4 * Math.min(next, times.length - 1);
  const span = times[right / 4]! - times[left / 4]!;
  const share = stepped || span <= 0 ? 0 : (seconds - times[left / 4]!) / span;
  let dot = 0;
  for (let part = 0; part < 4; part++) dot += values[left + part]! * values[right + part]!;
  const far = dot < 0 ? -share : share;
  let square = 0;
  for (let part = 0; part < 4; part++) {
    const value = (1 - share) * values[left + part]! + far * values[right + part]!;
    target[part] = value;
    square += value * value;
  }
  const length = Math.sqrt(square) || 1;
  for (let part = 0; part < 4; part++) target[part]! /= length;
}

function readTrack(glb: Glb, input: number, output: number, stepped: boolean): Track {
  const times = readAccessor(glb, input);
  const values = readAccessor(glb, output);
  if (times.length === 0 || values.length % times.length !== 0) {
    throw new BrokenGlb("a track has not the same number of times and values");
  }
  const rising = times.every((time, index) => time >= (times[index - 1] ?? 0));
  if (!rising || !values.every(Number.isFinite)) {
    throw new BrokenGlb("a track has times that do not rise, or values that are no numbers");
  }
  return { times, values, width: values.length / times.length, stepped };
}

function faceChannels(glb: Glb, node: GltfNode): readonly string[] {
  const mesh = glb.json.meshes?.[node.mesh ?? -1];
  return node.extras?.targetNames ?? mesh?.extras?.targetNames ?? [];
}

/** Index of the first key later than an instant. */
function firstAfter(times: Float32Array, seconds: number): number {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (times[middle]! <= seconds) low = middle + 1;
    else high = middle;
  }
  return low;
}
