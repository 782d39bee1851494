import { expect, test } from "vitest";
import type { ServiceSpec } from "../../api/core/service/service.ts";
import { describeActions } from "../testing/actions.ts";
import { serviceOf } from "../testing/infrastructure.ts";
import { planChangeNotes } from "./changes.ts";

const finalizers = ["service.kubernetes.io/load-balancer-cleanup"];
const balancer = (spec: Partial<ServiceSpec> = {}) =>
  serviceOf({ metadata: { finalizers }, spec: { type: "LoadBalancer", ...spec } });

const ensured = [
  "Normal EnsuringLoadBalancer: Ensuring load balancer",
  "Normal EnsuredLoadBalancer: Ensured load balancer",
];

test.each<{
  behaviour: string;
  from?: Partial<ServiceSpec>;
  to: Partial<ServiceSpec>;
  notes: readonly string[];
}>([
  { behaviour: "nothing tells nothing", to: {}, notes: [] },
  {
    behaviour: "its selector is no matter of its load balancer",
    to: { selector: { app: "other" } },
    notes: [],
  },
  {
    behaviour: "its type",
    to: { type: "ClusterIP" },
    notes: ["Normal Type: LoadBalancer -> ClusterIP"],
  },
  {
    behaviour: "the address that it asks for",
    from: { loadBalancerIP: "192.0.2.7" },
    to: { loadBalancerIP: "192.0.2.8" },
    notes: ["Normal LoadbalancerIP: 192.0.2.7 -> 192.0.2.8"],
  },
  {
    behaviour: "who is let in",
    to: { loadBalancerSourceRanges: ["10.0.0.0/8", "192.0.2.0/24"] },
    notes: ["Normal LoadBalancerSourceRanges: [] -> [10.0.0.0/8 192.0.2.0/24]", ...ensured],
  },
  {
    behaviour: "its ports",
    to: { ports: [{ port: 81, protocol: "TCP", targetPort: 8080 }] },
    notes: ensured,
  },
  {
    behaviour: "how many external addresses it has",
    to: { externalIPs: ["198.51.100.1"] },
    notes: ["Normal ExternalIP: Count: 0 -> 1", ...ensured],
  },
  {
    behaviour: "its external addresses",
    from: { externalIPs: ["198.51.100.1"] },
    to: { externalIPs: ["198.51.100.2"] },
    notes: ["Normal ExternalIP: Added: 198.51.100.2", ...ensured],
  },
  {
    behaviour: "the policy of its traffic",
    from: { externalTrafficPolicy: "Cluster" },
    to: { externalTrafficPolicy: "Local", healthCheckNodePort: 30_100 },
    notes: ["Normal ExternalTrafficPolicy: Cluster -> Local", ...ensured],
  },
])("of what changed in a Service is told: $behaviour", ({ from = {}, to, notes }) => {
  expect(describeActions(planChangeNotes(balancer(from), balancer(to)))).toEqual(notes);
});

test("who wants no load balancer hears of none", () => {
  expect(planChangeNotes(serviceOf(), serviceOf({ spec: { type: "NodePort" } }))).toEqual([]);
});
