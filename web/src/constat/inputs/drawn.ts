/** Inputs that are drawn or photographed: one file, fetched after the first question is there. */

export { Damage } from "./Damage";
export { Film } from "./Film";
export { Impact } from "./Impact";
export { Photos } from "./Photos";
export { SignatureInput } from "./Signature";
export { SketchInput } from "./Sketch";
export { SketchShown } from "./SketchShown";
