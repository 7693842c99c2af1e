/**
 * How the signer's parts are drawn: skinned and lit at the vertices, one texture read a pixel.
 *
 * On machines without a graphics card each instruction of a shader is paid for. Light is worked out
 * in linear colour at the vertices and multiplied with the texture as it is stored, in sRGB: near
 * what lighting in linear colour gives, and what the films do too.
 */

import {
  type Color,
  GLSL3,
  LinearMipmapNearestFilter,
  type MeshStandardMaterial,
  NoColorSpace,
  RawShaderMaterial,
  type Texture,
} from "three";

type Triple = readonly [number, number, number];

/** Linear colours, and unit directions towards the lamps, in the world. */
export interface Light {
  readonly sky: Triple;
  readonly ground: Triple;
  readonly lamps: readonly { readonly colour: Triple; readonly from: Triple }[];
}

/** For bodies whose file names no light. */
export const PLAIN: Light = { sky: [0.8, 0.8, 0.8], ground: [0.4, 0.4, 0.4], lamps: [] };

/**
 * The material of one part.
 *
 * @param from - As the file has it: texture, colour, side.
 * @param bones - Three rows of a matrix for each joint, or null for a part that does not bend.
 * @param glint - Whether it shines, as eyes do.
 */
export function surface(
  from: MeshStandardMaterial,
  light: Light,
  bones: Float32Array | null,
  glint = false,
): RawShaderMaterial {
  const material = new RawShaderMaterial({
    glslVersion: GLSL3,
    uniforms: {
      picture: { value: from.map ? asStored(from.map) : null },
      tint: { value: inSrgb(from.color) },
      bones: { value: bones },
    },
    vertexShader: vertexShader(light, bones ? bones.length / 4 : 0, from.map !== null, glint),
    fragmentShader: fragmentShader(light, from.map !== null, glint),
  });
  material.side = from.side;
  return material;
}

function asStored(picture: Texture): Texture {
  picture.colorSpace = NoColorSpace;
  picture.minFilter = LinearMipmapNearestFilter;
  picture.needsUpdate = true;
  return picture;
}

function inSrgb(colour: Color): Color {
  return colour.clone().convertLinearToSRGB();
}

const vec3 = (of: Triple) => `vec3(${of.map((value) => value.toFixed(5)).join(", ")})`;
const half = (a: Triple, b: Triple, sign: number): Triple => [
  (a[0] + sign * b[0]) / 2,
  (a[1] + sign * b[1]) / 2,
  (a[2] + sign * b[2]) / 2,
];

function vertexShader(light: Light, rows: number, textured: boolean, glint: boolean): string {
  const lamps = light.lamps
    .map(({ colour, from }) => `+ max(dot(normal, ${vec3(from)}), 0.0) * ${vec3(colour)}`)
    .join("\n    ");
  return `
precision highp float;
in vec3 position;
in vec3 normal;
uniform mat4 viewMatrix, projectionMatrix;
uniform vec3 tint;
out vec3 shade;
${textured ? "in vec2 uv;\nout vec2 at;" : ""}
${glint ? "uniform vec3 cameraPosition;\nout vec3 facing;\nout vec3 towardsEye;" : ""}
${
  rows
    ? `in vec4 skinIndex, skinWeight;
uniform vec4 bones[${rows}];
vec4 row(int which) {
  ivec4 first = ivec4(skinIndex) * 3 + which;
  return skinWeight.x * bones[first.x] + skinWeight.y * bones[first.y]
    + skinWeight.z * bones[first.z] + skinWeight.w * bones[first.w];
}`
    : "uniform mat4 modelMatrix;"
}
vec3 lit(vec3 normal) {
  vec3 linear = ${vec3(half(light.sky, light.ground, 1))}
    + normal.y * ${vec3(half(light.sky, light.ground, -1))}
    ${lamps};
  return min(1.055 * pow(linear, vec3(1.0 / 2.4)) - 0.055, 1.0);
}
void main() {
  ${
    rows
      ? `vec4 x = row(0), y = row(1), z = row(2), here = vec4(position, 1.0);
  vec3 place = vec3(dot(x, here), dot(y, here), dot(z, here));
  vec3 turned = normalize(vec3(dot(x.xyz, normal), dot(y.xyz, normal), dot(z.xyz, normal)));`
      : `vec3 place = (modelMatrix * vec4(position, 1.0)).xyz;
  vec3 turned = normalize(mat3(modelMatrix) * normal);`
  }
  gl_Position = projectionMatrix * viewMatrix * vec4(place, 1.0);
  shade = tint * lit(turned);
  ${textured ? "at = uv;" : ""}
  ${glint ? "facing = turned;\n  towardsEye = cameraPosition - place;" : ""}
}`;
}

function fragmentShader(light: Light, textured: boolean, glint: boolean): string {
  const lamp = light.lamps[0]?.from ?? [0, 0, 1];
  return `
precision mediump float;
in vec3 shade;
out vec4 seen;
${textured ? "uniform sampler2D picture;\nin vec2 at;" : ""}
${glint ? "in vec3 facing;\nin vec3 towardsEye;" : ""}
void main() {
  vec3 colour = shade${textured ? " * texture(picture, at).rgb" : ""};
  ${
    glint
      ? `vec3 between = normalize(normalize(towardsEye) + ${vec3(lamp)});
  colour += 0.55 * pow(max(dot(normalize(facing), between), 0.0), 90.0);`
      : ""
  }
  seen = vec4(colour, 1.0);
}`;
}
