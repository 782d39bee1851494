import fc from "fast-check";
import { expect, test } from "vitest";
import type { Pod } from "../../api/core/pod/pod.ts";
import type { Service } from "../../api/core/service/service.ts";
import type { EndpointSlice } from "../../api/discovery/endpointslice.ts";
import { nodeOf, serviceOf } from "../testing/infrastructure.ts";
import { podOf, readyCondition, timeAt } from "../testing/workloads.ts";
import { planEndpointSlices } from "./plan.ts";

const node = nodeOf({ metadata: { labels: { "topology.kubernetes.io/zone": "z1" } } });
const unready = { conditions: [readyCondition("False", -5)] };

function pod(name: string, parts: Parameters<typeof podOf>[0] = {}): Pod {
  const { metadata, spec, status } = parts;
  return podOf({ metadata: { name, ...metadata }, spec, status: { podIP: "10.0.0.1", ...status } });
}

const plan = (service: Service, pods: readonly Pod[], slices: readonly EndpointSlice[] = []) =>
  planEndpointSlices({
    service,
    pods: () => [pods],
    slices,
    nodeOf: (name) => (name === "node-1" ? node : undefined),
    nodes: () => [[node]],
  }).actions;

/** Performs a plan on slices, giving new ones names in turn. */
function apply(
  service: Service,
  pods: readonly Pod[],
  slices: readonly EndpointSlice[],
): readonly EndpointSlice[] {
  const next = new Map(slices.map((slice) => [slice.metadata.name ?? "", slice]));
  for (const action of plan(service, pods, slices)) {
    if (action.do === "delete") next.delete(action.name);
    else if (action.do === "create" || action.do === "update") {
      const name = action.object.metadata.name ?? `s-${next.size}-${slices.length}`;
      const metadata = { ...action.object.metadata, name };
      // The controller writes nothing but slices.
      next.set(name, { ...action.object, metadata } as EndpointSlice);
    }
  }
  return [...next.values()];
}

const metadata = {
  generateName: "s-",
  namespace: "default",
  labels: {
    "kubernetes.io/service-name": "s",
    "endpointslice.kubernetes.io/managed-by": "endpointslice-controller.k8s.io",
  },
  annotations: { "endpoints.kubernetes.io/last-change-trigger-time": timeAt(-60) },
  ownerReferences: [
    {
      apiVersion: "v1",
      kind: "Service",
      name: "s",
      uid: "s-uid",
      controller: true,
      blockOwnerDeletion: true,
    },
  ],
};
const ports = [{ name: "", port: 8080, protocol: "TCP" }];

const endpoint = (name: string, conditions: object) => ({
  addresses: ["10.0.0.1"],
  conditions,
  targetRef: { kind: "Pod", namespace: "default", name, uid: `${name}-uid` },
  nodeName: "node-1",
  zone: "z1",
});

test("a Service without pods has an empty slice", () => {
  const [action] = plan(serviceOf(), []);
  expect(action).toMatchObject({
    do: "create",
    object: { metadata, addressType: "IPv4", endpoints: [], ports: [] },
  });
});

test("that a Service has become headless its slice says with its next endpoint", () => {
  const headless = serviceOf({ spec: { clusterIP: "None" } });
  const slices = apply(serviceOf(), [pod("a")], []);
  expect(plan(headless, [pod("a")], slices)).toEqual([]);
  const [slice] = apply(headless, [pod("a"), pod("b")], slices);
  expect(slice?.metadata.labels).toHaveProperty(["service.kubernetes.io/headless"], "");
});

test.each([
  {
    behaviour: "that is ready",
    member: pod("a"),
    service: serviceOf(),
    conditions: { ready: true, serving: true, terminating: false },
  },
  {
    behaviour: "that is not ready",
    member: pod("a", { status: unready }),
    service: serviceOf(),
    conditions: { ready: false, serving: false, terminating: false },
  },
  {
    behaviour: "that is ending but still serves",
    member: pod("a", { metadata: { deletionTimestamp: timeAt(0) } }),
    service: serviceOf(),
    conditions: { ready: false, serving: true, terminating: true },
  },
  {
    behaviour: "that is to be published whatever it is",
    member: pod("a", { status: unready }),
    service: serviceOf({ spec: { publishNotReadyAddresses: true } }),
    conditions: { ready: true, serving: false, terminating: false },
  },
])("a pod $behaviour is an endpoint with its node and zone", ({ member, service, conditions }) => {
  const [slice] = apply(service, [member], []);
  expect([slice?.endpoints, slice?.ports]).toEqual([[endpoint("a", conditions)], ports]);
});

test.each([
  { behaviour: "the hostname that a headless Service of its subdomain gives it", subdomain: "s" },
  { behaviour: "no hostname of another Service", subdomain: "other" },
])("an endpoint has $behaviour", ({ subdomain }) => {
  const member = pod("a", { spec: { nodeName: "node-1", hostname: "a-0", subdomain } });
  const [slice] = apply(serviceOf({ spec: { clusterIP: "None" } }), [member], []);
  expect(slice?.endpoints?.[0]?.hostname).toBe(subdomain === "s" ? "a-0" : undefined);
  expect(slice?.metadata.labels).toHaveProperty(["service.kubernetes.io/headless"], "");
});

