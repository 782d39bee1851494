import { expect, test } from "vitest";
import { compact } from "../../json.ts";
import { defaultService } from "./defaults.ts";
import type { Service, ServiceSpec } from "./service.ts";
import { serviceStrategy } from "./strategy.ts";
import { testPort, testService, unallocated } from "./test-services.ts";

type Spec = Partial<ServiceSpec>;
const nodePort: Spec = {
  type: "NodePort",
  externalTrafficPolicy: "Cluster",
  ports: [testPort({ nodePort: 30_080 })],
};

const balanced: Spec = { ...nodePort, type: "LoadBalancer" };

/** The spec without the members that are not there. */
const specOf = (service: Service | undefined) => compact({ ...service?.spec });

test.each<{ behaviour: string; given: Spec; spec: Spec }>([
  {
    behaviour: "a port leads to the same port",
    given: { ports: [{ protocol: "TCP", port: 80 }] },
    spec: { ports: [testPort()] },
  },
  {
    behaviour: "a node port of 0 is to be allocated",
    given: { ports: [testPort({ nodePort: 0, targetPort: "" })] },
    spec: { ports: [testPort()] },
  },
  {
    behaviour: "clients stay for three hours",
    given: { sessionAffinity: "ClientIP" },
    spec: {
      sessionAffinity: "ClientIP",
      sessionAffinityConfig: { clientIP: { timeoutSeconds: 10_800 } },
    },
  },
  {
    behaviour: "settings of no affinity are dropped",
    given: { sessionAffinityConfig: { clientIP: { timeoutSeconds: 1 } } },
    spec: {},
  },
  {
    behaviour: "a load balancer has node ports and takes traffic for the whole cluster",
    given: { type: "LoadBalancer" },
    spec: {
      type: "LoadBalancer",
      externalTrafficPolicy: "Cluster",
      allocateLoadBalancerNodePorts: true,
    },
  },
  {
    behaviour: "external IPs let outside traffic in",
    given: { externalIPs: ["1.2.3.4"] },
    spec: { externalIPs: ["1.2.3.4"], externalTrafficPolicy: "Cluster" },
  },
  {
    behaviour: "an ExternalName has no traffic",
    given: { ...unallocated, type: "ExternalName", internalTrafficPolicy: undefined },
    spec: { ...unallocated, type: "ExternalName", internalTrafficPolicy: undefined },
  },
  {
    behaviour: "empty values are none",
    given: { clusterIP: "", healthCheckNodePort: 0 },
    spec: { clusterIP: undefined },
  },
])("by default $behaviour", ({ given, spec }) => {
  const defaulted = defaultService(testService(given));
  expect(specOf(defaulted)).toEqual(specOf(testService(spec)));
  expect(defaultService(defaulted)).toBe(defaulted);
});

test("by default the address of a load balancer is virtual", () => {
  const status = { loadBalancer: { ingress: [{ ip: "1.2.3.4" }, { hostname: "lb.example" }] } };
  expect(defaultService(testService({ type: "LoadBalancer" }, status)).status).toEqual({
    loadBalancer: { ingress: [{ ip: "1.2.3.4", ipMode: "VIP" }, { hostname: "lb.example" }] },
  });
});

test.each<{ behaviour: string; from: Spec; to: Spec; spec: Spec }>([
  {
    behaviour: "addresses are kept where they are not given",
    from: {},
    to: unallocated,
    spec: { ipFamilies: undefined, ipFamilyPolicy: undefined },
  },
  {
    behaviour: "a new clusterIP without a list is the new list, too",
    from: {},
    to: { clusterIP: "10.96.77.77", clusterIPs: undefined },
    spec: { clusterIP: "10.96.77.77", clusterIPs: ["10.96.77.77"] },
  },
  {
    behaviour: "a new clusterIP is the new list, for validation to refuse",
    from: {},
    to: { clusterIP: "10.96.77.77" },
    spec: { clusterIP: "10.96.77.77", clusterIPs: ["10.96.77.77"] },
  },
  {
    behaviour: "node ports are kept by the name of their port",
    from: nodePort,
    to: { ...nodePort, ports: [testPort({ port: 81 })] },
    spec: { ...nodePort, ports: [testPort({ port: 81, nodePort: 30_080 })] },
  },
  {
    behaviour: "a load balancer that wants no node ports loses those that are left out",
    from: { ...balanced, allocateLoadBalancerNodePorts: true },
    to: { ...balanced, allocateLoadBalancerNodePorts: false, ports: [testPort()] },
    spec: { ...balanced, allocateLoadBalancerNodePorts: false, ports: [testPort()] },
  },
  {
    behaviour: "a load balancer that wants no node ports keeps those that are given",
    from: { ...balanced, allocateLoadBalancerNodePorts: true },
    to: { ...balanced, allocateLoadBalancerNodePorts: false },
    spec: { ...balanced, allocateLoadBalancerNodePorts: false },
  },
  {
    behaviour: "a node port that moved to another port is not kept",
    from: nodePort,
    to: { ...nodePort, ports: [testPort(), testPort({ name: "b", port: 81, nodePort: 30_080 })] },
    spec: {
      ...nodePort,
      ports: [testPort(), testPort({ name: "b", port: 81, nodePort: 30_080 })],
    },
  },
  {
    behaviour: "a ClusterIP drops the node ports and the policy it had",
    from: nodePort,
    to: { ...nodePort, type: "ClusterIP" },
    spec: {},
  },
  {
    behaviour: "node ports set along with the type stay, for validation to refuse",
    from: nodePort,
    to: { ports: [testPort({ nodePort: 30_099 })] },
    spec: { ports: [testPort({ nodePort: 30_099 })] },
  },
  {
    behaviour: "an ExternalName drops its addresses",
    from: {},
    to: { type: "ExternalName", externalName: "a.example" },
    spec: { ...unallocated, type: "ExternalName", externalName: "a.example" },
  },
  {
    behaviour: "a load balancer no more drops what only those have",
    from: {
      type: "LoadBalancer",
      externalTrafficPolicy: "Local",
      healthCheckNodePort: 30_001,
      allocateLoadBalancerNodePorts: true,
      loadBalancerClass: "a/b",
    },
    to: {
      type: "ClusterIP",
      externalTrafficPolicy: "Local",
      healthCheckNodePort: 30_001,
      allocateLoadBalancerNodePorts: true,
      loadBalancerClass: "a/b",
    },
    spec: {},
  },
])("in an update $behaviour", ({ from, to, spec }) => {
  const next = serviceStrategy.prepareForUpdate?.(testService(to), testService(from));
  expect(specOf(next)).toEqual(specOf(testService(spec)));
});

test("a load balancer no more has no points of entry", () => {
  const status = { loadBalancer: { ingress: [{ ip: "1.2.3.4", ipMode: "VIP" }] } };
  const stored = testService({ type: "LoadBalancer" }, status);
  expect(serviceStrategy.prepareForUpdate?.(testService({}, status), stored).status).toEqual({
    loadBalancer: {},
  });
});

test("a new Service with one address has it in the list", () => {
  const given = testService({ ...unallocated, clusterIP: "None" });
  expect(specOf(serviceStrategy.prepareForCreate?.(given))).toEqual(
    specOf(testService({ ...unallocated, clusterIP: "None", clusterIPs: ["None"] })),
  );
});
