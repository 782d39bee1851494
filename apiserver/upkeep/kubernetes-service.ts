import { Endpoints } from "../../api/core/endpoints.ts";
import { Service } from "../../api/core/service/service.ts";
import { EndpointSlice } from "../../api/discovery/endpointslice.ts";
import { equalJson } from "../../api/json.ts";
import type { KubeObject } from "../../api/resource.ts";
import { tableName } from "../registry/resource-table.ts";
import type { Duty, Repair } from "./upkeep.ts";

const name = "kubernetes";
const namespace = "default";
const key = `${namespace}/${name}`;

/** Where the API server is found from inside the cluster. */
export const apiServerAddress = "192.168.0.1";
export const apiServerPort = 6443;

const ports = [{ name: "https", port: apiServerPort, protocol: "TCP" }];
const skipMirror = { "endpointslice.kubernetes.io/skip-mirror": "true" };

const serviceBody = {
  metadata: { name, labels: { component: "apiserver", provider: "kubernetes" } },
  spec: {
    clusterIP: "10.96.0.1",
    ports: [{ name: "https", port: 443, protocol: "TCP", targetPort: apiServerPort }],
  },
};
const endpointsBody = {
  metadata: { name, labels: skipMirror },
  subsets: [{ addresses: [{ ip: apiServerAddress }], ports }],
};
const sliceBody = {
  metadata: { name, labels: { "kubernetes.io/service-name": name } },
  addressType: "IPv4",
  endpoints: [{ addresses: [apiServerAddress], conditions: { ready: true } }],
  ports,
};

/** What makes the Service by which the API server is reached, and says where that is. */
export const createKubernetesService: readonly Repair[] = [
  { verb: "create", resource: Service, namespace, body: serviceBody },
  { verb: "create", resource: Endpoints, namespace, body: endpointsBody },
  { verb: "create", resource: EndpointSlice, namespace, body: sliceBody },
];

const [services, endpoints, slices] = [Service, Endpoints, EndpointSlice].map(tableName) as [
  // A list of three stays one of three.
  string,
  string,
  string,
];

/**
 * Makes the Service anew, but leaves it as it is otherwise; puts its addresses right.
 * Source: pkg/controlplane/controller/kubernetesservice and controlplane/reconcilers 1.36.
 */
export const keepKubernetesService: Duty = {
  periodMs: 10_000,
  tables: [services, endpoints, slices],
  concerns: (event) => event.key === key,
  plan: (storage) => {
    const [service, ...addresses] = createKubernetesService;
    const isMissing = storage.get(services, key) === undefined;
    return [
      ...(isMissing && service !== undefined ? [service] : []),
      ...addresses.flatMap((create) => planAddresses(create, storage)),
    ];
  },
};

function planAddresses(create: Repair, storage: Parameters<Duty["plan"]>[0]): readonly Repair[] {
  const stored = storage.get(create.resource === Endpoints ? endpoints : slices, key);
  if (stored === undefined) return [create];
  const right = create.resource === Endpoints ? rightEndpoints(stored) : rightSlice(stored);
  if (right === stored) return [];
  return [{ ...create, verb: "update", name, body: right }];
}

/** The ports may be others: those are put right only when the server starts. */
function rightEndpoints(stored: KubeObject): KubeObject {
  // Neither table holds anything else.
  const { subsets = [] } = stored as Endpoints;
  const [only] = subsets;
  const addresses = only?.addresses?.map(({ ip }) => ip) ?? [];
  const isRight = subsets.length === 1 && equalJson(addresses, [apiServerAddress]);
  const labelled = labelledAs(stored, skipMirror);
  return isRight ? labelled : ({ ...labelled, subsets: endpointsBody.subsets } as Endpoints);
}

function rightSlice(stored: KubeObject): KubeObject {
  const slice = stored as EndpointSlice;
  const { metadata, ...rest } = sliceBody;
  const { endpoints: known, ports: knownPorts } = slice;
  const isRight = equalJson(known, rest.endpoints) && equalJson(knownPorts, rest.ports);
  const labelled = labelledAs(stored, metadata.labels);
  return isRight ? labelled : ({ ...labelled, ...rest } as EndpointSlice);
}

function labelledAs(object: KubeObject, labels: Readonly<Record<string, string>>): KubeObject {
  const known = object.metadata.labels ?? {};
  if (Object.entries(labels).every(([label, value]) => known[label] === value)) return object;
  return { ...object, metadata: { ...object.metadata, labels: { ...known, ...labels } } };
}
