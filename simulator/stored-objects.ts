import type { KubeObject, ResourceDefinition } from "../api/resource.ts";
import { StatusError } from "../api/status.ts";
import type { ApiServer } from "../apiserver/server.ts";
import type { Storage } from "../apiserver/storage/storage.ts";
import { untyped } from "../client/action.ts";

/** Where objects are looked up without a request. */
interface Source {
  readonly server: ApiServer;
  readonly storage: Storage;
}

/** The object of that name, stored or computed. */
export function getObject<T extends KubeObject>(
  { server, storage }: Source,
  resource: ResourceDefinition<T>,
  { name, namespace }: { readonly name: string; readonly namespace: string },
): T | undefined {
  const { table, fromStored, source } = server.registry.resources.find(untyped(resource));
  if (source !== undefined) {
    const scope = resource.namespaced ? namespace : undefined;
    // The source of a resource computes its objects.
    return ifFound(() => source.get(scope, name) as T);
  }
  const key = resource.namespaced ? `${namespace}/${name}` : name;
  const stored = storage.get(table, key);
  // The table of a resource holds its objects.
  return stored === undefined ? undefined : (fromStored(stored) as T);
}

/** Those of one namespace, or all. */
export function listObjects<T extends KubeObject>(
  { server, storage }: Source,
  resource: ResourceDefinition<T>,
  namespace: string | undefined,
): readonly T[] {
  const { table, fromStored, source } = server.registry.resources.find(untyped(resource));
  // The source of a resource computes its objects.
  if (source !== undefined) return source.list(namespace) as readonly T[];
  // The table of a resource holds its objects.
  return storage.list(table, { namespace }).map(({ object }) => fromStored(object) as T);
}

function ifFound<T>(get: () => T): T | undefined {
  try {
    return get();
  } catch (error) {
    if (error instanceof StatusError && error.code === 404) return undefined;
    throw error;
  }
}
