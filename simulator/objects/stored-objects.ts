import type { ResourceRef } from "../../api/request.ts";
import type { KubeObject, ResourceDefinition } from "../../api/resource.ts";
import { StatusError } from "../../api/status.ts";
import type { ApiServer } from "../../apiserver/server.ts";
import type { Storage } from "../../apiserver/storage/storage.ts";

/**
 * What names a resource: its definition, which also tells the type of its objects; or the group,
 * version and plural name of one that a user defined.
 */
export type ResourceOf<T extends KubeObject> = ResourceDefinition<T> | ResourceRef;

/** Where objects are looked up without a request. */
interface Source {
  readonly server: ApiServer;
  readonly storage: Storage;
}

/** The object of that name, stored or computed. */
export function getObject<T extends KubeObject>(
  { server, storage }: Source,
  resource: ResourceOf<T>,
  { name, namespace }: { readonly name: string; readonly namespace: string },
): T | undefined {
  const found = server.registry.resources.find(resource);
  const { table, fromStored, source, definition, showAll } = found;
  if (source !== undefined) {
    const scope = definition.namespaced ? namespace : undefined;
    // The source of a resource computes its objects.
    return ifFound(() => source.get(scope, name) as T);
  }
  const key = definition.namespaced ? `${namespace}/${name}` : name;
  const stored = storage.get(table, key);
  if (stored === undefined) return undefined;
  if (showAll !== undefined) server.read(() => showAll([stored]));
  // The table of a resource holds its objects.
  return fromStored(stored) as T;
}

/** Those of one namespace, or all. */
export function listObjects<T extends KubeObject>(
  { server, storage }: Source,
  resource: ResourceOf<T>,
  namespace: string | undefined,
): readonly T[] {
  const found = server.registry.resources.find(resource);
  const { table, fromStored, source, showAll } = found;
  // The source of a resource computes its objects.
  if (source !== undefined) return source.list(namespace) as readonly T[];
  const stored = storage.list(table, { namespace }).map(({ object }) => object);
  if (showAll !== undefined) server.read(() => showAll(stored));
  // The table of a resource holds its objects.
  return stored.map((object) => fromStored(object) as T);
}

/** Custom resources that are served now, each in the version that its objects are stored in. */
export const customResources = ({ server }: Pick<Source, "server">) =>
  server.registry.resources.definitions.filter(({ custom, version }) => custom?.stored === version);

export const isNamespaced = ({ server }: Pick<Source, "server">, resource: ResourceRef): boolean =>
  server.registry.resources.find(resource).definition.namespaced;

function ifFound<T>(get: () => T): T | undefined {
  try {
    return get();
  } catch (error) {
    if (error instanceof StatusError && error.code === 404) return undefined;
    throw error;
  }
}
