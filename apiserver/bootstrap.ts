import { localAPIService, metricsAPIService, metricsGroup } from "../api/apiregistration/local.ts";
import { bootstrapFlowSchemas, bootstrapPriorityLevels } from "../api/flowcontrol/bootstrap.ts";
import { defaultServiceCidr, ServiceCIDR } from "../api/networking/service-cidr.ts";
import {
  administratorsBinding,
  bootstrapBindings,
  bootstrapRoles,
} from "../api/rbac/bootstrap-roles.ts";
import { rbacGroup } from "../api/rbac/subject.ts";
import type { ApiHandler, ApiRequest } from "../api/request.ts";
import { formatTime } from "../api/runtime.ts";
import { systemClasses } from "../api/scheduling/system-classes.ts";
import type { ApiServer } from "./server.ts";

/** The namespaces that every cluster has. */
export const systemNamespaces = ["default", "kube-system", "kube-public", "kube-node-lease"];

const actor = "kube-apiserver";

/** Where the API server is found from inside the cluster. */
const apiServerAddress = "192.168.0.1";
const apiServerPort = 6443;

/** Creates what a new cluster starts with. What is there already is left alone. */
export function bootstrap(server: ApiServer): void {
  for (const name of systemNamespaces) {
    create(server, { plural: "namespaces" }, { metadata: { name } });
  }
  createServiceCidr(server);
  const labels = { component: "apiserver", provider: "kubernetes" };
  create(
    server,
    { plural: "services", namespace: "default" },
    {
      metadata: { name: "kubernetes", labels },
      spec: {
        clusterIP: "10.96.0.1",
        ports: [{ name: "https", port: 443, protocol: "TCP", targetPort: apiServerPort }],
      },
    },
  );
  const ports = [{ name: "https", port: apiServerPort, protocol: "TCP" }];
  create(
    server,
    { plural: "endpoints", namespace: "default" },
    {
      metadata: {
        name: "kubernetes",
        labels: { "endpointslice.kubernetes.io/skip-mirror": "true" },
      },
      subsets: [{ addresses: [{ ip: apiServerAddress }], ports }],
    },
  );
  create(
    server,
    { plural: "endpointslices", namespace: "default", group: "discovery.k8s.io" },
    {
      metadata: { name: "kubernetes", labels: { "kubernetes.io/service-name": "kubernetes" } },
      addressType: "IPv4",
      endpoints: [{ addresses: [apiServerAddress], conditions: { ready: true } }],
      ports,
    },
  );
  for (const { name, ...rest } of systemClasses) {
    const place = { plural: "priorityclasses", group: "scheduling.k8s.io" };
    create(server, place, { metadata: { name }, ...rest });
  }
  const clusterRoles = { plural: "clusterroles", group: rbacGroup };
  for (const role of bootstrapRoles) create(server, clusterRoles, role);
  const bindings = { plural: "clusterrolebindings", group: rbacGroup };
  for (const binding of bootstrapBindings) create(server, bindings, binding);
  create(server.own, bindings, administratorsBinding);
  const group = "flowcontrol.apiserver.k8s.io";
  const levels = { plural: "prioritylevelconfigurations", group };
  for (const level of bootstrapPriorityLevels) create(server.own, levels, level);
  for (const schema of bootstrapFlowSchemas)
    create(server.own, { plural: "flowschemas", group }, schema);
  createAPIServices(server);
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

/**
 * The ranges that the API server was started with. They are ready at once, for the Services that
 * follow. Source: pkg/controlplane/controller/defaultservicecidr 1.36.
 */
function createServiceCidr(server: ApiServer): void {
  const name = defaultServiceCidr;
  create(
    server.own,
    { plural: "servicecidrs", group: "networking.k8s.io" },
    { metadata: { name }, spec: { cidrs: server.serviceCidrs } },
  );
  const ready = {
    type: "Ready",
    status: "True",
    reason: "",
    message: "Kubernetes default Service CIDR is ready",
    lastTransitionTime: formatTime(server.registry.clock.now()),
  };
  server.handle({
    verb: "patch",
    patchType: "apply",
    resource: ServiceCIDR,
    name,
    subresource: "status",
    body: { ...identity(ServiceCIDR), metadata: { name }, status: { conditions: [ready] } },
    options: { fieldManager: "kubernetes-service-cidr-controller", force: true },
    actor,
  });
}

const identity = ({ apiVersion, kind }: typeof ServiceCIDR) => ({ apiVersion, kind });

function create(
  server: Pick<ApiHandler, "handle">,
  { plural, namespace, group = "" }: { plural: string; namespace?: string; group?: string },
  body: object,
): void {
  const resource = { group, version: "v1", plural };
  const request: ApiRequest = { verb: "create", resource, namespace, body, actor };
  const { code, body: answer } = server.handle(request);
  if (code >= 400 && code !== 409) throw new Error(`bootstrap: ${JSON.stringify(answer)}`);
}
