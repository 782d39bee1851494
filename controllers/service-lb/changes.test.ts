import { expect, test } from "vitest";
import type { Service, ServiceSpec } from "../../api/core/service/service.ts";
import { describeActions } from "../testing/actions.ts";
import { serviceOf } from "../testing/infrastructure.ts";
import { timeAt } from "../testing/workloads.ts";
import { planChangeNotes } from "./changes.ts";
import { poolOf } from "./pool.ts";

const finalizers = ["service.kubernetes.io/load-balancer-cleanup"];
const status = { loadBalancer: { ingress: [{ ip: "192.0.2.7", ipMode: "VIP" }] } };
const means = { pool: poolOf(["192.0.2.0/24"]), hasNodes: () => true };

interface Side {
  readonly spec?: Partial<ServiceSpec>;
  readonly annotations?: Readonly<Record<string, string>>;
}

const balancer = ({ spec = {}, annotations = {} }: Side = {}) =>
  serviceOf({
    metadata: { finalizers, annotations },
    spec: { type: "LoadBalancer", ...spec },
    status,
  });

const ensured = [
  "Normal EnsuringLoadBalancer: Ensuring load balancer",
  "Normal EnsuredLoadBalancer: Ensured load balancer",
];

test.each<{ behaviour: string; from?: Side; to: Side }>([
  { behaviour: "who is let in", to: { spec: { loadBalancerSourceRanges: ["10.0.0.0/8"] } } },
  {
    behaviour: "its ports",
    to: { spec: { ports: [{ port: 81, protocol: "TCP", targetPort: 8080 }] } },
  },
  {
    behaviour: "what is spoken on a port",
    from: { spec: { ports: [{ port: 80, protocol: "TCP" }] } },
    to: { spec: { ports: [{ port: 80, protocol: "TCP", appProtocol: "kubernetes.io/h2c" }] } },
  },
  { behaviour: "how clients stay", to: { spec: { sessionAffinity: "ClientIP" } } },
  { behaviour: "its external addresses", to: { spec: { externalIPs: ["198.51.100.1"] } } },
  { behaviour: "the address that it has anyway", to: { spec: { loadBalancerIP: "192.0.2.7" } } },
  { behaviour: "its annotations", to: { annotations: { "cloud.example/tier": "gold" } } },
  {
    behaviour: "the policy of its traffic",
    from: { spec: { externalTrafficPolicy: "Cluster" } },
    to: { spec: { externalTrafficPolicy: "Local", healthCheckNodePort: 30_100 } },
  },
  {
    behaviour: "a second family, of which there are no addresses",
    from: { spec: { ipFamilies: ["IPv4"] } },
    to: { spec: { ipFamilies: ["IPv4", "IPv6"] } },
  },
])("a load balancer follows a change of its Service: $behaviour", ({ from, to }) => {
  expect(describeActions(planChangeNotes(balancer(from), balancer(to), means))).toEqual(ensured);
});

test.each<{ behaviour: string; to: Service }>([
  { behaviour: "nothing has changed", to: balancer() },
  { behaviour: "others are selected", to: balancer({ spec: { selector: { app: "other" } } }) },
  { behaviour: "it is of another type", to: balancer({ spec: { type: "ClusterIP" } }) },
  {
    behaviour: "an address that it has not is asked for, which is told when it is written",
    to: balancer({ spec: { loadBalancerIP: "192.0.2.8" } }),
  },
  {
    behaviour: "it is being deleted",
    to: serviceOf({
      metadata: { finalizers, deletionTimestamp: timeAt(0) },
      spec: { type: "LoadBalancer", sessionAffinity: "ClientIP" },
      status,
    }),
  },
])("nothing is told of a load balancer where $behaviour", ({ to }) => {
  expect(planChangeNotes(balancer(), to, means)).toEqual([]);
});

test("without a node there is a warning", () => {
  const next = balancer({ spec: { sessionAffinity: "ClientIP" } });
  const notes = planChangeNotes(balancer(), next, { ...means, hasNodes: () => false });
  expect(describeActions(notes)[1]).toBe(
    "Warning UnAvailableLoadBalancer: There are no available nodes for LoadBalancer",
  );
});

test("who wants no load balancer hears of none", () => {
  const next = serviceOf({ spec: { type: "NodePort" } });
  expect(planChangeNotes(serviceOf(), next, means)).toEqual([]);
});
