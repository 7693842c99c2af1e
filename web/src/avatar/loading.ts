/** From attributes to what is played: the signing, its clip, and the file of the body. */

import { Refused, Unreachable, get, send } from "../api/call";
import type { AvatarFile, LookName, Signing, Voice } from "../api/types";
import { type Clip, readClip } from "./clip";
import { BrokenGlb } from "./glb";
import { Trouble, clipTrouble } from "./trouble";

/** Where this script comes from: the server that signs, whatever page it stands on. */
const SERVER = new URL(import.meta.url).origin;

/** What is to be played: a signing at hand, else a file, else a text. */
export interface Wanted {
  readonly signing: Signing | null;
  readonly src: string;
  readonly text: string;
  readonly voice: Voice;
}

export interface Piece {
  readonly clip: Clip;
  /** As it was named by whoever wanted it. */
  readonly url: string;
  /** Null for a bare clip: nothing is known of it but how it moves. */
  readonly signing: Signing | null;
}

/**
 * Loads what is wanted.
 *
 * @param learned - Told of the signing as soon as it is known, before its clip.
 * @throws Trouble, saying why it cannot be played.
 */
export async function loadPiece(
  wanted: Wanted,
  learned: (signing: Signing) => void,
): Promise<Piece> {
  try {
    if (wanted.signing) return await ofSigning(wanted.signing, SERVER, learned);
    if (wanted.src) return await ofFile(wanted.src, learned);
    return await ofSigning(await sign(wanted), SERVER, learned);
  } catch (error) {
    throw clipTrouble(error);
  }
}

/** Where the body of a look is. */
export async function findBody(signer: string): Promise<string> {
  const query = signer ? `?${new URLSearchParams({ name: signer })}` : "";
  const { url } = await get<AvatarFile>(`${SERVER}/api/avatar${query}`);
  return new URL(url, SERVER).href;
}

/** Who can be chosen. */
export const findLooks = () => get<readonly LookName[]>(`${SERVER}/api/avatars`);

/** Stands in until there is something to draw. */
export const POSTER = `${SERVER}/signer.png`;

/**
 * Where the films of a piece are, the better kind first; none where the server does not know it.
 */
export function filmsOf(piece: Piece | null, signer: string, view: string): readonly string[] {
  const named = new RegExp(`^(?:${SERVER})?/clips/(\\w+)\\.glb$`).exec(piece?.url ?? "");
  const digest = piece?.signing?.digest ?? named?.[1];
  if (!digest) return [];
  const query = new URLSearchParams({ signer, view });
  return ["webm", "mp4"].map((kind) => `${SERVER}/films/${digest}.${kind}?${query}`);
}

async function sign({ text, voice }: Wanted): Promise<Signing> {
  try {
    return await send<Signing>("POST", `${SERVER}/api/sign`, { text, ...voice });
  } catch (error) {
    if (error instanceof Refused) throw new Trouble("text-refused", error, error.message);
    throw error;
  }
}

async function ofSigning(
  signing: Signing,
  base: string,
  learned: (signing: Signing) => void,
): Promise<Piece> {
  learned(signing);
  const bytes = await download(new URL(signing.clip_url, base).href);
  return { clip: readClip(bytes), url: signing.clip_url, signing };
}

/** A file is a clip, or the JSON of a signing that names its clip. */
async function ofFile(src: string, learned: (signing: Signing) => void): Promise<Piece> {
  const url = new URL(src, document.baseURI).href;
  const bytes = await download(url);
  if (new Uint8Array(bytes)[0] !== "{".charCodeAt(0)) {
    return { clip: readClip(bytes), url: src, signing: null };
  }
  return ofSigning(signingFrom(bytes), url, learned);
}

function signingFrom(bytes: ArrayBuffer): Signing {
  try {
    const signing = JSON.parse(new TextDecoder().decode(bytes)) as Signing;
    if (typeof signing.clip_url === "string" && Array.isArray(signing.items)) return signing;
  } catch {
    // What is no JSON ends as what is no signing does.
  }
  throw new BrokenGlb("neither a clip nor a signing");
}

async function download(url: string): Promise<ArrayBuffer> {
  const answer = await fetch(url);
  if (answer.ok) return answer.arrayBuffer();
  const busy = answer.status >= 500 || answer.status === 429;
  throw busy ? new Unreachable(`HTTP ${answer.status}`) : new Error(`HTTP ${answer.status}`);
}
