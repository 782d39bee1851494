/** URLs, as Go's net/url reads them. Source: k8s.io/apiserver/pkg/cel/library/urls.go. */
import { fail } from "../frame.ts";
import { type CelFunction, globalFunction, method } from "../functions.ts";
import { Box, type Url } from "../values.ts";
import { wellFormed } from "./strings.ts";

/** Reads an absolute URL or an absolute path; a text says what is wrong. */
export function parseUrl(text: string): Url | string {
  const problem = textProblem(text);
  if (problem !== undefined) return `parse ${JSON.stringify(text)}: ${problem}`;
  const [, schemeText = "", rest = ""] =
    /^(?:([a-zA-Z][-a-zA-Z0-9+.]*):)?([^#]*)/s.exec(text) ?? [];
  const [before = "", ...queries] = rest.split("?");
  const [authority, path] = splitAuthority(before, schemeText !== "");
  const host = authority.slice(authority.lastIndexOf("@") + 1);
  const hostProblem = problemOfHost(host) ?? escapeProblem(path);
  if (hostProblem !== undefined) return `parse ${JSON.stringify(text)}: ${hostProblem}`;
  return {
    text,
    scheme: schemeText.toLowerCase(),
    host,
    escapedPath: escapePath(path),
    query: parseQuery(queries.join("?")),
  };
}

function textProblem(text: string): string | undefined {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused
  if (/[\x00-\x1f\x7f]/.test(text)) return "net/url: invalid control character in URL";
  if (text === "") return "empty url";
  if (text.startsWith(":")) return "missing protocol scheme";
  const isAbsolute = text.startsWith("/") || /^[a-zA-Z][-a-zA-Z0-9+.]*:/.test(text);
  return isAbsolute ? undefined : "invalid URI for request";
}

function splitAuthority(before: string, hasScheme: boolean): readonly [string, string] {
  if (!before.startsWith("//") || (!hasScheme && before.startsWith("///"))) {
    return ["", before.startsWith("/") ? before : ""];
  }
  const slash = before.indexOf("/", 2);
  return slash < 0 ? [before.slice(2), ""] : [before.slice(2, slash), before.slice(slash)];
}

function problemOfHost(host: string): string | undefined {
  if (host.startsWith("[")) {
    const end = host.lastIndexOf("]");
    if (end < 0) return "missing ']' in host";
    return portProblem(host.slice(end + 1));
  }
  const bad = /[\s"<>^`{}|\\]/.exec(host)?.[0];
  if (bad !== undefined) return `invalid character ${JSON.stringify(bad)} in host name`;
  const colon = host.lastIndexOf(":");
  return colon < 0 ? escapeProblem(host) : portProblem(host.slice(colon));
}

const portProblem = (port: string): string | undefined =>
  /^(:[0-9]*)?$/.test(port) ? undefined : `invalid port ${JSON.stringify(port)} after host`;

function escapeProblem(text: string): string | undefined {
  const bad = /%(?![0-9a-fA-F]{2}).{0,2}/.exec(text)?.[0];
  return bad === undefined ? undefined : `invalid URL escape ${JSON.stringify(bad)}`;
}

/** The path as it is where it is escaped already, else escaped. */
function escapePath(path: string): string {
  if (/^(?:[-A-Za-z0-9_.~!$&'()*+,;=:@[\]/]|%[0-9a-fA-F]{2})*$/.test(path)) return path;
  return encodeURIComponent(wellFormed(unescapeText(path) ?? path))
    .replace(/%(24|26|2B|2C|2F|3A|3B|3D|40)/g, (escaped) => decodeURIComponent(escaped))
    .replace(/[!'()*]/g, (found) => `%${found.charCodeAt(0).toString(16).toUpperCase()}`);
}

function unescapeText(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

function parseQuery(query: string): ReadonlyMap<string, readonly string[]> {
  const values = new Map<string, readonly string[]>();
  for (const part of query.split("&")) {
    if (part === "" || part.includes(";")) continue;
    const equals = part.indexOf("=");
    const [name, value] = equals < 0 ? [part, ""] : [part.slice(0, equals), part.slice(equals + 1)];
    const key = unescapeText(name.replaceAll("+", " "));
    const text = unescapeText(value.replaceAll("+", " "));
    if (key === undefined || text === undefined) continue;
    values.set(key, [...(values.get(key) ?? []), text]);
  }
  return values;
}

/** A host without its port, and an IPv6 address without brackets. */
function hostname(host: string): string {
  const [, bracketed] = /^\[(.*)\](?::\d*)?$/.exec(host) ?? [];
  return bracketed ?? host.replace(/:\d*$/, "");
}

const port = (host: string): string => /:(\d*)$/.exec(host.replace(/^\[.*\]/, ""))?.[1] ?? "";

const part = (name: string, read: (url: Url) => string): CelFunction =>
  method(name, { takes: ["url"], gives: "string" }, ([{ content }]) => read(content));

/** The library `url`. */
export const url: readonly CelFunction[] = [
  globalFunction("url", { takes: ["string"], gives: "url" }, ([text], frame) => {
    frame.workText(text.length);
    const read = parseUrl(text);
    if (typeof read !== "string") return new Box("url", read);
    return fail(`URL parse error during conversion from string: ${read}`);
  }),
  globalFunction("isURL", { takes: ["string"], gives: "bool" }, ([text], frame) => {
    frame.workText(text.length);
    return typeof parseUrl(text) !== "string";
  }),
  part("getScheme", ({ scheme }) => scheme),
  part("getHost", ({ host }) => host),
  part("getHostname", ({ host }) => hostname(host)),
  part("getPort", ({ host }) => port(host)),
  part("getEscapedPath", ({ escapedPath }) => escapedPath),
  method(
    "getQuery",
    { takes: ["url"], gives: "map<string,list<string>>" },
    ([{ content }]) => content.query,
  ),
];
