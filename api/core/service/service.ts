import { Condition } from "../../meta/condition.ts";
import { objectFields } from "../../meta/object-meta.ts";
import { defineResource, type ObjectOf } from "../../resource.ts";
import {
  bool,
  int32,
  intOrString,
  list,
  mandatory,
  map,
  present,
  ref,
  struct,
  text,
  textItem,
} from "../../schema.ts";
import { serviceColumns } from "./columns.ts";
import { LoadBalancerStatus } from "./load-balancer.ts";
import { serviceStrategy } from "./strategy.ts";

const ServicePort = struct("core.v1.ServicePort", "A port of a Service.", {
  name: text("Name of the port; needed where there is more than one."),
  protocol: text("TCP, UDP or SCTP.").default("TCP"),
  appProtocol: text("What is spoken on the port, such as kubernetes.io/h2c."),
  port: mandatory(int32("The port that clients connect to.")),
  targetPort: intOrString("Port of the pods, by number or by name; the same port if not given."),
  nodePort: int32("Port on every node, for NodePort and LoadBalancer. Allocated if not given."),
});

const ClientIPConfig = struct("core.v1.ClientIPConfig", "How clients are told apart by address.", {
  timeoutSeconds: int32("Seconds for which a client stays with its pod; at most a day."),
});

const SessionAffinityConfig = struct(
  "core.v1.SessionAffinityConfig",
  "How clients stay with one pod.",
  { clientIP: ref("Settings of affinity by client address.", ClientIPConfig) },
);

const ServiceSpec = struct("core.v1.ServiceSpec", "How a Service is reached and where it leads.", {
  ports: list("The ports it exposes.", ServicePort, {
    merge: "port",
    keys: ["port", "protocol"],
    type: "map",
  }),
  selector: map(
    "Labels of the pods it leads to; without, its endpoints are kept by hand.",
    textItem,
    { atomic: true },
  ),
  clusterIP: text("Its address in the cluster, or None for a headless Service. Allocated."),
  clusterIPs: list("Its addresses in the cluster, one a family; clusterIP first.", textItem, {
    type: "atomic",
  }),
  type: text("ClusterIP, NodePort, LoadBalancer or ExternalName.").default("ClusterIP"),
  externalIPs: list("Further addresses whose traffic nodes accept. Deprecated.", textItem, {
    type: "atomic",
  }),
  sessionAffinity: text("ClientIP keeps a client with its pod; None does not.").default("None"),
  loadBalancerIP: text("Address wished for at the load balancer. Deprecated."),
  loadBalancerSourceRanges: list("Client address ranges the load balancer lets in.", textItem, {
    type: "atomic",
  }),
  externalName: text("DNS name that an ExternalName Service is an alias of."),
  externalTrafficPolicy: text("Local keeps outside traffic on the node it came to, or Cluster."),
  healthCheckNodePort: int32(
    "Port at which load balancers ask a node for endpoints, for Local external traffic.",
  ),
  publishNotReadyAddresses: bool("True treats pods that are not ready as if they were."),
  sessionAffinityConfig: ref("How clients stay with one pod.", SessionAffinityConfig),
  ipFamilies: list("Address families, IPv4 or IPv6; the main one first. Allocated.", textItem, {
    type: "atomic",
  }),
  ipFamilyPolicy: text("SingleStack, PreferDualStack or RequireDualStack."),
  allocateLoadBalancerNodePorts: bool("False gives a LoadBalancer no node ports."),
  loadBalancerClass: text("The implementation that is to make the load balancer."),
  internalTrafficPolicy: text("Local keeps inside traffic on its node, or Cluster."),
  trafficDistribution: text("Endpoints to prefer: PreferSameZone or PreferSameNode."),
});

const ServiceStatus = struct("core.v1.ServiceStatus", "What was last seen of a Service.", {
  loadBalancer: present(ref("State of its load balancer.", LoadBalancerStatus)),
  conditions: list("Its state, aspect by aspect.", Condition, { merge: "type", type: "map" }),
});

const schema = struct("core.v1.Service", "One address and name for a set of pods.", {
  ...objectFields,
  spec: present(ref("How it is reached and where it leads.", ServiceSpec)),
  status: present(ref("What was last seen.", ServiceStatus)),
});

export type Service = ObjectOf<typeof schema>;
export type ServiceSpec = Service["spec"];
export type ServicePort = NonNullable<ServiceSpec["ports"]>[number];

/**
 * One address and name for a set of pods. Addresses and node ports are allocated by the server
 * before validation. Source: core/v1 Service 1.36.
 */
export const Service = defineResource("v1", schema, {
  kind: "Service",
  plural: "services",
  shortNames: ["svc"],
  categories: ["all"],
  namespaced: true,
  nameFormat: "label",
  hasStatus: true,
  createsOnUpdate: true,
  selectableFields: {
    "spec.clusterIP": ({ spec }) => spec.clusterIP ?? "",
    "spec.type": ({ spec }) => spec.type,
  },
  strategy: serviceStrategy,
  columns: serviceColumns,
});
