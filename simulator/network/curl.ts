import { type ClientRequest, parseTarget, type Source } from "../../network/index.ts";
import { parseDuration } from "../clock/duration.ts";

export interface CurlOptions {
  /** `pod/web-0`, `pod/web-0.shop` of another namespace, `node/node-0`; absent: from beyond. */
  readonly from?: string;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** `2s`, or milliseconds. */
  readonly connectTimeout?: string | number;
  readonly timeout?: string | number;
}

/** Throws a RangeError where the URL or the client is none. */
export function curlRequest(url: string, options: CurlOptions): ClientRequest {
  const { method = "GET", headers = {}, body, connectTimeout, timeout } = options;
  const target = parseTarget(url);
  if (target === undefined) throw new RangeError(`invalid URL ${JSON.stringify(url)}`);
  return {
    source: sourceOf(options.from),
    target,
    method,
    headers: Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]),
    ),
    ...(body !== undefined && { body }),
    ...(connectTimeout !== undefined && { connectTimeoutMs: parseDuration(connectTimeout) }),
    ...(timeout !== undefined && { timeoutMs: parseDuration(timeout) }),
    isTraced: true,
  };
}

function sourceOf(from: string | undefined): Source {
  if (from === undefined) return { kind: "outside" };
  const [, kind, name = "", namespace = "default"] =
    /^(pod|node)\/([^.]+|(?<=^node\/).+)(?:\.(.+))?$/.exec(from) ?? [];
  if (kind === "pod") return { kind: "pod", namespace, name };
  if (kind === "node") return { kind: "node", name: from.slice("node/".length) };
  throw new RangeError(`invalid client ${JSON.stringify(from)}: write it as pod/NAME or node/NAME`);
}
