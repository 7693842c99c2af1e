/** Screens that come later than the first question: one file, fetched after it. */

export { Handover } from "./Handover";
export { RecapPage } from "./RecapPage";
export { Shown } from "./Shown";
export { warningsOf } from "./warnings";
