import { expect, test } from "vitest";
import type { Endpoints } from "../../api/core/endpoints.ts";
import type { Pod } from "../../api/core/pod/pod.ts";
import type { Service } from "../../api/core/service/service.ts";
import { serviceOf } from "../testing/infrastructure.ts";
import { podOf, podSpec, readyCondition, timeAt } from "../testing/workloads.ts";
import { planEndpoints } from "./plan.ts";

const managed = { "endpoints.kubernetes.io/managed-by": "endpoint-controller" };
const triggered = (seconds: number) => ({
  "endpoints.kubernetes.io/last-change-trigger-time": timeAt(seconds),
});

function pod(name: string, ip: string, parts: Parameters<typeof podOf>[0] = {}): Pod {
  const { metadata, spec, status } = parts;
  return podOf({ metadata: { name, ...metadata }, spec, status: { podIP: ip, ...status } });
}

const unready = { conditions: [readyCondition("False", -5)] };
const address = (name: string, ip: string, more: object = {}) => ({
  ip,
  ...more,
  nodeName: "node-1",
  targetRef: { kind: "Pod", namespace: "default", name, uid: `${name}-uid` },
});
const ports = [{ port: 8080, protocol: "TCP" }];

/** What is written: the verb, the labels, annotations and subsets. */
function written(service: Service | undefined, pods: readonly Pod[], endpoints?: Endpoints) {
  return planEndpoints({ service, pods: () => [pods], endpoints }).map((action) => {
    if (action.do !== "create" && action.do !== "update") return { do: action.do };
    const { metadata, ...rest } = action.object;
    const subsets = "subsets" in rest ? rest.subsets : undefined;
    const { labels, annotations } = metadata;
    return { do: action.do, labels, annotations, subsets };
  });
}

const named = (containerPort: number) =>
  podSpec("app:1", {
    nodeName: "node-1",
    containers: podSpec().containers.map((each) => ({
      ...each,
      ports: [{ name: "http", containerPort, protocol: "TCP" }],
    })),
  });

test.each([
  {
    behaviour: "is there for a Service without pods",
    service: serviceOf(),
    pods: [],
    subsets: undefined,
    time: -60,
  },
  {
    behaviour: "tells ready from unready pods, by address",
    service: serviceOf(),
    pods: [pod("b", "10.0.0.2"), pod("a", "10.0.0.1"), pod("c", "10.0.0.3", { status: unready })],
    subsets: [
      {
        addresses: [address("a", "10.0.0.1"), address("b", "10.0.0.2")],
        notReadyAddresses: [address("c", "10.0.0.3")],
        ports,
      },
    ],
    time: -3600,
  },
  {
    behaviour: "leaves out pods without an address, finished, ending and of others",
    service: serviceOf(),
    pods: [
      podOf(),
      pod("done", "10.0.0.1", { status: { phase: "Succeeded" } }),
      pod("ending", "10.0.0.2", { metadata: { deletionTimestamp: timeAt(0) } }),
      pod("other", "10.0.0.3", { metadata: { labels: { app: "db" } } }),
    ],
    subsets: undefined,
    time: -60,
  },
  {
    behaviour: "takes all pods for ready where the Service says so, even ending ones",
    service: serviceOf({ spec: { publishNotReadyAddresses: true } }),
    pods: [
      pod("a", "10.0.0.1", { status: unready }),
      pod("b", "10.0.0.2", { metadata: { deletionTimestamp: timeAt(0) } }),
    ],
    subsets: [{ addresses: [address("a", "10.0.0.1"), address("b", "10.0.0.2")], ports }],
    time: -3600,
  },
  {
    behaviour: "resolves named ports in each pod",
    service: serviceOf({
      spec: { ports: [{ name: "web", port: 80, protocol: "TCP", targetPort: "http" }] },
    }),
    pods: [
      pod("a", "10.0.0.1", { spec: named(8080) }),
      pod("b", "10.0.0.2", { spec: named(9090) }),
      pod("without", "10.0.0.3"),
    ],
    subsets: [
      {
        addresses: [address("a", "10.0.0.1")],
        ports: [{ name: "web", port: 8080, protocol: "TCP" }],
      },
      {
        addresses: [address("b", "10.0.0.2")],
        ports: [{ name: "web", port: 9090, protocol: "TCP" }],
      },
    ],
    time: -3600,
  },
])("the Endpoints of a Service: one $behaviour", ({ service, pods, subsets, time }) => {
  expect(written(service, pods)).toEqual([
    { do: "create", labels: managed, annotations: triggered(time), subsets },
  ]);
});

