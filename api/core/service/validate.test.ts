import { expect, test } from "vitest";
import { errorTexts } from "../../validation/test-errors.ts";
import type { Service, ServiceSpec } from "./service.ts";
import { testPort, testService, unallocated } from "./test-services.ts";
import { validateService } from "./validate.ts";

interface Row {
  readonly behaviour: string;
  readonly spec: Partial<ServiceSpec>;
  readonly errors: readonly string[];
}

const nodePort: Partial<ServiceSpec> = { type: "NodePort", externalTrafficPolicy: "Cluster" };
const loadBalancer: Partial<ServiceSpec> = {
  type: "LoadBalancer",
  externalTrafficPolicy: "Cluster",
  allocateLoadBalancerNodePorts: true,
};
const headless: Partial<ServiceSpec> = { clusterIP: "None", clusterIPs: ["None"] };
const label =
  "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must " +
  "start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for " +
  "validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')";

const ports: readonly Row[] = [
  {
    behaviour: "ports are needed",
    spec: { ports: [] },
    errors: ["spec.ports: Required value"],
  },
  { behaviour: "a headless one needs no ports", spec: { ...headless, ports: [] }, errors: [] },
  {
    behaviour: "ports are numbers of ports",
    spec: { ports: [testPort({ port: 0, targetPort: 0 })] },
    errors: [
      "spec.ports[0].port: Invalid value: 0: must be between 1 and 65535, inclusive",
      "spec.ports[0].targetPort: Invalid value: 0: must be between 1 and 65535, inclusive",
    ],
  },
  {
    behaviour: "two ports need names",
    spec: { ports: [testPort(), testPort({ port: 81 })] },
    errors: ["spec.ports[0].name: Required value", "spec.ports[1].name: Required value"],
  },
  {
    behaviour: "names and ports are there once",
    spec: { ports: [testPort({ name: "a" }), testPort({ name: "a" })] },
    errors: [
      'spec.ports[1].name: Duplicate value: "a"',
      'spec.ports[1]: Duplicate value: {"Name":"","Protocol":"TCP","AppProtocol":null,' +
        '"Port":80,"TargetPort":0,"NodePort":0}',
    ],
  },
  {
    behaviour: "one port may serve two protocols",
    spec: { ports: [testPort({ name: "a" }), testPort({ name: "b", protocol: "UDP" })] },
    errors: [],
  },
  {
    behaviour: "names are labels",
    spec: { ports: [testPort({ name: "A" })] },
    errors: [`spec.ports[0].name: Invalid value: "A": ${label}`],
  },
  {
    behaviour: "target ports have names of ports",
    spec: { ports: [testPort({ targetPort: "Bad_Port" })] },
    errors: [
      'spec.ports[0].targetPort: Invalid value: "Bad_Port": ' +
        "must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)",
    ],
  },
  {
    behaviour: "protocols are known",
    spec: { ports: [testPort({ protocol: "HTTP" })] },
    errors: [
      'spec.ports[0].protocol: Unsupported value: "HTTP": supported values: "SCTP", "TCP", "UDP"',
    ],
  },
  {
    behaviour: "a ClusterIP has no node ports",
    spec: { ports: [testPort({ nodePort: 30081 })] },
    errors: ["spec.ports[0].nodePort: Forbidden: may not be used when `type` is 'ClusterIP'"],
  },
  {
    behaviour: "node ports are there once",
    spec: {
      ...nodePort,
      ports: [
        testPort({ name: "a", nodePort: 30080 }),
        testPort({ name: "b", port: 81, nodePort: 30080 }),
      ],
    },
    errors: ["spec.ports[1].nodePort: Duplicate value: 30080"],
  },
  {
    behaviour: "load balancers keep off the port of the kubelet",
    spec: { ...loadBalancer, ports: [testPort({ port: 10250 })] },
    errors: [
      "spec.ports[0]: Invalid value: 10250: " +
        "may not expose port 10250 externally since it is used by kubelet",
    ],
  },
];

