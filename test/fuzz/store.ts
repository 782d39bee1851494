/** What must hold of everything that is stored, and how all of it is taken away again. */
import type { ApiRequest } from "../../api/request.ts";
import type { KubeObject } from "../../api/resource.ts";
import type { Resource } from "../../apiserver/registry/resource-table.ts";
import type { InProcess } from "../in-process.ts";

/** What is wrong with the objects that are stored; each must be one that a client could send. */
export function storeFaults({ server, storage }: InProcess): readonly string[] {
  const faults: string[] = [];
  for (const resource of server.registry.resources.all) {
    // What is valid in one view of a store need not be in another.
    if (resource.definition.storage !== undefined) continue;
    for (const { object, key } of storage.list(resource.table)) {
      const { plural } = resource.definition;
      const { uid, resourceVersion, creationTimestamp, name } = object.metadata;
      if ([uid, resourceVersion, creationTimestamp, name].some((each) => (each ?? "") === "")) {
        faults.push(`${plural} ${key} lacks metadata: ${JSON.stringify(object.metadata)}`);
      }
      const got = server.handle({ ...named(resource, object), verb: "get" });
      if (got.code !== 200) faults.push(`${plural} ${key} cannot be read: ${JSON.stringify(got)}`);
      const body: unknown = JSON.parse(JSON.stringify(object));
      const options = { dryRun: true };
      const put = server.handle({ ...named(resource, object), verb: "update", options, body });
      if (put.code !== 200) {
        faults.push(`${plural} ${key} is refused: ${JSON.stringify([put.body, object])}`);
      }
    }
  }
  return faults;
}

/** Deletes all that can be deleted, whatever holds it. Returns how many objects are left. */
export function deleteAll({ server, storage }: InProcess): number {
  const all = server.registry.resources.all;
  // Namespaces last, for they hold the rest.
  const ordered = [...all].sort((left, right) => order(left) - order(right));
  for (const resource of ordered) {
    for (const { object } of storage.list(resource.table)) {
      const one = named(resource, object);
      const body = { metadata: { finalizers: null } };
      server.handle({ ...one, verb: "delete", options: { gracePeriodSeconds: 0 } });
      server.handle({ ...one, verb: "patch", patchType: "merge", body });
      if (resource.table !== "namespaces") continue;
      const { resourceVersion: _, ...metadata } = object.metadata;
      const emptied = { ...object, metadata, spec: { finalizers: [] } };
      server.handle({ ...one, verb: "update", subresource: "finalize", body: emptied });
    }
  }
  return all.reduce((count, { table }) => count + storage.list(table).length, 0);
}

const order = ({ table }: Resource) => (table === "namespaces" ? 1 : 0);

function named({ definition }: Resource, { metadata }: KubeObject): Omit<ApiRequest, "verb"> {
  const { namespace, name } = metadata;
  return { resource: definition, namespace, name, actor: "fuzz" };
}
