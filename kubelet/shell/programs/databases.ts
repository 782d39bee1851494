/**
 * The clients of databases: they speak to a server over the network, each command as a request
 * whose method names the protocol.
 */
import { bracketed } from "../network/url.ts";
import { ended, reasonText, type Waiting } from "../network/wait.ts";
import type { Shell } from "../shell.ts";

/** Words of a command line: its flags with their values, and the rest. */
export interface Words {
  readonly flags: ReadonlyMap<string, string>;
  readonly rest: readonly string[];
}

/** `-h db`, `-hdb`, `--host=db`, `--host db`; `valued` are the letters and names with a value. */
export function wordsIn(args: readonly string[], valued: ReadonlySet<string>): Words {
  const flags = new Map<string, string>();
  for (let at = 0; at < args.length; at += 1) {
    const word = args[at] ?? "";
    const [, long, value] = /^--([\w-]+)(?:=([\s\S]*))?$/.exec(word) ?? [];
    if (long === undefined && !/^-[a-zA-Z]/.test(word)) return { flags, rest: args.slice(at) };
    const letters = long === undefined ? [...word.slice(1)] : [long];
    const first = letters.findIndex((letter) => valued.has(letter));
    for (const letter of first < 0 ? letters : letters.slice(0, first)) {
      flags.set(letter, value ?? "");
    }
    const name = letters[first];
    if (name === undefined) continue;
    const attached = long === undefined ? word.slice(first + 2) || undefined : value;
    if (attached === undefined) at += 1;
    flags.set(name, attached ?? args[at] ?? "");
  }
  return { flags, rest: [] };
}

/** The same where flags may also come after other words. */
export function allWordsIn(args: readonly string[], valued: ReadonlySet<string>): Words {
  const { flags, rest } = wordsIn(args, valued);
  const [first, ...others] = rest[0] === "--" ? rest.slice(1) : rest;
  if (first === undefined) return { flags, rest: [] };
  const more = allWordsIn(others, valued);
  return { flags: new Map([...flags, ...more.flags]), rest: [first, ...more.rest] };
}

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
