/** Calls to the server: one function a call. */

import { call, get, send } from "./call";
import type {
  Answer,
  Constat,
  Created,
  Form,
  Kept,
  LookName,
  Recap,
  Signing,
  Verdict,
  Voice,
} from "./types";

export { Refused, Unreachable, get } from "./call";

export const fetchForm = () => get<Form>("/api/form");

export const createConstat = () => send<Created>("POST", "/api/constats", {});

export const fetchConstat = (token: string) => get<Constat>("/api/constat", token);

export const putAnswer = (token: string, key: string, answer: Answer) =>
  send<Kept>("PUT", `/api/constat/answers/${encodeURIComponent(key)}`, answer, token);

export const deleteAnswer = (token: string, key: string) =>
  send<null>("DELETE", `/api/constat/answers/${encodeURIComponent(key)}`, undefined, token);

export const fetchRecap = (token: string) => get<Recap>("/api/constat/recap", token);

export const signText = (text: string, voice: Voice) =>
  send<Signing>("POST", "/api/sign", { text, ...voice });

/** A text of the form: `acc.date`, `acc.date/help`, `p.c.08/shown` or `acc.date/option/0`. */
export function fetchPhrase(id: string, voice: Voice): Promise<Signing> {
  const chosen = Object.entries(voice).filter(([, value]) => value !== "");
  const query = new URLSearchParams(chosen).toString();
  return get<Signing>(`/api/phrases/${id}${query && `?${query}`}`);
}

export const fetchLooks = () => get<readonly LookName[]>("/api/avatars");

export async function fetchPdf(token: string): Promise<Blob> {
  return (await call("GET", "/api/constat/pdf", { token })).blob();
}

/** The front that both drivers have, sealed: the same bytes for both. */
export async function fetchCommonPdf(token: string): Promise<Blob> {
  return (await call("GET", "/api/constat/pdf?copy=common", { token })).blob();
}

/** Asks whether a document is intact. */
export async function verifyDocument(document: Blob): Promise<Verdict> {
  const body = new FormData();
  body.append("file", document, "constat.pdf");
  return (await call("POST", "/api/verify", { body })).json() as Promise<Verdict>;
}

export async function uploadPhoto(token: string, photo: Blob, name: string): Promise<string> {
  const body = new FormData();
  body.append("file", photo, name);
  const answer = await call("POST", "/api/constat/photos", { token, body });
  return ((await answer.json()) as { id: string }).id;
}
