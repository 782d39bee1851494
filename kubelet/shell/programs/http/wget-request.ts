/** What both kinds of wget are told, and the request that they make of it. */
import type { FetchRequest } from "../../network/container-network.ts";
import { authority, type Url, urlText } from "../../network/url.ts";
import type { Given, Usage } from "../program.ts";

const longNames: Readonly<Record<string, string>> = {
  quiet: "q",
  "output-document": "O",
  "server-response": "S",
  timeout: "T",
  "connect-timeout": "T",
  "read-timeout": "T",
  "dns-timeout": "D",
  tries: "t",
  "directory-prefix": "P",
  "output-file": "o",
  "user-agent": "U",
  proxy: "Y",
  continue: "c",
  header: "H",
  "post-data": "B",
  "body-data": "B",
  "post-file": "F",
  method: "M",
  spider: "s",
  "no-check-certificate": "k",
  "ca-certificate": "C",
  "no-verbose": "v",
  "show-progress": "p",
  "content-on-error": "e",
  "retry-connrefused": "r",
  waitretry: "w",
  "max-redirect": "x",
  progress: "g",
  "no-proxy": "n",
  "inet4-only": "4",
};

export const wgetUsage: Usage = {
  flags: "qScskvpern46i",
  valued: "OTtPoUYHBFMwxgDC",
  long: longNames,
};

export interface WgetOptions {
  readonly isQuiet: boolean;
  readonly isSpider: boolean;
  readonly showsHeaders: boolean;
  /** `-` is the output; absent: a file named by the URL. */
  readonly document: string | undefined;
  readonly folder: string | undefined;
  readonly timeoutMs: number | undefined;
  readonly tries: number | undefined;
  readonly method: string;
  readonly body: string | undefined;
  readonly headers: Readonly<Record<string, string>>;
}

export function wgetOptions({ flags, value, values }: Given): WgetOptions {
  const body = value("B");
  const timeout = value("T");
  const tries = value("t");
  const isSpider = flags.has("s");
  const agent = value("U");
  const own = values("H").map((line) => {
    const at = line.indexOf(":");
    return [line.slice(0, at).trim().toLowerCase(), line.slice(at + 1).trim()] as const;
  });
  return {
    isQuiet: flags.has("q"),
    isSpider,
    showsHeaders: flags.has("S"),
    document: value("O"),
    folder: value("P"),
    timeoutMs: timeout === undefined ? undefined : Number(timeout) * 1000 || undefined,
    tries: tries === undefined ? undefined : Number(tries),
    method: value("M") ?? (body !== undefined ? "POST" : "GET"),
    body,
    headers: {
      ...(agent !== undefined && { "user-agent": agent }),
      ...(body !== undefined && { "content-type": "application/x-www-form-urlencoded" }),
      ...Object.fromEntries(own),
    },
  };
}

export function requestOf(
  url: Url,
  { method, body, headers, timeoutMs }: WgetOptions,
  usual: Readonly<Record<string, string>>,
): FetchRequest {
  return {
    url: urlText(url),
    method,
    headers: { host: authority(url), ...usual, ...headers },
    ...(body !== undefined && { body }),
    ...(timeoutMs !== undefined && { connectTimeoutMs: timeoutMs, timeoutMs }),
  };
}

/** The file that an answer is kept in where nobody says otherwise. */
export const fileNameOf = ({ path }: Url): string =>
  /([^/?]+)(?:\?.*)?$/.exec(path)?.[1] ?? "index.html";
