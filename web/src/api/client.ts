/** Calls to the server: one function a call, and two kinds of failure. */

import type {
  Answer,
  AvatarFile,
  Constat,
  Created,
  Form,
  Kept,
  Recap,
  Signing,
  Verdict,
} from "./types";

/** The server answered no. The message is French and meant for the user. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

/** No answer came: no network, or the server is being restarted. */
export class Unreachable extends Error {}

export const fetchForm = () => get<Form>("/api/form");

export const fetchAvatar = () => get<AvatarFile>("/api/avatar");

export const createConstat = () => send<Created>("POST", "/api/constats", {});

export const fetchConstat = (token: string) => get<Constat>("/api/constat", token);

export const putAnswer = (token: string, key: string, answer: Answer) =>
  send<Kept>("PUT", `/api/constat/answers/${encodeURIComponent(key)}`, answer, token);

export const deleteAnswer = (token: string, key: string) =>
  send<null>("DELETE", `/api/constat/answers/${encodeURIComponent(key)}`, undefined, token);

export const fetchRecap = (token: string) => get<Recap>("/api/constat/recap", token);

export const signText = (text: string) => send<Signing>("POST", "/api/sign", { text });

/** A text of the form: `acc.date`, `acc.date/help` or `acc.date/option/0`. */
export const fetchPhrase = (id: string) => get<Signing>(`/api/phrases/${id}`);

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

/** Reads a JSON document. */
export async function get<T>(path: string, token?: string): Promise<T> {
  return (await call("GET", path, { token })).json() as Promise<T>;
}

async function send<T>(method: string, path: string, json: unknown, token?: string): Promise<T> {
  const body = json === undefined ? undefined : JSON.stringify(json);
  const answer = await call(method, path, { token, body, type: "application/json" });
  return (answer.status === 204 ? null : await answer.json()) as T;
}

interface Request {
  readonly token?: string | undefined;
  readonly body?: BodyInit | undefined;
  readonly type?: string;
}

async function call(method: string, path: string, request: Request): Promise<Response> {
  const headers = new Headers();
  if (request.token) headers.set("Authorization", `Bearer ${request.token}`);
  if (request.type && request.body !== undefined) headers.set("Content-Type", request.type);
  let answer: Response;
  try {
    answer = await fetch(path, { method, headers, body: request.body ?? null });
  } catch (error) {
    throw new Unreachable(String(error));
  }
  if (answer.ok) return answer;
  // A server that starts, stops or has too much to do: the answer is kept for later.
  if (answer.status >= 500 || answer.status === 429) {
    throw new Unreachable(`HTTP ${answer.status}`);
  }
  const problem = (await answer.json().catch(() => ({}))) as { code?: string; message?: string };
  throw new Refused(answer.status, problem.code ?? "http", problem.message ?? answer.statusText);
}
