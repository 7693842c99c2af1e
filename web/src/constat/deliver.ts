/** One answer on its way to the server, and what comes back. */

import { Refused, deleteAnswer, putAnswer } from "../api/client";
import type { Answer, Notice } from "../api/types";
import type { Theirs, Unsent } from "./draft";

export type Outcome =
  | { readonly kind: "kept"; readonly warnings: readonly Notice[]; readonly rev: number }
  | { readonly kind: "later" }
  | { readonly kind: "conflict"; readonly theirs: Theirs }
  | { readonly kind: "refused"; readonly message: string };

/** `early`: a signature that waits until the other driver's answers have arrived. */
export type Delivery = Outcome | { readonly kind: "early" };

/** One answer to the server; a refusal of the answer itself is an outcome, not a failure. */
export async function deliver(
  token: string,
  { key, base }: Unsent,
  answer: Answer | undefined,
): Promise<Delivery> {
  try {
    if (!answer) {
      await deleteAnswer(token, key, base);
      return { kind: "kept", warnings: [], rev: 0 };
    }
    const { value, unknown } = answer;
    const { warnings, rev } = await putAnswer(token, key, { value, unknown: Boolean(unknown), base });
    return { kind: "kept", warnings, rev };
  } catch (error) {
    const final = [400, 409, 413, 422];
    if (!(error instanceof Refused) || !final.includes(error.status)) throw error;
    const { theirs } = error.details as { theirs?: Theirs };
    if (error.code === "conflict" && theirs) return { kind: "conflict", theirs };
    // Signed without network: the other driver's answers are still on their way.
    if (error.code === "other-answers-missing") return { kind: "early" };
    return { kind: "refused", message: error.message };
  }
}
