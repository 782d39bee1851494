/** What curl is told. Source: curl 8.14, tool_getparam.c. */

import { absolutePath } from "../../files/file-system.ts";
import { bytesOf } from "../../kernel/bytes.ts";
import type { Shell } from "../../language/shell.ts";
import { trustedCertificates } from "../controllers/trusted-certificates.ts";
import { ProgramError } from "../program.ts";

export interface CurlOptions {
  readonly urls: readonly string[];
  /** For each URL, in order; `undefined` is the output. */
  readonly outputs: readonly string[];
  readonly keepsNames: boolean;
  readonly method: string;
  readonly body: string | undefined;
  readonly headers: Readonly<Record<string, string>>;
  readonly isSilent: boolean;
  readonly showsErrors: boolean;
  readonly showsProgress: boolean;
  readonly isVerbose: boolean;
  readonly includesHeaders: boolean;
  readonly isHead: boolean;
  /** What happens with answers from 400 on: `body` shows them all the same. */
  readonly failsOn400: "no" | "yes" | "body";
  readonly failsEarly: boolean;
  readonly follows: boolean;
  readonly redirectsMax: number;
  readonly timeoutMs: number | undefined;
  readonly connectTimeoutMs: number | undefined;
  readonly retries: number;
  readonly retryDelayMs: number | undefined;
  readonly retriesRefused: boolean;
  readonly retriesAll: boolean;
  /** The certificates of those whom it trusts, where it asks servers for one. */
  readonly trusts: string | undefined;
  readonly writeOut: string;
  /** Addresses that names are said to have, by `host:port`. */
  readonly resolves: ReadonlyMap<string, string>;
}

const usage = "try 'curl --help' or 'curl --manual' for more information";

/** Something that is said without the name of the program before each line. */
export class CurlUsageError extends ProgramError {
  constructor(message: string) {
    super(`${message}\ncurl: ${usage}`, 2);
  }
}

/** Long names of letters. */
const letters: Readonly<Record<string, string>> = {
  silent: "s",
  "show-error": "S",
  fail: "f",
  verbose: "v",
  include: "i",
  "show-headers": "i",
  head: "I",
  output: "o",
  "remote-name": "O",
  "write-out": "w",
  request: "X",
  header: "H",
  data: "d",
  location: "L",
  insecure: "k",
  "max-time": "m",
  get: "G",
  user: "u",
  "user-agent": "A",
  referer: "e",
  cookie: "b",
  "no-buffer": "N",
  "progress-bar": "#",
  ipv4: "4",
  ipv6: "6",
  proxy: "x",
  "cookie-jar": "c",
  "http1.1": "1.1",
  "http1.0": "0",
  cert: "E",
  globoff: "g",
  form: "F",
};
const valued = new Set([
  ..."owXHdmuAebxcEF",
  ...[
    "connect-timeout",
    "retry",
    "retry-delay",
    "retry-max-time",
    "data-raw",
    "data-binary",
    "data-ascii",
    "data-urlencode",
    "json",
    "url",
    "max-redirs",
    "resolve",
    "cacert",
    "capath",
    "key",
    "noproxy",
    "oauth2-bearer",
    "interface",
    "limit-rate",
    "keepalive-time",
  ],
]);
const flags = new Set([
  ..."sSfviILkGNO#460gq",
  ...[
    "1.1",
    "fail-with-body",
    "fail-early",
    "retry-connrefused",
    "retry-all-errors",
    "no-progress-meter",
    "compressed",
    "http2",
    "no-keepalive",
    "tcp-nodelay",
    "path-as-is",
    "create-dirs",
    "location-trusted",
    "raw",
    "tlsv1.2",
    "tlsv1.3",
  ],
]);

interface Found {
  readonly name: string;
  readonly value: string;
}

/** The options and URLs, in order. */
function scan(args: readonly string[]): readonly Found[] {
  const found: Found[] = [];
  for (let at = 0; at < args.length; at += 1) {
    const arg = args[at] ?? "";
    const take = (shown: string): string => {
      at += 1;
      const value = args[at];
      if (value !== undefined) return value;
      throw new CurlUsageError(`option ${shown}: requires parameter`);
    };
    if (arg.startsWith("--") && arg !== "--") {
      const long = arg.slice(2);
      const name = Object.hasOwn(letters, long) ? (letters[long] ?? long) : long;
      if (valued.has(name)) found.push({ name, value: take(arg) });
      else if (flags.has(name)) found.push({ name, value: "" });
      else throw new CurlUsageError(`option ${arg}: is unknown`);
    } else if (/^-./.test(arg)) {
      for (let place = 1; place < arg.length; place += 1) {
        const name = arg[place] ?? "";
        if (valued.has(name)) {
          const attached = arg.slice(place + 1);
          found.push({ name, value: attached === "" ? take(`-${name}`) : attached });
          break;
        }
        if (!flags.has(name)) throw new CurlUsageError(`option ${arg}: is unknown`);
        found.push({ name, value: "" });
      }
    } else found.push({ name: "url", value: arg });
  }
  return found;
}

