/**
 * The light on the signer: a soft sky and one key light, worked out at the vertices.
 *
 * On a processor without graphics, light at each pixel is what costs after skinning; at some
 * 13,000 vertices it is nearly free and looks the same.
 */

import { Color, type Material, MeshBasicMaterial, type MeshStandardMaterial, Vector3 } from "three";

export const SKY = { above: 0xffffff, below: 0x8899aa, strength: 1.7 } as const;
export const KEY = { colour: 0xfff2e2, strength: 1.9, from: [-1, 1.5, 1.8] } as const;

/** A matt material with the light of `SKY` and `KEY`, per vertex. */
export function mattLit(look: Pick<MeshStandardMaterial, "map" | "color">): Material {
  const material = new MeshBasicMaterial({ map: look.map, color: look.color });
  material.onBeforeCompile = (shader) => {
    shader.vertexShader = shader.vertexShader
      .replace("#include <common>", "#include <common>\nvarying vec3 vLight;")
      .replace("#if defined ( USE_ENVMAP ) || defined ( USE_SKINNING )", "#if 1")
      .replace("#include <project_vertex>", `#include <project_vertex>\n${LIGHT}`);
    shader.fragmentShader = shader.fragmentShader
      .replace("#include <common>", "#include <common>\nvarying vec3 vLight;")
      .replace("#include <opaque_fragment>", "outgoingLight *= vLight;\n#include <opaque_fragment>");
  };
  material.customProgramCacheKey = () => "matt-lit";
  return material;
}

/** Linear colour as GLSL; a matt surface sends back 1/π of what falls on it. */
function glsl(colour: number, strength: number): string {
  const { r, g, b } = new Color(colour).multiplyScalar(strength / Math.PI);
  return `vec3(${r.toFixed(5)}, ${g.toFixed(5)}, ${b.toFixed(5)})`;
}

const from = new Vector3(...KEY.from).normalize();
const LIGHT = `
  vec3 worldNormal = inverseTransformDirection(transformedNormal, viewMatrix);
  float towardsKey = max(dot(worldNormal, vec3(${from.toArray().join(", ")})), 0.0);
  vLight = mix(${glsl(SKY.below, SKY.strength)}, ${glsl(SKY.above, SKY.strength)},
               0.5 * worldNormal.y + 0.5) + towardsKey * ${glsl(KEY.colour, KEY.strength)};
`;
