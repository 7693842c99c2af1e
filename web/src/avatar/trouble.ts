/** What can go wrong, each with a code for programs and a sentence for people. */

import { Unreachable } from "../api/call";
import { avatar as words } from "../i18n/avatar";
import { BrokenGlb } from "./glb";

export type TroubleCode = keyof typeof words.trouble;

/** The signer cannot do what it was asked; `message` is French and stands in its place. */
export class Trouble extends Error {
  constructor(
    readonly code: TroubleCode,
    cause?: unknown,
    message: string = words.trouble[code],
  ) {
    super(message, { cause });
  }

  /** Whether trying once more may help. */
  get passing(): boolean {
    return this.code === "unreachable" || this.code === "film-failed";
  }
}

/** Why a clip cannot be played. */
export function clipTrouble(error: unknown): Trouble {
  if (error instanceof Trouble) return error;
  if (error instanceof BrokenGlb) return new Trouble("clip-broken", error);
  return new Trouble(isAway(error) ? "unreachable" : "clip-missing", error);
}

/** Why a body cannot be drawn. */
export function bodyTrouble(error: unknown): Trouble {
  if (error instanceof Trouble) return error;
  const status = statusOf(error);
  if (status !== undefined && status < 500) return new Trouble("avatar-missing", error);
  return new Trouble(status || isAway(error) ? "unreachable" : "avatar-broken", error);
}

/** The status that an answer of the server, or of three.js' loader, carries. */
function statusOf(error: unknown): number | undefined {
  const { status, response } = error as { status?: number; response?: { status: number } };
  return status ?? response?.status;
}

/** `fetch` fails with a TypeError of its own when nobody answers. */
function isAway(error: unknown): boolean {
  return error instanceof Unreachable || (error instanceof TypeError && /fetch/i.test(String(error)));
}
