/**
 * The clients of databases: they speak to a server over the network, each command as a request
 * whose method names the protocol.
 */

import type { Shell } from "../../language/shell.ts";
import { bracketed } from "../../network/url.ts";
import { ended, reasonText, type Waiting } from "../../network/wait.ts";

export interface Server {
  readonly host: string;
  readonly port: number;
}

interface Said {
  /** The answer, as the server has written it; absent where there is none. */
  readonly body?: string;
  /** Why there is none, in the words of C. */
  readonly problem?: string;
  readonly address?: string;
}

/** Sends a command and waits for its answer. */
export function* say(
  { host, port }: Server,
  { method, body }: { readonly method: string; readonly body: string },
  shell: Shell,
): Waiting<Said> {
  const url = `http://${bracketed(host)}:${port}/`;
  const begunMs = shell.kernel.now;
  const request = { url, method, headers: {}, body, connectTimeoutMs: 30_000 };
  const fetched = yield* ended(shell.context.network.fetch(request), begunMs, shell);
  const { response, failure, address } = fetched;
  if (response !== undefined) return { body: response.body, ...(address && { address }) };
  return { problem: reasonText(failure ?? "ConnectionReset"), ...(address && { address }) };
}

export const isLocal = (host: string) => /^(?:localhost|127\.0\.0\.1|::1|)$/.test(host);

/** Why a server takes no connections; undefined where it does. */
export function* silence(
  { host, port }: Server,
  { context, kernel }: Shell,
  timeoutMs?: number,
): Waiting<string | undefined> {
  const { failure, tookMs, isOwn } = context.network.dial(host || "127.0.0.1", port, timeoutMs);
  yield { until: kernel.now + tookMs };
  // Beside a server of which nothing is known, that is taken to be well.
  if (failure === undefined || (isLocal(host) && isOwn !== true)) return undefined;
  return reasonText(failure);
}

/** What the servers of `kubelet/servers` have written; undefined where others have. */
export function valueIn<T>(body: string): T | undefined {
  try {
    // The servers of `kubelet/servers` write nothing else.
    return JSON.parse(body) as T;
  } catch {
    return undefined;
  }
}
