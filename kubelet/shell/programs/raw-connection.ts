/** What comes back over a connection that a program writes to as it likes. */
import type { FetchRequest } from "../network/container-network.ts";
import { bracketed } from "../network/url.ts";
import { ended, type Waiting } from "../network/wait.ts";
import type { Shell } from "../shell.ts";
import { responseBytes } from "./http-text.ts";

export interface Peer {
  readonly host: string;
  readonly port: number;
}

/** The request of HTTP that the bytes are; `undefined` where they are none. */
export function requestIn(bytes: string, { host, port }: Peer): FetchRequest | undefined {
  const [, method, path, rest = ""] =
    /^([A-Z]+) (\/\S*) HTTP\/1\.[01]\r?\n([\s\S]*)$/.exec(bytes) ?? [];
  if (method === undefined || path === undefined) return undefined;
  const [head = "", body] = rest.split(/\r?\n\r?\n|^\r?\n/, 2);
  const headers = head.split(/\r?\n/).flatMap((line) => {
    const [, name, value = ""] = /^([^:\s]+):\s*(.*)$/.exec(line) ?? [];
    return name === undefined ? [] : [[name.toLowerCase(), value] as const];
  });
  return {
    url: `http://${bracketed(host)}:${port}${path}`,
    method,
    headers: { host, ...Object.fromEntries(headers) },
    ...(body && { body }),
  };
}

/** The answer to what was written; empty where a server says nothing to it. */
export function* answered(bytes: string, peer: Peer, shell: Shell): Waiting<string> {
  const request = requestIn(bytes, peer);
  if (request === undefined) return "";
  const begunMs = shell.kernel.now;
  const { response } = yield* ended(shell.context.network.fetch(request), begunMs, shell);
  return response === undefined ? "" : responseBytes(response);
}
