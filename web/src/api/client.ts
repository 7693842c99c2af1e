/** Calls to the server: one function a call. */

import { Unreachable, call, get, send } from "./call";
import type {
  Answer,
  Constat,
  Created,
  Form,
  Kept,
  Linked,
  LookName,
  Mail,
  Mails,
  Side,
  Signing,
  Verdict,
  Voice,
} from "./types";

export { Refused, Unreachable, get } from "./call";

export const fetchForm = () => get<Form>("/api/form");

/** Tells the server of a constat that was begun here; told twice, it is the same one. */
export const createConstat = (id: string, tokens: Partial<Record<Side, string>>) =>
  send<Created>("POST", "/api/constats", { id, tokens });

/** The constat, or null when it is as the tag says. */
export async function fetchConstat(
  token: string,
  known = "",
): Promise<{ readonly constat: Constat | null; readonly tag: string }> {
  const answer = await call("GET", "/api/constat", { token, known });
  const constat = answer.status === 304 ? null : ((await answer.json()) as Constat);
  return { constat, tag: answer.headers.get("ETag") ?? "" };
}

export const putAnswer = (token: string, key: string, answer: Answer & { readonly base: number }) =>
  send<Kept>("PUT", `/api/constat/answers/${encodeURIComponent(key)}`, answer, token);

export const deleteAnswer = (token: string, key: string, base: number) =>
  send<null>(
    "DELETE",
    `/api/constat/answers/${encodeURIComponent(key)}?base=${base}`,
    undefined,
    token,
  );

/**
 * Signs a free text.
 *
 * @param each - Told of every sentence as soon as it is signed, in order.
 */
export async function signSentences(
  text: string,
  voice: Voice,
  each: (signing: Signing) => void,
): Promise<void> {
  const request = { body: JSON.stringify({ text, ...voice }), type: "application/json" };
  const answer = await call("POST", "/api/sign/sentences", request);
  let begun = "";
  for await (const piece of pieces(answer.body!)) {
    const lines = (begun + piece).split("\n");
    begun = lines.pop()!;
    for (const line of lines) each(JSON.parse(line) as Signing);
  }
}

/** The text of a body as it comes; a connection that breaks off is an `Unreachable`. */
async function* pieces(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  for (;;) {
    const { done, value } = await reader.read().catch((error: unknown) => {
      throw new Unreachable(String(error));
    });
    if (done) return;
    yield decoder.decode(value, { stream: true });
  }
}

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

/** All constats of the same accident. */
export const fetchLinked = (token: string) =>
  get<{ readonly constats: readonly Linked[] }>("/api/constat/linked", token);

/** One more constat of the accident, for one more vehicle. */
export const addVehicle = (token: string) =>
  send<Created>("POST", "/api/constat/linked", {}, token);

/** Whether e-mails can be sent, and what became of those asked for. */
export const fetchMails = (token: string) => get<Mails>("/api/constat/mail", token);

/** Has the signed document sent there, once both have signed. */
export const askMail = (token: string, address: string) =>
  send<Mail>("POST", "/api/constat/mail", { address }, token);

/** Erases what is this driver's on the server; the message says what stays for the other one. */
export const eraseConstat = (token: string) =>
  send<{ readonly message: string }>("DELETE", "/api/constat", undefined, token);

/** Asks whether a document is intact. */
export async function verifyDocument(document: Blob): Promise<Verdict> {
  const body = new FormData();
  body.append("file", document, "constat.pdf");
  return (await call("POST", "/api/verify", { body })).json() as Promise<Verdict>;
}

/** Sends a film that a driver signed their answer to a question into; sent twice, it is one. */
export async function uploadFilm(token: string, key: string, film: Blob): Promise<void> {
  const body = new FormData();
  body.append("key", key);
  body.append("file", film, "film");
  await call("POST", "/api/constat/films", { token, body });
}

export async function deleteFilm(token: string, key: string): Promise<void> {
  await call("DELETE", `/api/constat/films/${encodeURIComponent(key)}`, { token });
}

/** Sends a photo under the id that it has here; sent twice, it is one. */
export async function uploadPhoto(
  token: string,
  photo: Blob,
  name: string,
  id: string,
): Promise<void> {
  const body = new FormData();
  body.append("id", id);
  body.append("file", photo, name);
  await call("POST", "/api/constat/photos", { token, body });
}