test("that a Service has become headless its Endpoints say with their next address", () => {
  const headless = serviceOf({ spec: { clusterIP: "None" } });
  const endpoints: Endpoints = {
    apiVersion: "v1",
    kind: "Endpoints",
    metadata: { name: "s", namespace: "default", labels: managed },
    subsets: [{ addresses: [address("a", "10.0.0.1")], ports }],
  };
  expect(written(headless, [pod("a", "10.0.0.1")], endpoints)).toEqual([]);
  const [update] = written(headless, [pod("b", "10.0.0.2")], endpoints);
  expect(update?.labels).toEqual({ ...managed, "service.kubernetes.io/headless": "" });
});

test("a headless Service has a label, hostnames and needs no ports", () => {
  const service = serviceOf({
    metadata: { labels: { team: "a" } },
    spec: { clusterIP: "None", ports: [] },
  });
  const member = pod("a", "10.0.0.1", { spec: { hostname: "a-0", subdomain: "s" } });
  expect(written(service, [member])).toEqual([
    {
      do: "create",
      labels: { team: "a", "service.kubernetes.io/headless": "", ...managed },
      annotations: triggered(-3600),
      subsets: [{ addresses: [address("a", "10.0.0.1", { hostname: "a-0" })] }],
    },
  ]);
});

function stored(service: Service, pods: readonly Pod[]): Endpoints {
  const [action] = planEndpoints({ service, pods: () => [pods], endpoints: undefined });
  if (action?.do !== "create") throw new Error("no Endpoints were made");
  const { annotations, labels } = action.object.metadata;
  const metadata = { name: "s", namespace: "default", resourceVersion: "5", annotations, labels };
  return { ...action.object, metadata };
}

test.each([
  { behaviour: "without a selector", service: serviceOf({ spec: { selector: undefined } }) },
  { behaviour: "that is only a name", service: serviceOf({ spec: { type: "ExternalName" } }) },
])("a Service $behaviour has its Endpoints from elsewhere", ({ service }) => {
  expect(written(service, [pod("a", "10.0.0.1")])).toEqual([]);
});

test("Endpoints that are as they should be are left alone", () => {
  const pods = [pod("a", "10.0.0.1"), pod("b", "10.0.0.2", { status: unready })];
  expect(written(serviceOf(), pods, stored(serviceOf(), pods))).toEqual([]);
});

test("an update says when the pod that changed did so", () => {
  const before = [pod("a", "10.0.0.1"), pod("b", "10.0.0.2", { status: unready })];
  const ready = { conditions: [readyCondition("True", -1)] };
  const after = [pod("a", "10.0.0.1"), pod("b", "10.0.0.2", { status: ready })];
  const addresses = [address("a", "10.0.0.1"), address("b", "10.0.0.2")];
  expect(written(serviceOf(), after, stored(serviceOf(), before))).toEqual([
    { do: "update", labels: managed, annotations: triggered(-1), subsets: [{ addresses, ports }] },
  ]);
});

test("a pod that goes triggers nothing that could be timed", () => {
  const endpoints = stored(serviceOf(), [pod("a", "10.0.0.1")]);
  expect(written(serviceOf(), [], endpoints)).toEqual([
    { do: "update", labels: managed, annotations: undefined, subsets: undefined },
  ]);
});

const leftOver: readonly {
  readonly behaviour: string;
  readonly annotations: Readonly<Record<string, string>>;
  readonly actions: readonly object[];
}[] = [
  { behaviour: "go with it", annotations: {}, actions: [{ do: "delete" }] },
  {
    behaviour: "stay where they are a lock",
    annotations: { "control-plane.alpha.kubernetes.io/leader": "{}" },
    actions: [],
  },
];

test.each(leftOver)("Endpoints whose Service is gone $behaviour", ({ annotations, actions }) => {
  const endpoints = stored(serviceOf(), []);
  const metadata = { ...endpoints.metadata, annotations };
  expect(written(undefined, [], { ...endpoints, metadata })).toEqual(actions);
});

test("no more than a thousand addresses are kept, the ready ones first", () => {
  const many = (count: number, first: string, status = {}) =>
    Array.from({ length: count }, (_, index) =>
      pod(`${first}${index}`, `10.${first}.${index >> 8}.${index & 255}`, { status }),
    );
  const pods = [...many(500, "2", unready), ...many(900, "1")];
  const made = stored(serviceOf(), pods);
  const [subset] = made.subsets ?? [];
  expect([
    made.subsets?.length,
    subset?.addresses?.length,
    subset?.notReadyAddresses?.length,
  ]).toEqual([1, 900, 100]);
  expect(made.metadata.annotations).toEqual({
    ...triggered(-3600),
    "endpoints.kubernetes.io/over-capacity": "truncated",
  });
  expect(written(serviceOf(), pods, made)).toEqual([]);
});
