/** One call to a server, and its two kinds of failure. */

/** The server answered no. The message is French and meant for the user. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    /** The rest of what it said. */
    readonly details: object = {},
  ) {
    super(message);
  }
}

/** No answer came: no network, or the server is being restarted. */
export class Unreachable extends Error {}

/** Reads a JSON document. */
export async function get<T>(path: string, token?: string): Promise<T> {
  return (await call("GET", path, { token })).json() as Promise<T>;
}

export async function send<T>(method: string, path: string, json: unknown, token?: string): Promise<T> {
  const body = json === undefined ? undefined : JSON.stringify(json);
  const answer = await call(method, path, { token, body, type: "application/json" });
  return (answer.status === 204 ? null : await answer.json()) as T;
}

interface Request {
  readonly token?: string | undefined;
  readonly body?: BodyInit | undefined;
  readonly type?: string;
  /** `ETag` of what is known: 304 when there is nothing newer. */
  readonly known?: string;
}

export async function call(method: string, path: string, request: Request): Promise<Response> {
  const headers = new Headers();
  if (request.token) headers.set("Authorization", `Bearer ${request.token}`);
  if (request.type && request.body !== undefined) headers.set("Content-Type", request.type);
  if (request.known) headers.set("If-None-Match", request.known);
  let answer: Response;
  try {
    answer = await fetch(path, { method, headers, body: request.body ?? null });
  } catch (error) {
    throw new Unreachable(String(error));
  }
  if (answer.ok || answer.status === 304) return answer;
  // A server that starts, stops or has too much to do: the answer is kept for later.
  if (answer.status >= 500 || answer.status === 429) {
    throw new Unreachable(`HTTP ${answer.status}`);
  }
  const problem = (await answer.json().catch(() => ({}))) as { code?: string; message?: string };
  const message = problem.message ?? answer.statusText;
  throw new Refused(answer.status, problem.code ?? "http", message, problem);
}
