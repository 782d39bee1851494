/** Finds resources by the names that users type, and the paths at which they are. */

import { Failure } from "../../client/kubectl/failure.ts";
import {
  apiVersionOf,
  matching,
  preferred,
  qualified,
  type Served,
} from "../../client/kubectl/resources.ts";
import { discoveryFile, refreshDiscovery, rememberedDiscovery } from "./discovery.ts";
import type { Client } from "./http.ts";

export {
  apiVersionOf,
  matching,
  namelessFact,
  type PathParts,
  pathOf,
  preferred,
  type Query,
  qualified,
  qualifiedKind,
  queryText,
  type Served,
} from "../../client/kubectl/resources.ts";

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
      // What follows the first dot says in which group and version it was looked for.
      const [type = ""] = name.split(".");
      throw new Failure(`the server doesn't have a resource type "${type}"`);
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
