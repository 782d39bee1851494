/** Finds resources by the names that users type, and the paths at which they are. */
import { discoveryFile, refreshDiscovery, rememberedDiscovery, type Served } from "./discovery.ts";
import { Failure } from "./failure.ts";
import type { Client } from "./http.ts";

export type { Served } from "./discovery.ts";

/** Finds resources, asking the server only for names that are not remembered. */
export interface Resources {
  /** By plural, singular, kind or short name, with group and version or without: `deploy.apps`. */
  find(name: string): Promise<Served>;
  /** All that such a name may mean, in every group and version, the preferred one first. */
  named(name: string): Promise<readonly Served[]>;
  /** The members of a category such as `all`, or the one resource of that name. */
  expand(name: string): Promise<readonly Served[]>;
  byKind(apiVersion: string, kind: string): Promise<Served | undefined>;
  /** All, asked anew. */
  all(): Promise<readonly Served[]>;
}

export interface ResourcesOptions {
  readonly client: Client;
  readonly server: string;
  /** The kubesim folder. */
  readonly folder: string;
  readonly warn: (text: string) => void;
}

export function resourcesOf({ client, server, folder, warn }: ResourcesOptions): Resources {
  const file = discoveryFile(folder, server);
  let served = rememberedDiscovery(file);
  let isFresh = false;

  async function refresh(): Promise<readonly Served[]> {
    if (!isFresh) served = await refreshDiscovery(client, file);
    isFresh = true;
    return served ?? [];
  }

  /** Looks in what is remembered, then in what the server says. */
  async function search<T>(look: (among: readonly Served[]) => T | undefined) {
    const known = served === undefined ? undefined : look(served);
    return known ?? look(await refresh());
  }

  async function named(name: string): Promise<readonly Served[]> {
    const found = await search((among) => {
      const matches = matching(among, name);
      return matches.length === 0 ? undefined : matches;
    });
    return found ?? [];
  }

  async function find(name: string): Promise<Served> {
    const [first, ...others] = await named(name);
    if (first === undefined) {
      throw new Failure(`the server doesn't have a resource type "${name}"`);
    }
    const second = others.find((each) => qualified(each) !== qualified(first));
    if (second !== undefined && first.shortNames.includes(name)) {
      const other = qualified(second);
      warn(`Warning: short name "${name}" could also match lower priority resource ${other}`);
    }
    return first;
  }

  return {
    find,
    named,
    async expand(name) {
      const members = await search((among) => {
        const found = preferred(among).filter(({ categories }) => categories.includes(name));
        return found.length === 0 && matching(among, name).length === 0 ? undefined : found;
      });
      return members === undefined || members.length === 0 ? [await find(name)] : members;
    },
    byKind(apiVersion, kind) {
      return search((among) =>
        among.find((each) => each.kind === kind && apiVersionOf(each) === apiVersion),
      );
    },
    all: refresh,
  };
}

/** Those that a name may mean, the preferred one first. */
export function matching(among: readonly Served[], name: string): readonly Served[] {
  const wanted = name.toLowerCase();
  const short = among.filter(({ shortNames }) => shortNames.includes(wanted));
  if (short.length > 0) return short;
  const [base = "", ...rest] = wanted.split(".");
  const isNamed = ({ plural, singular, kind, shortNames }: Served) =>
    [plural, singular, kind.toLowerCase(), ...shortNames].includes(base);
  const named = among.filter(isNamed);
  if (rest.length === 0) return named;
  const group = rest.join(".");
  const inGroup = named.filter((each) => each.group === group);
  if (inGroup.length > 0) return inGroup;
  const [version, ...others] = rest;
  // A short name stands for the preferred version, whichever is named beside it.
  const isShort = named.every(({ shortNames }) => shortNames.includes(base));
  return named.filter(
    (each) => (isShort || each.version === version) && each.group === others.join("."),
  );
}

/** One of each resource that is served in several versions: the first. */
export function preferred(among: readonly Served[]): readonly Served[] {
  const first = new Map<string, Served>();
  for (const each of among) if (!first.has(qualified(each))) first.set(qualified(each), each);
  return [...first.values()];
}

export const apiVersionOf = ({ group, version }: Served) =>
  group === "" ? version : `${group}/${version}`;

/** `deployments.apps`, `pods` */
export const qualified = ({ plural, group }: Served) =>
  group === "" ? plural : `${plural}.${group}`;

/** `deployment.apps`, `pod`: how commands name what they did something to. */
export function qualifiedKind({ kind, group }: Pick<Served, "kind" | "group">): string {
  const name = kind.toLowerCase();
  return group === "" ? name : `${name}.${group}`;
}

/** The path of a resource, of an object of it, or of a part of that. */
export function pathOf(
  resource: Served,
  { namespace, name, subresource }: PathParts,
  query: Query = {},
): string {
  const root = resource.group === "" ? "/api" : "/apis";
  const scope =
    resource.namespaced && namespace !== undefined
      ? `/namespaces/${encodeURIComponent(namespace)}`
      : "";
  const object = name === undefined ? "" : `/${encodeURIComponent(name)}`;
  const part = subresource === undefined ? "" : `/${subresource}`;
  const path = `${root}/${apiVersionOf(resource)}${scope}/${resource.plural}${object}${part}`;
  return `${path}${queryText(query)}`;
}

export interface PathParts {
  /** Not given for cluster-wide lists. */
  readonly namespace?: string;
  readonly name?: string;
  readonly subresource?: string;
}

export type Query = Readonly<Record<string, string | number | boolean | undefined>>;

/** `?limit=500&watch=true`; empty parameters are left out. */
export function queryText(query: Query): string {
  const parts = Object.entries(query)
    .filter(([, value]) => value !== undefined && value !== "")
    .map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`);
  return parts.length === 0 ? "" : `?${parts.join("&")}`;
}
