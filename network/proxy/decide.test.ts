import { expect, test } from "vitest";
import { decide, isMasqueraded } from "./decide.ts";
import { groupEndpoints, type ProxyEndpoint } from "./eligible-endpoints.ts";
import { type Frontend, frontendsOf, type Via } from "./service-ports.ts";
import { proxyEndpoint, serviceOf } from "./testing/objects.ts";

const place = { node: "node-a", zone: undefined };
const a = proxyEndpoint("10.244.1.2", { node: "node-a" });
const b = proxyEndpoint("10.244.2.2", { node: "node-b" });

function frontend(via: Via, spec: Parameters<typeof serviceOf>[0] = {}): Frontend {
  const rules = frontendsOf(serviceOf(spec))?.ports[0];
  if (rules === undefined) throw new Error("the Service has no port");
  return { via, rules };
}

const localOutside = { spec: { externalTrafficPolicy: "Local" } };
const localInside = { spec: { internalTrafficPolicy: "Local" } };
const none: readonly ProxyEndpoint[] = [];

test.each<{
  behaviour: string;
  to: Frontend;
  endpoints: readonly ProxyEndpoint[];
  isExternal?: boolean;
  client?: string;
  decision: readonly string[];
}>([
  {
    behaviour: "to a cluster IP may go to any endpoint",
    to: frontend("clusterIP"),
    endpoints: [a, b],
    decision: [a.address, b.address],
  },
  {
    behaviour: "to a Service without endpoints is rejected",
    to: frontend("clusterIP"),
    endpoints: none,
    decision: ["rejected", "default/web has no endpoints"],
  },
  {
    behaviour: "from inside keeps to the node under internalTrafficPolicy: Local",
    to: frontend("clusterIP", localInside),
    endpoints: [a, b],
    decision: [a.address],
  },
  {
    behaviour: "is dropped under internalTrafficPolicy: Local where all endpoints are elsewhere",
    to: frontend("clusterIP", localInside),
    endpoints: [b],
    decision: ["dropped", "default/web has no local endpoints"],
  },
  {
    behaviour: "is rejected under internalTrafficPolicy: Local where there are no endpoints at all",
    to: frontend("clusterIP", localInside),
    endpoints: none,
    decision: ["rejected", "default/web has no endpoints"],
  },
  {
    behaviour: "to a cluster IP is no matter of the external policy",
    to: frontend("clusterIP", localOutside),
    endpoints: [b],
    decision: [b.address],
  },
  {
    behaviour: "to a node port is no matter of the internal policy",
    to: frontend("nodePort", localInside),
    endpoints: [b],
    decision: [b.address],
  },
  {
    behaviour: "from outside keeps to the node under externalTrafficPolicy: Local",
    to: frontend("nodePort", localOutside),
    endpoints: [a, b],
    isExternal: true,
    decision: [a.address],
  },
  {
    behaviour:
      "from outside is dropped under externalTrafficPolicy: Local without a local endpoint",
    to: frontend("loadBalancer", localOutside),
    endpoints: [b],
    isExternal: true,
    decision: ["dropped", "default/web has no local endpoints"],
  },
  {
    behaviour:
      "from inside to an outer address goes to any endpoint under externalTrafficPolicy: Local",
    to: frontend("loadBalancer", localOutside),
    endpoints: [b],
    decision: [b.address],
  },
  {
    behaviour: "from outside is rejected under externalTrafficPolicy: Local without any endpoint",
    to: frontend("externalIP", localOutside),
    endpoints: none,
    isExternal: true,
    decision: ["rejected", "default/web has no endpoints"],
  },
  {
    behaviour: "from within loadBalancerSourceRanges is let in",
    to: frontend("loadBalancer", {
      spec: { loadBalancerSourceRanges: ["192.0.2.0/24", " 203.0.113.0/24 "] },
    }),
    endpoints: [a],
    isExternal: true,
    client: "203.0.113.9",
    decision: [a.address],
  },
  {
    behaviour: "from beyond loadBalancerSourceRanges is dropped",
    to: frontend("loadBalancer", { spec: { loadBalancerSourceRanges: ["192.0.2.0/24"] } }),
    endpoints: [a],
    isExternal: true,
    client: "203.0.113.9",
    decision: ["dropped", "default/web lets in no traffic from 203.0.113.9"],
  },
  {
    behaviour: "of a pod to the load balancer is held to loadBalancerSourceRanges too",
    to: frontend("loadBalancer", { spec: { loadBalancerSourceRanges: ["192.0.2.0/24"] } }),
    endpoints: [a],
    decision: ["dropped", "default/web lets in no traffic from 10.244.1.9"],
  },
  {
    behaviour: "to a node port is not held to loadBalancerSourceRanges",
    to: frontend("nodePort", { spec: { loadBalancerSourceRanges: ["192.0.2.0/24"] } }),
    endpoints: [a],
    isExternal: true,
    client: "203.0.113.9",
    decision: [a.address],
  },
])(
  "a connection $behaviour",
  ({ to, endpoints, isExternal = false, client = "10.244.1.9", decision }) => {
    const made = decide(to, groupEndpoints(endpoints), { client, isExternal, place });
    const shown =
      made.kind === "endpoints"
        ? made.endpoints.map(({ address }) => address)
        : [made.kind, made.why];
    expect(shown).toEqual(decision);
  },
);

const pod = { client: "10.244.1.9", isExternal: false, isFromNode: false };
const outside = { client: "203.0.113.9", isExternal: true, isFromNode: false };
const node = { client: "192.168.0.1", isExternal: false, isFromNode: true };

test.each([
  {
    behaviour: "sees the pod that calls a cluster IP",
    to: frontend("clusterIP"),
    from: pod,
    is: false,
  },
  {
    behaviour: "does not see itself",
    to: frontend("clusterIP"),
    from: { ...pod, client: a.address },
    is: true,
  },
  {
    behaviour: "does not see which process of a node calls a cluster IP",
    to: frontend("clusterIP"),
    from: node,
    is: true,
  },
  {
    behaviour: "does not see who comes from outside to a cluster IP",
    to: frontend("clusterIP"),
    from: outside,
    is: true,
  },
  {
    behaviour: "does not see who comes to a node port",
    to: frontend("nodePort"),
    from: outside,
    is: true,
  },
  {
    behaviour: "sees who comes to a node port under externalTrafficPolicy: Local",
    to: frontend("nodePort", localOutside),
    from: outside,
    is: false,
  },
  {
    behaviour: "sees the pod that calls a node port under externalTrafficPolicy: Local",
    to: frontend("nodePort", localOutside),
    from: pod,
    is: false,
  },
])("an endpoint $behaviour", ({ to, from, is }) => {
  expect(isMasqueraded(to, a, from)).toBe(is);
});
