import { metricsAPIService, metricsGroup } from "../api/apiregistration/local.ts";
import { changeMetadata } from "../api/meta/change-metadata.ts";
import type { ApiHandler } from "../api/request.ts";
import { bootstrapPolicy } from "./bootstrap-policy.ts";
import { setOwners } from "./fields/ownership.ts";
import { type FirstObject, firstObjects } from "./first-objects.ts";
import type { ApiServer } from "./server.ts";
import {
  createDefaultServiceCidr,
  createKubernetesService,
  makeDefaultServiceCidrReady,
  type Repair,
  startUpkeep,
  systemNamespaces,
} from "./upkeep/index.ts";

const actor = "kube-apiserver";

/** Creates what a new cluster starts with. What is there already is left alone. */
export function bootstrap(server: ApiServer): void {
  const { storage, clock, resources } = server.registry;
  storage.begin(bootstrapPolicy(clock.now()));
  for (const name of systemNamespaces) {
    create(server, { plural: "namespaces" }, { metadata: { name } });
  }
  make(server.own, createDefaultServiceCidr(server.serviceCidrs));
  make(server, makeDefaultServiceCidrReady(clock.now()));
  for (const each of createKubernetesService) make(server, each);
  for (const each of firstObjects(resources.definitions, clock.now())) write(server, each);
  createMetricsAPIService(server);
  startUpkeep(server);
}

/** Writes what was made ready, as an object of this cluster. */
function write({ registry, own }: ApiServer, first: FirstObject): void {
  const { table: resource, key, object, owners, isOwn } = first;
  const { storage, clock, names } = registry;
  const uid = (isOwn ? own.names : names).uid();
  const next = { ...object, metadata: changeMetadata(object.metadata, { uid }) };
  storage.commit({
    resource,
    key,
    expected: undefined,
    next,
    origin: { actor, cause: 0, timeMs: clock.now() },
    onStored: (stored) => setOwners(stored, owners),
  });
}

/** Whether it is available depends on what else this server serves. */
function createMetricsAPIService(server: ApiServer): void {
  const api = server.registry.resources.definitions.find(({ group }) => group === metricsGroup);
  if (api === undefined) return;
  const place = { plural: "apiservices", group: "apiregistration.k8s.io" };
  create(server.own, place, metricsAPIService(api));
}

function create(
  server: Pick<ApiHandler, "handle">,
  { plural, namespace, group = "" }: { plural: string; namespace?: string; group?: string },
  body: object,
): void {
  make(server, { verb: "create", resource: { group, version: "v1", plural }, namespace, body });
}

function make(server: Pick<ApiHandler, "handle">, repair: Repair): void {
  const { code, body: answer } = server.handle({ ...repair, actor });
  if (code >= 400 && code !== 409) throw new Error(`bootstrap: ${JSON.stringify(answer)}`);
}
