/**
 * What an update of a Service keeps and clears of what was allocated to it, so that clients may
 * send the manifest they once created it from. Source: pkg/registry/core/service 1.36.
 */
import { compact, equalJson } from "../../json.ts";
import {
  allocatesNodePorts,
  isExternallyAccessible,
  needsClusterIP,
  needsHealthCheckNodePort,
  needsNodePort,
} from "./needs.ts";
import type { Service, ServicePort, ServiceSpec } from "./service.ts";

/**
 * Fills in what was allocated and is not given again. Families are not: they follow from the
 * addresses, and where there are none they are as for a new Service.
 */
export function patchAllocatedValues(next: Service, stored: Service): Service {
  let { spec } = next;
  const old = stored.spec;
  if (needsClusterIP(stored) && needsClusterIP(next)) {
    if (!spec.clusterIP && old.clusterIP) spec = { ...spec, clusterIP: old.clusterIP };
    if (isEmpty(spec.clusterIPs) && !isEmpty(old.clusterIPs)) {
      spec = { ...spec, clusterIPs: old.clusterIPs };
    }
  }
  if (allocatesNodePorts(stored) && allocatesNodePorts(next)) spec = keepNodePorts(spec, old);
  if (needsHealthCheckNodePort(stored) && needsHealthCheckNodePort(next)) {
    const { healthCheckNodePort } = old;
    if (!spec.healthCheckNodePort && healthCheckNodePort) spec = { ...spec, healthCheckNodePort };
  }
  return spec === next.spec ? next : { ...next, spec };
}

/** Keeps the singular clusterIP and the list of clusterIPs in step, whichever was given. */
export function normalizeClusterIPs(next: Service, stored?: Service): Service {
  const { clusterIP = "", clusterIPs } = next.spec;
  const asList = clusterIP === "" ? undefined : [clusterIP];
  if (stored === undefined) {
    return asList !== undefined && isEmpty(clusterIPs) ? withClusterIPs(next, asList) : next;
  }
  const old = stored.spec;
  if (clusterIP === (old.clusterIP ?? "")) {
    const cleared = isEmpty(clusterIPs) && !isEmpty(old.clusterIPs);
    return cleared ? withClusterIPs(next, old.clusterIPs) : next;
  }
  return equalJson(clusterIPs ?? [], old.clusterIPs ?? []) ? withClusterIPs(next, asList) : next;
}

/**
 * Clears what the new type does not use, where the client left it as it was. What the client set
 * itself stays, for validation to refuse.
 */
export function dropTypeDependentFields(next: Service, stored: Service): Service {
  const old = stored.spec;
  const dropped = new Set<keyof ServiceSpec>();
  const drop = (...names: (keyof ServiceSpec)[]) => {
    if (names.every((name) => equalJson(next.spec[name], old[name]))) {
      for (const name of names) if (next.spec[name] !== undefined) dropped.add(name);
    }
  };
  if (needsClusterIP(stored) && !needsClusterIP(next)) {
    drop("clusterIP", "clusterIPs");
    drop("ipFamilies");
    drop("ipFamilyPolicy");
  }
  if (needsHealthCheckNodePort(stored) && !needsHealthCheckNodePort(next)) {
    drop("healthCheckNodePort");
  }
  if (old.type === "LoadBalancer" && next.spec.type !== "LoadBalancer") {
    drop("allocateLoadBalancerNodePorts");
    drop("loadBalancerClass");
  }
  if (isExternallyAccessible(stored) && !isExternallyAccessible(next)) {
    drop("externalTrafficPolicy");
  }
  const freesPorts =
    needsNodePort(stored) && !needsNodePort(next) && addsNoNodePort(next.spec, old);
  const spec = freesPorts ? withoutNodePorts(next.spec) : next.spec;
  return clearStatus({ ...next, spec: without(spec, dropped) });
}

const isEmpty = (items: readonly unknown[] | undefined) =>
  items === undefined || items.length === 0;

function withClusterIPs(service: Service, clusterIPs: readonly string[] | undefined): Service {
  return { ...service, spec: compact({ ...service.spec, clusterIPs }) };
}

/** A port of the same name keeps its node port, unless that is given to another port now. */
function keepNodePorts(spec: ServiceSpec, old: ServiceSpec): ServiceSpec {
  const given = nodePorts(spec);
  const used = new Set([...nodePorts(old)].filter((port) => given.has(port)));
  const byName = new Map(old.ports?.map(({ name = "", nodePort }) => [name, nodePort]));
  const keep = (port: ServicePort): ServicePort => {
    const nodePort = port.nodePort ? undefined : byName.get(port.name ?? "");
    return !nodePort || used.has(nodePort) ? port : { ...port, nodePort };
  };
  const ports = spec.ports?.map(keep);
  return ports?.some((port, index) => port !== spec.ports?.[index]) ? { ...spec, ports } : spec;
}

function nodePorts({ ports = [] }: ServiceSpec): Set<number> {
  return new Set(ports.flatMap(({ nodePort }) => (nodePort ? [nodePort] : [])));
}

function addsNoNodePort(spec: ServiceSpec, old: ServiceSpec): boolean {
  const known = nodePorts(old);
  return [...nodePorts(spec)].every((port) => known.has(port));
}

function withoutNodePorts(spec: ServiceSpec): ServiceSpec {
  return { ...spec, ports: spec.ports?.map(({ nodePort: _, ...port }) => port) };
}

function without(spec: ServiceSpec, names: ReadonlySet<keyof ServiceSpec>): ServiceSpec {
  if (names.size === 0) return spec;
  const copy: { -readonly [Name in keyof ServiceSpec]: ServiceSpec[Name] } = { ...spec };
  for (const name of names) if (name !== "type" && name !== "sessionAffinity") delete copy[name];
  return copy;
}

/** A load balancer that is not wanted any more counts as gone at once. */
function clearStatus(service: Service): Service {
  return service.spec.type === "LoadBalancer" || isEmpty(service.status.loadBalancer.ingress)
    ? service
    : { ...service, status: { ...service.status, loadBalancer: {} } };
}
