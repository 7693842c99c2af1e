import { describe, expect, it } from "vitest";
import { type Track, readClip, sample, sampleRotation } from "./clip";
import { BrokenGlb } from "./glb";

/** A GLB file with an animation of these rotations (16-bit) and face weights (8-bit). */
function glb(
  rotations: readonly number[],
  weights: readonly number[],
  times: readonly number[],
  edit: (document: any) => unknown = (document) => document,
) {
  const binary = new Uint8Array(64);
  const view = new DataView(binary.buffer);
  times.forEach((time, index) => view.setFloat32(4 * index, time, true));
  rotations.forEach((part, index) => view.setInt16(16 + 2 * index, Math.round(part * 32767), true));
  weights.forEach((weight, index) => view.setUint8(48 + index, Math.round(weight * 255)));
  const bufferViews = [
    { byteOffset: 0, byteLength: 16 },
    { byteOffset: 16, byteLength: 32 },
    { byteOffset: 48, byteLength: 16 },
  ];
  const accessors = [
    { bufferView: 0, componentType: 5126, count: times.length, type: "SCALAR" },
    {
      bufferView: 1,
      componentType: 5122,
      normalized: true,
      count: rotations.length / 4,
      type: "VEC4",
    },
    { bufferView: 2, componentType: 5121, normalized: true, count: weights.length, type: "SCALAR" },
  ];
  const document = {
    nodes: [{ name: "wrist_R" }, { name: "face", mesh: 0 }],
    meshes: [{ extras: { targetNames: ["jawOpen", "browInnerUp"] } }],
    accessors,
    bufferViews,
    animations: [
      {
        samplers: [
          { input: 0, output: 1 },
          { input: 0, output: 2 },
        ],
        channels: [
          { sampler: 0, target: { node: 0, path: "rotation" } },
          { sampler: 1, target: { node: 1, path: "weights" } },
        ],
      },
    ],
  };
  const json = new TextEncoder().encode(JSON.stringify(edit(document)));
  const bytes = new Uint8Array(20 + json.length + 8 + binary.length);
  const header = new DataView(bytes.buffer);
  [0x46546c67, 2, bytes.length, json.length, 0x4e4f534a].forEach((word, index) =>
    header.setUint32(4 * index, word, true),
  );
  bytes.set(json, 20);
  bytes.set(binary, 28 + json.length);
  return bytes.buffer;
}

const HALF = Math.SQRT1_2;

describe("a clip", () => {
  const clip = readClip(glb([0, 0, 0, 1, HALF, 0, 0, HALF], [0, 0.2, 1, 0.6], [0, 2]));

  it("is read with its joints, its face and its length", () => {
    expect(clip.duration).toBe(2);
    expect([...clip.rotations.keys()]).toEqual(["wrist_R"]);
    expect(clip.face?.channels).toEqual(["jawOpen", "browInnerUp"]);
  });

  it("turns by the shorter way and keeps rotations of length one", () => {
    const turn = new Float32Array(4);
    sampleRotation(clip.rotations.get("wrist_R")!, 1, turn);
    expect(turn[0]).toBeCloseTo(Math.sin(Math.PI / 8), 3);
    expect(Math.hypot(...turn)).toBeCloseTo(1, 6);
    const track: Track = {
      times: Float32Array.of(0, 1),
      values: Float32Array.of(0, 0, 0, 1, 0, 0, 0, -1),
      width: 4,
      stepped: false,
    };
    sampleRotation(track, 0.5, turn);
    expect(Math.abs(turn[3]!)).toBeCloseTo(1, 6);
  });

  it("moves the face straight between keys and holds the ends", () => {
    const weights = new Float32Array(2);
    sample(clip.face!.track, 1, weights);
    expect(weights[0]).toBeCloseTo(0.5, 2);
    expect(weights[1]).toBeCloseTo(0.4, 2);
    sample(clip.face!.track, 9, weights);
    expect(weights[0]).toBe(1);
    sample(clip.face!.track, -1, weights);
    expect(weights[0]).toBe(0);
  });

  it("is refused when it is cut, empty, or no GLB at all", () => {
    const whole = glb([0, 0, 0, 1], [0, 0], [0]);
    expect(() => readClip(whole.slice(0, whole.byteLength - 60))).toThrow(BrokenGlb);
    expect(() => readClip(whole.slice(0, 100))).toThrow(BrokenGlb);
    expect(() => readClip(new ArrayBuffer(0))).toThrow(BrokenGlb);
    expect(() => readClip(new TextEncoder().encode("<!doctype html><p>404</p>").buffer)).toThrow(
      "not a GLB file",
    );
  });

  it.each<[string, (it: any) => unknown]>([
    ["a number", () => 7],
    ["nothing", () => null],
    ["without an animation", after((it) => (it.animations = []))],
    ["with channels that are no list", after((it) => (it.animations[0].channels = 5))],
    ["with nodes that are no list", after((it) => (it.nodes = null))],
    ["with an accessor beyond the file", after((it) => (it.accessors[1].count = 4000))],
    ["with an accessor before the file", after((it) => (it.accessors[1].byteOffset = -99))],
    ["with a count in words", after((it) => (it.accessors[1].count = "many"))],
    ["with rows that take no space", after((it) => (it.bufferViews[1].byteStride = 0))],
    ["with a view that is not there", after((it) => (it.accessors[0].bufferView = 9))],
    ["with three numbers for a rotation", after((it) => (it.accessors[1].type = "VEC3"))],
  ])("is refused when its JSON is %s", (_, edit) => {
    expect(() => readClip(glb([0, 0, 0, 1], [0, 0], [0], edit))).toThrow(BrokenGlb);
  });

  it("is refused when its JSON is no JSON, or its numbers are none", () => {
    const nonsense = new Uint8Array(glb([0, 0, 0, 1], [0, 0], [0]));
    nonsense[21] = 0x7b;
    expect(() => readClip(nonsense.buffer)).toThrow("cannot be read");
    expect(() => readClip(glb([0, 0, 0, 1], [0, 0], [NaN]))).toThrow(BrokenGlb);
    expect(() => readClip(glb([0, 0, 0, 1, 0, 0, 0, 1], [0, 0, 0, 0], [2, 1]))).toThrow(BrokenGlb);
  });
});

/** A change of a document, as a function from one to the other. */
function after(change: (document: any) => unknown) {
  return (document: any) => {
    change(document);
    return document;
  };
}
