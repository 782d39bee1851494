/** Which path of a rule a request's path is for. */
import type { IngressBackend } from "../../api/networking/ingress.ts";
import type { Settings } from "./annotations.ts";

/** One path of one rule. */
export interface Location {
  /** Never empty. */
  readonly path: string;
  readonly pathType: string;
  readonly backend: IngressBackend;
  readonly settings: Settings;
  /** Of its Ingress. */
  readonly namespace: string;
  readonly ingress: string;
}

/** The location for the normal form of a path; `undefined` where there is none. */
export type FindLocation = (path: string) => Location | undefined;

/**
 * Of several locations for one path the longest goes first, of equally long ones an exact one, and
 * of equal ones the first. Source: kubernetes.io, Ingress, "Multiple matches".
 */
export function locationFinder(locations: readonly Location[]): FindLocation {
  return locations.some(hasRegex) ? byRegex(locations) : byPath(locations);
}

/** A location that rewrites, or says so itself, makes regular expressions of all of its host. */
const hasRegex = ({ path, settings: { rewriteTarget, useRegex } }: Location): boolean =>
  useRegex || (rewriteTarget !== "" && rewriteTarget !== path);

function byPath(locations: readonly Location[]): FindLocation {
  const exact = new Map<string, Location>();
  const prefixes = new Map<string, Location>();
  const texts: Location[] = [];
  for (const location of locations) {
    const { path, pathType } = location;
    if (pathType === "Exact") setFirst(exact, path, location);
    else if (pathType === "Prefix") setFirst(prefixes, withoutSlash(path), location);
    else texts.push(location);
  }
  texts.sort((left, right) => right.path.length - left.path.length);
  return (path) => {
    const found = exact.get(path);
    if (found !== undefined) return found;
    const prefix = longestPrefix(prefixes, path);
    const text = texts.find((each) => path.startsWith(each.path));
    if (prefix === undefined || text === undefined) return prefix ?? text;
    return text.path.length > prefix.path.length ? text : prefix;
  };
}

/** Element by element, from the whole path up to its root. */
function longestPrefix(prefixes: ReadonlyMap<string, Location>, path: string) {
  for (let at = withoutSlash(path); ; at = at.slice(0, Math.max(at.lastIndexOf("/"), 0))) {
    const found = prefixes.get(at);
    if (found !== undefined || at === "") return found;
  }
}

const withoutSlash = (path: string) => (path.endsWith("/") ? path.slice(0, -1) : path);

function setFirst(map: Map<string, Location>, key: string, location: Location): void {
  if (!map.has(key)) map.set(key, location);
}

/** The first that matches, the longest path first. Source: ingress-nginx, ingress-path-matching. */
function byRegex(locations: readonly Location[]): FindLocation {
  const patterns = [...locations]
    .sort(byLength)
    .map((location) => ({ location, pattern: patternOf(`^${location.path}`) }));
  return (path) => patterns.find(({ pattern }) => pattern?.test(path))?.location;
}

function byLength({ path: left }: Location, { path: right }: Location): number {
  if (left.length !== right.length) return right.length - left.length;
  if (left === right) return 0;
  return left > right ? -1 : 1;
}

/** None for what is no regular expression: nobody finds such a path. */
function patternOf(text: string): RegExp | undefined {
  try {
    return new RegExp(text, "i");
  } catch {
    return undefined;
  }
}

/** A path as it is compared: without its query, decoded, with no empty or dotted elements. */
export function normalPath(target: string): string {
  const path = /^[^?#]*/.exec(target)?.[0] ?? "";
  const decoded = path.includes("%") ? decode(path) : path;
  if (!/\/\/|\/\.{1,2}(?:\/|$)/.test(decoded)) return decoded === "" ? "/" : decoded;
  const elements: string[] = [];
  const given = decoded.split("/").slice(1);
  for (const element of given) {
    if (element === "..") elements.pop();
    else if (element !== "." && element !== "") elements.push(element);
  }
  const isFolder = elements.length > 0 && ["", ".", ".."].includes(given.at(-1) ?? "");
  return `/${elements.join("/")}${isFolder ? "/" : ""}`;
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** The path, with its query, that the backend is asked for. */
export function backendPath(
  { path: text, settings: { rewriteTarget } }: Location,
  asked: string,
): string {
  if (rewriteTarget === "" || rewriteTarget === text) return asked;
  const pattern = patternOf(text);
  const groups = pattern?.exec(normalPath(asked));
  if (groups === undefined || groups === null) return asked;
  const made = rewriteTarget.replace(/\$(\d)/g, (_, number) => groups[Number(number)] ?? "");
  const [path = "", own] = splitQuery(made);
  const [, given] = splitQuery(asked);
  const query = [own, given].filter((each) => each !== undefined && each !== "").join("&");
  return `${encodePath(path)}${query === "" ? "" : `?${query}`}`;
}

function splitQuery(text: string): readonly [string, string?] {
  const at = text.indexOf("?");
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}

/** As it may stand in a request. */
function encodePath(path: string): string {
  const encoded = encodeURI(path.replace(/\p{Surrogate}/gu, "\ufffd")).replaceAll("#", "%23");
  return encoded.startsWith("/") ? encoded : `/${encoded}`;
}
