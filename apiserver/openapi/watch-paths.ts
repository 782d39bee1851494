/**
 * The old paths of watches, which documents still name: there are clients whose methods are made
 * of them. Custom resources have none there. Source: apiserver endpoints/installer.go 1.36.
 */
import type { ResourceDefinition } from "../../api/resource.ts";
import { isBinary } from "../protobuf/encode.ts";
import { verbsOf } from "../served-resources.ts";
import type { Path } from "./operations.ts";
import {
  listParameters,
  nameParameter,
  namespaceParameter,
  type Parameter,
  pretty,
} from "./parameters.ts";

/** What paths and names of operations begin with. */
interface Beginnings {
  /** `/apis/apps/v1` */
  readonly root: string;
  /** `AppsV1` */
  readonly words: string;
}

/** One path for each collection of a resource, and one for its objects. */
export function watchPathsOf(definition: ResourceDefinition, begin: Beginnings): readonly Path[] {
  const { plural, namespaced, kind, custom } = definition;
  if (custom !== undefined || !verbsOf(definition).includes("watch")) return [];
  const { root, words } = begin;
  const every = `${root}/watch/${plural}`;
  const own = namespaced ? `${root}/watch/namespaces/{namespace}/${plural}` : every;
  const place = namespaced ? [namespaceParameter] : [];
  const name = `watch${words}${namespaced ? "Namespaced" : ""}${kind}`;
  const all = { path: every, id: `watch${words}${kind}ListForAllNamespaces`, place: [] };
  return [
    ...(namespaced ? [watchPath(definition, { ...all, action: "watchlist" })] : []),
    watchPath(definition, { path: own, id: `${name}List`, action: "watchlist", place }),
    watchPath(definition, {
      path: `${own}/{name}`,
      id: name,
      action: "watch",
      place: [nameParameter(kind), ...place],
    }),
  ];
}

interface Watch {
  readonly path: string;
  readonly id: string;
  readonly action: "watch" | "watchlist";
  /** The parameters in the path. */
  readonly place: readonly Parameter[];
}

function watchPath(definition: ResourceDefinition, { path, id, action, place }: Watch): Path {
  const { group, version, kind } = definition;
  const operation = {
    method: "get",
    action,
    id,
    description: `${action} ${kind}. deprecated: use the 'watch' parameter of a list instead.`,
    kind: { group, version, kind },
    parameters: [],
    answer: "io.k8s.apimachinery.pkg.apis.meta.v1.WatchEvent",
    isBinary: isBinary(definition),
    code: "200",
  } as const;
  return { path, parameters: [...place, ...listParameters, pretty], operations: [operation] };
}
