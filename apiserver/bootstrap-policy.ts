/** The roles and bindings of the components of a new cluster, as they are stored. */
import { freezeObjects } from "../api/json.ts";
import { ClusterRoleBinding, RoleBinding } from "../api/rbac/binding.ts";
import { componentPolicy, kubeadmPolicy } from "../api/rbac/bootstrap/index.ts";
import { ClusterRole, Role } from "../api/rbac/role.ts";
import type { KubeObject, ResourceDefinition } from "../api/resource.ts";
import { formatTime, nameGenerator, seededRandom } from "../api/runtime.ts";
import { setOwners } from "./fields/ownership.ts";
import { keyFor } from "./registry/context.ts";
import { ownersOfMadeBy } from "./registry/ownership.ts";
import { tableName } from "./registry/resource-table.ts";
import type { FirstTable, StoredEntry } from "./storage/storage.ts";

const kinds = [ClusterRole, ClusterRoleBinding, Role, RoleBinding] as const;

interface Stored {
  readonly timeMs: number;
  readonly tables: readonly FirstTable[];
}

/** Clusters begin at the same time, mostly, and frozen objects can be of all of them. */
let last: Stored | undefined;

/**
 * The tables as they stand when the log of a cluster begins that is made at that time. They are
 * made once in a process, for there are too many to be written one by one whenever a cluster is:
 * that would take a fifth of its time.
 */
export function bootstrapPolicy(timeMs: number): readonly FirstTable[] {
  if (last?.timeMs !== timeMs) last = { timeMs, tables: tablesAt(timeMs) };
  return last.tables;
}

function tablesAt(timeMs: number): readonly FirstTable[] {
  const { uid } = nameGenerator(seededRandom("bootstrap policy"));
  const policies = [
    { manager: "kube-apiserver", policy: componentPolicy() },
    { manager: "kubeadm", policy: kubeadmPolicy() },
  ];
  const creationTimestamp = formatTime(timeMs);
  return kinds.map((definition: ResourceDefinition): FirstTable => {
    let revision = 0;
    const objects = policies.flatMap(({ manager, policy }) =>
      // The plurals of these kinds are the members of a policy.
      policy[definition.plural as keyof typeof policy].map(({ metadata, ...rest }) => {
        revision += 1;
        const resourceVersion = String(revision);
        const known = { ...metadata, uid: uid(), creationTimestamp, resourceVersion };
        return stored(definition, { metadata: known, ...rest }, manager);
      }),
    );
    return { resource: tableName(definition), objects };
  });
}

function stored(
  definition: ResourceDefinition,
  body: Pick<KubeObject, "metadata">,
  manager: string,
): StoredEntry {
  const { apiVersion, kind } = definition;
  const object: KubeObject = { apiVersion, kind, ...body };
  const writer = { manager, operation: "Update", apiVersion, subresource: "" } as const;
  setOwners(object, ownersOfMadeBy(definition, writer));
  const { namespace, name = "" } = body.metadata;
  return { key: keyFor(namespace, name), object: freezeObjects(object) };
}