test("a pod whose node is not there is no endpoint, which is told, and looked at again", () => {
  const pods = ["a", "b"].map((name) => pod(name, { spec: { nodeName: "gone" } }));
  const sources = { slices: [], nodeOf: () => undefined, nodes: () => [] };
  const service = serviceOf();
  const { actions, failure } = planEndpointSlices({ service, pods: () => [pods], ...sources });
  const facts = ["a", "b"].map(
    (name) => `skipping Pod ${name} for Service default/s: Node gone Not Found`,
  );
  expect(failure).toBe(`[${facts.join(", ")}]`);
  expect(actions).toMatchObject([
    { do: "create", object: { endpoints: [] } },
    {
      event: {
        type: "Warning",
        reason: "FailedToUpdateEndpointSlices",
        message: `Error updating Endpoint Slices for Service default/s: ${failure}`,
      },
    },
  ]);
});

test("a pod whose node is not there is an endpoint where it is to be published whatever it is", () => {
  const service = serviceOf({ spec: { publishNotReadyAddresses: true } });
  const [slice] = apply(service, [pod("a", { spec: { nodeName: "gone" } })], []);
  expect(slice?.endpoints?.map(({ nodeName }) => nodeName)).toEqual(["gone"]);
});

test.each([
  { distribution: "PreferClose", hints: { forZones: [{ name: "z1" }] } },
  {
    distribution: "PreferSameNode",
    hints: { forZones: [{ name: "z1" }], forNodes: [{ name: "node-1" }] },
  },
])("with $distribution endpoints say whom they are for", ({ distribution, hints }) => {
  const service = serviceOf({ spec: { trafficDistribution: distribution } });
  const [slice] = apply(service, [pod("a")], []);
  expect(slice?.endpoints?.[0]?.hints).toEqual(hints);
});

const pods = (count: number, first = 0) =>
  Array.from({ length: count }, (_, index) => pod(`p${first + index}`));

/** Verbs, and how many endpoints a slice has after it. */
const summary = (service: Service, all: readonly Pod[], slices: readonly EndpointSlice[]) =>
  plan(service, all, slices).map((action) =>
    "object" in action && "endpoints" in action.object && Array.isArray(action.object.endpoints)
      ? [action.do, action.object.endpoints.length]
      : [action.do],
  );

test.each([
  {
    behaviour: "fills slices with a hundred each",
    before: 0,
    all: pods(250),
    writes: [100, 100, 50],
  },
  { behaviour: "puts new ones where there is room", before: 150, all: pods(170), writes: [70] },
])("a Service of many pods $behaviour", ({ before, all, writes }) => {
  const slices = before === 0 ? [] : apply(serviceOf(), pods(before), []);
  const verb = before === 0 ? "create" : "update";
  expect(summary(serviceOf(), all, slices)).toEqual(writes.map((count) => [verb, count]));
});

test("one pod that changes is one write", () => {
  const slices = apply(serviceOf(), pods(250), []);
  const all = pods(250).map((each, index) =>
    index === 120 ? { ...each, status: { ...each.status, ...unready } } : each,
  );
  expect(summary(serviceOf(), all, slices)).toEqual([["update", 100]]);
});

test("a slice that loses all its endpoints becomes the one for new ports, and stays", () => {
  const slices = apply(serviceOf(), [pod("a")], []);
  const moved = serviceOf({ spec: { ports: [{ port: 80, protocol: "TCP", targetPort: 9090 }] } });
  expect(summary(moved, [pod("a")], slices)).toEqual([["update", 1]]);
  expect(summary(serviceOf(), [], slices)).toEqual([["update", 0]]);
});

test("a Service that is ending gets no new slices", () => {
  const service = serviceOf({ metadata: { deletionTimestamp: timeAt(0) } });
  expect(plan(service, [pod("a")])).toEqual([]);
});

test("slices of a Service of the same name before are deleted", () => {
  const [slice] = apply(serviceOf(), [], []);
  const anew = serviceOf({ metadata: { uid: "new-uid" } });
  expect(summary(anew, [], slice === undefined ? [] : [slice])).toEqual([
    ["create", 0],
    ["delete"],
  ]);
});

test("whatever pods come and go, each is in one slice, and then nothing is left to do", () => {
  const step = fc.uniqueArray(fc.nat({ max: 350 }), { maxLength: 350 });
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 4 }), (steps) => {
      let slices: readonly EndpointSlice[] = [];
      for (const numbers of steps) {
        const all = numbers.map((number) => pod(`p${number}`));
        slices = apply(serviceOf(), all, slices);
        const names = slices.flatMap(({ endpoints }) =>
          endpoints?.map((each) => each.targetRef?.name),
        );
        expect(names.sort()).toEqual(all.map(({ metadata: { name } }) => name).sort());
        expect(
          Math.max(...slices.map(({ endpoints }) => endpoints?.length ?? 0)),
        ).toBeLessThanOrEqual(100);
        expect(plan(serviceOf(), all, slices)).toEqual([]);
      }
    }),
    { numRuns: 30 },
  );
});
