/** One call to a server, and its two kinds of failure. */

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
}

export async function call(method: string, path: string, request: Request): Promise<Response> {
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
