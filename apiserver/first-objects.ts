import { APIService } from "../api/apiregistration/api-service.ts";
import { localAPIService, metricsGroup } from "../api/apiregistration/local.ts";
import { aggregatedRules } from "../api/rbac/aggregated-rules.ts";
import { ClusterRoleBinding } from "../api/rbac/binding.ts";
import {
  administratorsBinding,
  bootstrapBindings,
  bootstrapRoles,
} from "../api/rbac/bootstrap-roles.ts";
import { ClusterRole } from "../api/rbac/role.ts";
import type { ApiRequest } from "../api/request.ts";
import type { KubeObject, ResourceDefinition } from "../api/resource.ts";
import { type Clock, seededRandom } from "../api/runtime.ts";
import { PriorityClass } from "../api/scheduling/priority-class.ts";
import { systemClasses } from "../api/scheduling/system-classes.ts";
import { bootstrapPolicy } from "./bootstrap-policy.ts";
import { type HeldOwners, heldOwners } from "./fields/ownership.ts";
import { tableName } from "./registry/resource-table.ts";
import { ApiServer } from "./server.ts";
import { MemoryStorage } from "./storage/memory.ts";
import { createFlowControl } from "./upkeep/index.ts";

/** An object as each cluster has it, but for its uid and its revision. */
export interface FirstObject {
  readonly table: string;
  readonly key: string;
  readonly object: KubeObject;
  readonly owners: HeldOwners;
  /** Whether its uid is drawn as those of what the server makes of its own. */
  readonly isOwn: boolean;
}

interface Made {
  readonly timeMs: number;
  readonly versions: string;
  readonly objects: readonly FirstObject[];
}

/** Clusters begin at the same time and serve the same, mostly. */
let last: Made | undefined;

/**
 * What a cluster that is made at that time and serves this has beside its policy, in the order in
 * which it is written. It is asked, admitted, validated and followed up once in a process, by a
 * server that is made for it, and not whenever a cluster is made: that would take a third of its
 * time. What somebody may have said otherwise of a cluster is no part of it.
 */
export function firstObjects(
  definitions: readonly ResourceDefinition[],
  timeMs: number,
): readonly FirstObject[] {
  const versions = [...new Set(definitions.map(({ apiVersion }) => apiVersion))].join();
  if (last?.timeMs !== timeMs || last.versions !== versions) {
    last = { timeMs, versions, objects: madeOnce(definitions, timeMs) };
  }
  return last.objects;
}

function madeOnce(definitions: readonly ResourceDefinition[], timeMs: number) {
  const storage = new MemoryStorage();
  storage.begin(bootstrapPolicy(timeMs));
  const server = new ApiServer({
    storage,
    clock: standingAt(timeMs),
    random: seededRandom("first objects"),
    definitions: definitions.filter(({ computed, review }) => !(computed || review)),
  });
  const make = (handler: Pick<ApiServer, "handle">, request: ApiRequest) => {
    const { code, body } = handler.handle(request);
    if (code >= 400) throw new Error(`first objects: ${JSON.stringify(body)}`);
  };
  for (const request of asked) make(server, request);
  const ownFrom = storage.revision;
  for (const request of [...ownAsked, ...apiServices(definitions)]) make(server.own, request);
  aggregateRoles(storage, (request) => make(server, request));
  const added = storage.history().filter(({ type }) => type === "ADDED");
  return added.map(({ resource: table, key, revision }): FirstObject => {
    const object = storage.get(table, key);
    if (object === undefined) throw new Error(`first objects: ${table} ${key} is gone`);
    return { table, key, object, owners: heldOwners(object), isOwn: revision > ownFrom };
  });
}

const standingAt = (timeMs: number): Clock => ({
  now: () => timeMs,
  setTimer: () => ({ cancel: () => undefined }),
});

const actor = "kube-apiserver";

const creates = (resource: ResourceDefinition, bodies: readonly object[]): readonly ApiRequest[] =>
  bodies.map((body) => ({ verb: "create", resource, body, actor }));

const asked: readonly ApiRequest[] = [
  ...creates(
    PriorityClass,
    systemClasses.map(({ name, ...rest }) => ({ metadata: { name }, ...rest })),
  ),
  ...creates(ClusterRole, bootstrapRoles),
  ...creates(ClusterRoleBinding, bootstrapBindings),
];

const ownAsked: readonly ApiRequest[] = [
  ...creates(ClusterRoleBinding, [administratorsBinding]),
  ...createFlowControl.map((repair) => ({ ...repair, actor })),
];

/** Every version of a group that is always served by the server itself. */
function apiServices(definitions: readonly ResourceDefinition[]): readonly ApiRequest[] {
  const versions = new Map(
    definitions
      .filter(({ custom, group }) => custom === undefined && group !== metricsGroup)
      .map(({ apiVersion, group, version }) => [apiVersion, { group, version }]),
  );
  return creates(
    APIService,
    [...versions.values()].map((api) => localAPIService(api, "onstart")),
  );
}

/** Writes what the controller of aggregated roles would, so that there is nothing left for it. */
function aggregateRoles(storage: MemoryStorage, make: (request: ApiRequest) => void): void {
  // The table of ClusterRoles holds nothing else.
  const roles = storage.list(tableName(ClusterRole)).map(({ object }) => object as ClusterRole);
  for (const role of roles) {
    const rules = aggregatedRules(role, roles);
    if (rules === undefined) continue;
    const { apiVersion, kind } = ClusterRole;
    const { name } = role.metadata;
    make({
      verb: "patch",
      patchType: "apply",
      resource: ClusterRole,
      name,
      body: { apiVersion, kind, metadata: { name }, rules },
      options: { fieldManager: "clusterrole-aggregation-controller", force: true },
      actor: "clusterrole-aggregation-controller",
    });
    aggregateRoles(storage, make);
    return;
  }
}