const addresses: readonly Row[] = [
  {
    behaviour: "a cluster IP is an address",
    spec: { clusterIP: "1.2.3", clusterIPs: ["1.2.3"] },
    errors: [
      'spec.clusterIPs[0]: Invalid value: "1.2.3": ' +
        "must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)",
    ],
  },
  {
    behaviour: "the list begins with the cluster IP",
    spec: { clusterIP: "10.96.0.1" },
    errors: ['spec.clusterIPs: Invalid value: ["10.96.0.9"]: first value must match `clusterIP`'],
  },
  {
    behaviour: "there is one address a family",
    spec: { clusterIPs: ["10.96.0.9", "10.96.0.10"] },
    errors: [
      'spec.clusterIPs: Invalid value: ["10.96.0.9","10.96.0.10"]: ' +
        "may specify no more than one IP for each IP family",
    ],
  },
  {
    behaviour: "addresses are of their families",
    spec: { ipFamilies: ["IPv6"] },
    errors: [
      'spec.clusterIPs[0]: Invalid value: "10.96.0.9": ' +
        "expected an IPv6 value as indicated by `ipFamilies[0]`",
    ],
  },
  {
    behaviour: "families and their policy are known",
    spec: { ...headless, ipFamilies: ["IPv4", "IPv4", "IPv5"], ipFamilyPolicy: "Both" },
    errors: [
      'spec.ipFamilies[1]: Duplicate value: "IPv4"',
      'spec.ipFamilies[2]: Unsupported value: "IPv5": supported values: "IPv4", "IPv6"',
      'spec.ipFamilyPolicy: Unsupported value: "Both": ' +
        'supported values: "PreferDualStack", "RequireDualStack", "SingleStack"',
    ],
  },
  {
    behaviour: "a NodePort is not headless",
    spec: { ...nodePort, ...headless },
    errors: [
      "spec.clusterIPs[0]: Invalid value: \"None\": may not be set to 'None' for NodePort services",
    ],
  },
  {
    behaviour: "an ExternalName has no addresses but a name",
    spec: { type: "ExternalName", internalTrafficPolicy: undefined },
    errors: [
      "spec.clusterIPs: Forbidden: may not be set for ExternalName services",
      "spec.ipFamilies: Forbidden: may not be set for ExternalName services",
      "spec.ipFamilyPolicy: Forbidden: may not be set for ExternalName services",
      "spec.externalName: Required value",
    ],
  },
  {
    behaviour: "the name may end in a dot",
    spec: { ...unallocated, type: "ExternalName", externalName: "example.com." },
    errors: [],
  },
  {
    behaviour: "external IPs are of this world",
    spec: { externalIPs: ["127.0.0.1"], externalTrafficPolicy: "Cluster" },
    errors: [
      'spec.externalIPs[0]: Invalid value: "127.0.0.1": ' +
        "may not be in the loopback range (127.0.0.0/8, ::1/128)",
    ],
  },
];

const policies: readonly Row[] = [
  {
    behaviour: "types are known",
    spec: { type: "Nope" },
    errors: [
      'spec.type: Unsupported value: "Nope": ' +
        'supported values: "ClusterIP", "ExternalName", "LoadBalancer", "NodePort"',
    ],
  },
  {
    behaviour: "affinities are known",
    spec: { sessionAffinity: "X" },
    errors: ['spec.sessionAffinity: Unsupported value: "X": supported values: "ClientIP", "None"'],
  },
  {
    behaviour: "affinity lasts a day at most",
    spec: {
      sessionAffinity: "ClientIP",
      sessionAffinityConfig: { clientIP: { timeoutSeconds: 86_401 } },
    },
    errors: [
      "spec.sessionAffinityConfig.clientIP.timeoutSeconds: Invalid value: 86401: " +
        "must be greater than 0 and less than 86400",
    ],
  },
  {
    behaviour: "outside traffic needs a way in",
    spec: { externalTrafficPolicy: "Local" },
    errors: [
      'spec.externalTrafficPolicy: Invalid value: "Local": ' +
        "may only be set for externally-accessible services",
    ],
  },
  {
    behaviour: "a local load balancer has a health check port",
    spec: { ...loadBalancer, externalTrafficPolicy: "Local" },
    errors: ["spec.healthCheckNodePort: Required value"],
  },
  {
    behaviour: "nothing else has one",
    spec: { healthCheckNodePort: 30_000 },
    errors: [
      "spec.healthCheckNodePort: Invalid value: 30000: may only be set when `type` is " +
        "'LoadBalancer' and `externalTrafficPolicy` is 'Local'",
    ],
  },
  {
    behaviour: "inside and preferred traffic have known words",
    spec: { internalTrafficPolicy: "Far", trafficDistribution: "Near" },
    errors: [
      'spec.internalTrafficPolicy: Unsupported value: "Far": supported values: "Cluster", "Local"',
      'spec.trafficDistribution: Unsupported value: "Near": ' +
        'supported values: "PreferClose", "PreferSameNode", "PreferSameZone"',
    ],
  },
  {
    behaviour: "only load balancers have their settings",
    spec: {
      allocateLoadBalancerNodePorts: true,
      loadBalancerClass: "a/b",
      loadBalancerSourceRanges: ["10.0.0.1/8"],
    },
    errors: [
      "spec.LoadBalancerSourceRanges: Forbidden: may only be used when `type` is 'LoadBalancer'",
      'spec.LoadBalancerSourceRanges[0]: Invalid value: "10.0.0.1/8": ' +
        "must not have bits set beyond the prefix length",
      "spec.allocateLoadBalancerNodePorts: Forbidden: " +
        "may only be used when `type` is 'LoadBalancer'",
      "spec.loadBalancerClass: Forbidden: may only be used when `type` is 'LoadBalancer'",
    ],
  },
];

test.each([...ports, ...addresses, ...policies])("$behaviour", ({ spec, errors }) => {
  expect(errorTexts(validateService(testService(spec)))).toEqual(errors);
});

test.each<{ behaviour: string; service: Service }>([
  { behaviour: "a ClusterIP", service: testService() },
  { behaviour: "a NodePort", service: testService(nodePort) },
  { behaviour: "a LoadBalancer", service: testService(loadBalancer) },
  { behaviour: "a headless Service", service: testService(headless) },
])("$behaviour is right as the server completes it", ({ service }) => {
  expect(validateService(service)).toEqual([]);
});
