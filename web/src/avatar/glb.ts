/** Reads the numbers of a GLB file: the JSON and the accessors that animations use. */

export interface GltfAccessor {
  readonly bufferView?: number;
  readonly byteOffset?: number;
  readonly componentType: number;
  readonly normalized?: boolean;
  readonly count: number;
  readonly type: string;
}

interface GltfView {
  readonly byteOffset?: number;
  readonly byteLength: number;
  readonly byteStride?: number;
}

export interface GltfNode {
  readonly name?: string;
  readonly mesh?: number;
  readonly extras?: { readonly targetNames?: readonly string[] };
}

export interface GltfSampler {
  readonly input: number;
  readonly output: number;
  readonly interpolation?: string;
}

export interface GltfChannel {
  readonly sampler: number;
  readonly target: { readonly node: number; readonly path: string };
}

export interface Gltf {
  readonly nodes?: readonly GltfNode[];
  readonly meshes?: readonly { readonly extras?: GltfNode["extras"] }[];
  readonly accessors?: readonly GltfAccessor[];
  readonly bufferViews?: readonly GltfView[];
  readonly animations?: readonly {
    readonly channels: readonly GltfChannel[];
    readonly samplers: readonly GltfSampler[];
  }[];
}

export interface Glb {
  readonly json: Gltf;
  readonly binary: DataView;
}

/** The bytes are not a GLB file that can be played. */
export class BrokenGlb extends Error {}

const MAGIC = 0x46546c67;
const JSON_CHUNK = 0x4e4f534a;

/**
 * Splits a GLB file into its JSON and its binary part.
 *
 * @throws BrokenGlb if the bytes are cut or something else altogether.
 */
export function readGlb(bytes: ArrayBuffer): Glb {
  const view = new DataView(bytes);
  if (bytes.byteLength < 20 || view.getUint32(0, true) !== MAGIC) {
    throw new BrokenGlb("not a GLB file");
  }
  const length = view.getUint32(12, true);
  if (view.getUint32(16, true) !== JSON_CHUNK || 20 + length > bytes.byteLength) {
    throw new BrokenGlb("the GLB file is cut");
  }
  const json = parse(new Uint8Array(bytes, 20, length));
  const start = 20 + length + 8;
  return { json, binary: new DataView(bytes, Math.min(start, bytes.byteLength)) };
}

function parse(text: Uint8Array): Gltf {
  try {
    const json: unknown = JSON.parse(new TextDecoder().decode(text));
    if (typeof json === "object" && json !== null) return json as Gltf;
  } catch {
    // What is no JSON at all ends as what is no object does.
  }
  throw new BrokenGlb("the JSON of the GLB file cannot be read");
}

const WIDTH: Readonly<Record<string, number>> = { SCALAR: 1, VEC2: 2, VEC3: 3, VEC4: 4 };

type Read = (view: DataView, at: number) => number;

/** Component type → bytes, how to read one, and what a normalised 1 is stored as. */
const COMPONENT: Readonly<Record<number, readonly [number, Read, number]>> = {
  5120: [1, (view, at) => view.getInt8(at), 127],
  5121: [1, (view, at) => view.getUint8(at), 255],
  5122: [2, (view, at) => view.getInt16(at, true), 32767],
  5123: [2, (view, at) => view.getUint16(at, true), 65535],
  5126: [4, (view, at) => view.getFloat32(at, true), 1],
};

/**
 * Reads an accessor as floats, un-normalised where it says so.
 *
 * @returns count × width numbers, row by row.
 * @throws BrokenGlb if it points outside the file.
 */
export function readAccessor({ json, binary }: Glb, index: number): Float32Array {
  const accessor = json.accessors?.[index];
  const view = json.bufferViews?.[accessor?.bufferView ?? -1];
  const width = WIDTH[accessor?.type ?? ""];
  const component = COMPONENT[accessor?.componentType ?? 0];
  if (!accessor || !view || !width || !component) {
    throw new BrokenGlb(`accessor ${index} cannot be read`);
  }
  const [bytes, read, one] = component;
  const start = (view.byteOffset ?? 0) + (accessor.byteOffset ?? 0);
  const stride = view.byteStride ?? bytes * width;
  const sound = Number.isInteger(accessor.count) && accessor.count >= 0 && start >= 0;
  if (!sound || stride < bytes * width) throw new BrokenGlb(`accessor ${index} cannot be read`);
  if (start + stride * (accessor.count - 1) + bytes * width > binary.byteLength) {
    throw new BrokenGlb(`accessor ${index} lies outside the file`);
  }
  const scale = accessor.normalized ? 1 / one : 1;
  const values = new Float32Array(accessor.count * width);
  for (let row = 0; row < accessor.count; row++) {
    for (let column = 0; column < width; column++) {
      const value = read(binary, start + row * stride + column * bytes) * scale;
      values[row * width + column] = accessor.normalized ? Math.max(value, -1) : value;
    }
  }
  return values;
}
