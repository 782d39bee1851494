import { localAPIService, metricsAPIService, metricsGroup } from "../api/apiregistration/local.ts";
import {
  administratorsBinding,
  bootstrapBindings,
  bootstrapRoles,
} from "../api/rbac/bootstrap-roles.ts";
import { rbacGroup } from "../api/rbac/subject.ts";
import type { ApiHandler } from "../api/request.ts";
import { systemClasses } from "../api/scheduling/system-classes.ts";
import { bootstrapPolicy } from "./bootstrap-policy.ts";
import type { ApiServer } from "./server.ts";
import {
  createDefaultServiceCidr,
  createFlowControl,
  createKubernetesService,
  makeDefaultServiceCidrReady,
  type Repair,
  startUpkeep,
  systemNamespaces,
} from "./upkeep/index.ts";

const actor = "kube-apiserver";

/** Creates what a new cluster starts with. What is there already is left alone. */
export function bootstrap(server: ApiServer): void {
  const { storage, clock } = server.registry;
  storage.begin(bootstrapPolicy(clock.now()));
  for (const name of systemNamespaces) {
    create(server, { plural: "namespaces" }, { metadata: { name } });
  }
  make(server.own, createDefaultServiceCidr(server.serviceCidrs));
  make(server, makeDefaultServiceCidrReady(clock.now()));
  for (const each of createKubernetesService) make(server, each);
  for (const { name, ...rest } of systemClasses) {
    const place = { plural: "priorityclasses", group: "scheduling.k8s.io" };
    create(server, place, { metadata: { name }, ...rest });
  }
  const clusterRoles = { plural: "clusterroles", group: rbacGroup };
  for (const role of bootstrapRoles) create(server, clusterRoles, role);
  const bindings = { plural: "clusterrolebindings", group: rbacGroup };
  for (const binding of bootstrapBindings) create(server, bindings, binding);
  create(server.own, bindings, administratorsBinding);
  for (const each of createFlowControl) make(server.own, each);
  createAPIServices(server);
  startUpkeep(server);
}

/** Every version of a group that is always served. */
function createAPIServices(server: ApiServer): void {
  const versions = new Map(
    server.registry.resources.definitions
      .filter(({ custom }) => custom === undefined)
      .map(({ apiVersion, group, version }) => [apiVersion, { group, version }]),
  );
  const place = { plural: "apiservices", group: "apiregistration.k8s.io" };
  for (const api of versions.values()) {
    const body =
      api.group === metricsGroup ? metricsAPIService(api) : localAPIService(api, "onstart");
    create(server.own, place, body);
  }
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