export function curlOptions(args: readonly string[], shell: Shell): CurlOptions {
  const found = scan(args);
  const has = (name: string) => found.some((each) => each.name === name);
  const all = (name: string) =>
    found.filter((each) => each.name === name).map(({ value }) => value);
  const last = (name: string) => all(name).at(-1);
  const seconds = (name: string) => {
    const text = last(name);
    if (text === undefined) return undefined;
    if (/^\d+(?:\.\d+)?$/.test(text)) return Number(text) * 1000 || undefined;
    throw new CurlUsageError(`option ${shownName(name)}: expected a proper numerical parameter`);
  };
  const data = found.flatMap((each) => dataOf(each, shell));
  const isHead = has("I");
  const inQuery = has("G") && data.length > 0 ? data.join("&") : undefined;
  const body = data.length > 0 && !has("G") ? data.join("&") : undefined;
  const isJson = has("json");
  return {
    urls: all("url").map((url) => withQuery(url, inQuery)),
    outputs: all("o"),
    keepsNames: has("O"),
    method: last("X") ?? (isHead ? "HEAD" : body !== undefined ? "POST" : "GET"),
    body,
    headers: headersOf({ all, last, hasBody: body !== undefined, isJson }),
    isSilent: has("s"),
    showsErrors: !has("s") || has("S"),
    showsProgress: !has("s") && !has("no-progress-meter") && !has("#"),
    isVerbose: has("v"),
    includesHeaders: has("i") || isHead,
    isHead,
    failsOn400: has("fail-with-body") ? "body" : has("f") ? "yes" : "no",
    failsEarly: has("fail-early"),
    follows: has("L") || has("location-trusted"),
    redirectsMax: Number(last("max-redirs") ?? 50),
    timeoutMs: seconds("m"),
    connectTimeoutMs: seconds("connect-timeout"),
    retries: Number(last("retry") ?? 0),
    retryDelayMs: seconds("retry-delay"),
    retriesRefused: has("retry-connrefused") || has("retry-all-errors"),
    retriesAll: has("retry-all-errors"),
    trusts: has("k") ? undefined : trustedCertificates(last("cacert"), shell),
    writeOut: last("w") ?? "",
    resolves: new Map(
      all("resolve").map((text) => {
        const [host = "", port = "", ...address] = text.split(":");
        return [`${host}:${port}`, address.join(":")] as const;
      }),
    ),
  };
}

const shownName = (name: string) => (name.length === 1 ? `-${name}` : `--${name}`);

function withQuery(url: string, query: string | undefined): string {
  if (query === undefined) return url;
  return `${url}${url.includes("?") ? "&" : "?"}${query}`;
}

/** What an option adds to the body. */
function dataOf({ name, value }: Found, shell: Shell): readonly string[] {
  switch (name) {
    case "d":
    case "data-ascii":
      return [
        value.startsWith("@") ? fileText(value.slice(1), shell).replace(/[\r\n]/g, "") : value,
      ];
    case "data-binary":
    case "json":
      return [value.startsWith("@") ? fileText(value.slice(1), shell) : value];
    case "data-raw":
      return [value];
    case "data-urlencode": {
      const at = value.indexOf("=");
      const encoded = encodeURIComponent(value.slice(at + 1));
      return [at > 0 ? `${value.slice(0, at)}=${encoded}` : encoded];
    }
    default:
      return [];
  }
}

function fileText(path: string, { context, cwd }: Shell): string {
  if (path === "-") return "";
  const full = absolutePath(path, cwd);
  if (context.files.find(full)?.kind === "file") return context.files.read(full);
  throw new CurlUsageError(`Failed to open ${path}`);
}

interface HeaderSources {
  readonly all: (name: string) => readonly string[];
  readonly last: (name: string) => string | undefined;
  readonly hasBody: boolean;
  readonly isJson: boolean;
}

const formType = "application/x-www-form-urlencoded";

/** What is given by `-H` goes before what curl says by itself; `Name:` takes it away. */
function headersOf({ all, last, hasBody, isJson }: HeaderSources) {
  const headers = new Map([
    ["user-agent", last("A") ?? `curl/${curlVersion}`],
    ["accept", isJson ? "application/json" : "*/*"],
    ...(hasBody ? [["content-type", isJson ? "application/json" : formType] as const] : []),
  ]);
  const set = (name: string, value: string | undefined) => {
    if (value !== undefined) headers.set(name, value);
  };
  const user = last("u");
  set("authorization", user && `Basic ${btoa(bytesOf(user))}`);
  const token = last("oauth2-bearer");
  set("authorization", token && `Bearer ${token}`);
  set("referer", last("e"));
  set("cookie", last("b"));
  for (const line of all("H")) {
    const [, name = "", mark, value = ""] = /^([^:;]+)([:;])\s*([\s\S]*)$/.exec(line) ?? [];
    if (mark === undefined) continue;
    if (value === "" && mark === ":") headers.delete(name.toLowerCase());
    else headers.set(name.toLowerCase(), value);
  }
  return Object.fromEntries(headers);
}

export const curlVersion = "8.14.1";
