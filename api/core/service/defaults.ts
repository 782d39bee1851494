import { mapItems, withMembers } from "../../json.ts";
import type { LoadBalancerIngress } from "./load-balancer.ts";
import { isExternallyAccessible } from "./needs.ts";
import type { Service, ServicePort, ServiceSpec } from "./service.ts";

const affinitySeconds = 10_800;

/** Defaults that depend on other fields. Source: core/v1 SetDefaults_Service 1.36. */
export function defaultService(service: Service): Service {
  const { spec, status } = service;
  const next = withMembers(service, { spec: dropEmpty(defaultSpec(spec)) });
  if (spec.type !== "LoadBalancer" || status.loadBalancer.ingress === undefined) return next;
  const ingress = mapItems(status.loadBalancer.ingress, defaultIngress);
  if (ingress === status.loadBalancer.ingress) return next;
  return { ...next, status: { ...status, loadBalancer: { ...status.loadBalancer, ingress } } };
}

function defaultSpec(spec: ServiceSpec): ServiceSpec {
  const changes: { -readonly [Name in keyof ServiceSpec]?: ServiceSpec[Name] } = {};
  if (spec.type === "") changes.type = "ClusterIP";
  if (spec.sessionAffinity === "") changes.sessionAffinity = "None";
  const { type, sessionAffinity } = { ...spec, ...changes };
  if (spec.ports !== undefined) changes.ports = mapItems(spec.ports, defaultPort);
  if (sessionAffinity === "ClientIP") {
    if (spec.sessionAffinityConfig?.clientIP?.timeoutSeconds === undefined) {
      changes.sessionAffinityConfig = { clientIP: { timeoutSeconds: affinitySeconds } };
    }
  }
  if (isExternallyAccessible({ spec: { ...spec, type } }) && !spec.externalTrafficPolicy) {
    changes.externalTrafficPolicy = "Cluster";
  }
  if (spec.internalTrafficPolicy === undefined && clusterTypes.includes(type)) {
    changes.internalTrafficPolicy = "Cluster";
  }
  if (type === "LoadBalancer" && spec.allocateLoadBalancerNodePorts === undefined) {
    changes.allocateLoadBalancerNodePorts = true;
  }
  return withMembers(spec, changes);
}

const clusterTypes: readonly string[] = ["ClusterIP", "NodePort", "LoadBalancer"];

const optionalTexts = [
  "clusterIP",
  "loadBalancerIP",
  "externalName",
  "externalTrafficPolicy",
  "healthCheckNodePort",
] as const;

/** Empty values count as not given, and settings of affinity go where there is none. */
function dropEmpty(spec: ServiceSpec): ServiceSpec {
  const empty = optionalTexts.filter((name) => spec[name] === "" || spec[name] === 0);
  const hasIdleConfig = spec.sessionAffinity === "None" && spec.sessionAffinityConfig !== undefined;
  if (empty.length === 0 && !hasIdleConfig) return spec;
  const copy: { -readonly [Name in keyof ServiceSpec]: ServiceSpec[Name] } = { ...spec };
  for (const name of empty) delete copy[name];
  if (hasIdleConfig) delete copy.sessionAffinityConfig;
  return copy;
}

/** A target port of 0 or of no name, and a node port of 0, mean that none is given. */
function defaultPort(port: ServicePort): ServicePort {
  const targetPort = port.targetPort || port.port;
  const protocol = port.protocol || "TCP";
  const filled = withMembers(port, { targetPort, protocol });
  if (filled.nodePort !== 0) return filled;
  const { nodePort: _, ...rest } = filled;
  return rest;
}

function defaultIngress(point: LoadBalancerIngress): LoadBalancerIngress {
  return point.ip && point.ipMode === undefined ? { ...point, ipMode: "VIP" } : point;
}
