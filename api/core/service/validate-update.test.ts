import { expect, test } from "vitest";
import { errorTexts } from "../../validation/test-errors.ts";
import type { ServiceSpec } from "./service.ts";
import { serviceStrategy } from "./strategy.ts";
import { testService, unallocated } from "./test-services.ts";

const loadBalancer: Partial<ServiceSpec> = {
  type: "LoadBalancer",
  externalTrafficPolicy: "Cluster",
  allocateLoadBalancerNodePorts: true,
};
const dual: Partial<ServiceSpec> = {
  clusterIPs: ["10.96.0.9", "fd00::9"],
  ipFamilies: ["IPv4", "IPv6"],
  ipFamilyPolicy: "PreferDualStack",
};

test.each<{
  behaviour: string;
  from: Partial<ServiceSpec>;
  to: Partial<ServiceSpec>;
  errors: string[];
}>([
  {
    behaviour: "the address stays",
    from: {},
    to: { clusterIP: "10.96.77.77", clusterIPs: ["10.96.77.77"] },
    errors: ['spec.clusterIPs[0]: Invalid value: ["10.96.77.77"]: may not change once set'],
  },
  {
    behaviour: "the main family stays",
    from: {},
    to: { ipFamilies: ["IPv6"] },
    errors: ['spec.ipFamilies[0]: Invalid value: ["IPv6"]: may not change once set'],
  },
  {
    behaviour: "the address is not given back",
    from: {},
    to: unallocated,
    errors: [
      "spec.clusterIPs[0]: Invalid value: null: primary clusterIP can not be unset",
      "spec.ipFamilies[0]: Invalid value: null: primary ipFamily can not be unset",
    ],
  },
  { behaviour: "a second family may come", from: {}, to: dual, errors: [] },
  { behaviour: "the second family may go", from: dual, to: {}, errors: [] },
  {
    behaviour: "the second family goes with its policy",
    from: dual,
    to: { ipFamilyPolicy: "PreferDualStack" },
    errors: [
      'spec.ipFamilyPolicy: Invalid value: "PreferDualStack": ' +
        "must be set to 'SingleStack' when releasing the secondary clusterIP",
      'spec.ipFamilyPolicy: Invalid value: "PreferDualStack": ' +
        "must be set to 'SingleStack' when releasing the secondary ipFamily",
    ],
  },
  {
    behaviour: "an ExternalName may get an address",
    from: { ...unallocated, type: "ExternalName" },
    to: {},
    errors: [],
  },
  {
    behaviour: "a load balancer keeps its class",
    from: { ...loadBalancer, loadBalancerClass: "a/b" },
    to: { ...loadBalancer, loadBalancerClass: "a/c" },
    errors: ['spec.loadBalancerClass: Invalid value: "a/c": may not change once set'],
  },
  {
    behaviour: "load balancers keep asking at the same port",
    from: { ...loadBalancer, externalTrafficPolicy: "Local", healthCheckNodePort: 30_100 },
    to: { ...loadBalancer, externalTrafficPolicy: "Local", healthCheckNodePort: 30_101 },
    errors: ["spec.healthCheckNodePort: Forbidden: field is immutable"],
  },
])("in an update $behaviour", ({ from, to, errors }) => {
  const found = serviceStrategy.validateUpdate?.(testService(to), testService(from)) ?? [];
  expect(errorTexts(found)).toEqual(errors);
});

test.each([
  {
    behaviour: "only load balancers have points of entry",
    spec: {},
    ingress: [{ ip: "1.2.3.4", ipMode: "VIP" }],
    errors: [
      "status.loadBalancer.ingress: Forbidden: may only be used when `spec.type` is 'LoadBalancer'",
    ],
  },
  {
    behaviour: "addresses have a mode, and names are no addresses",
    spec: loadBalancer,
    ingress: [{ ip: "1.2.3.4" }, { hostname: "1.2.3.4", ipMode: "VIP" }],
    errors: [
      "status.loadBalancer.ingress[0].ipMode: Required value: must be specified when `ip` is set",
      "status.loadBalancer.ingress[1].ipMode: Forbidden: " +
        "may not be specified when `ip` is not set",
      'status.loadBalancer.ingress[1].hostname: Invalid value: "1.2.3.4": ' +
        "must be a DNS name, not an IP address",
    ],
  },
])("in a status $behaviour", ({ spec, ingress, errors }) => {
  const next = testService(spec, { loadBalancer: { ingress } });
  const found = serviceStrategy.validateStatusUpdate?.(next, testService(spec)) ?? [];
  expect(errorTexts(found)).toEqual(errors);
});
