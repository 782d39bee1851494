/** What services count for. Source: pkg/quota/v1/evaluator/core/services.go 1.36. */
import type { Service } from "../service/service.ts";
import type { Amounts } from "./amounts.ts";

const names = ["count/services", "services", "services.nodeports", "services.loadbalancers"];

export const isServiceResource = (name: string): boolean => names.includes(name);

/** A port for each node port, and one load balancer. */
export function serviceUsage({ spec }: Service): Amounts {
  const ports = spec.ports ?? [];
  const isBalanced = spec.type === "LoadBalancer";
  const allocates = spec.type === "NodePort" || spec.allocateLoadBalancerNodePorts !== false;
  const given = ports.filter(({ nodePort = 0 }) => nodePort !== 0).length;
  const nodePorts = isBalanced || spec.type === "NodePort" ? (allocates ? ports.length : given) : 0;
  return {
    "count/services": "1",
    services: "1",
    "services.nodeports": String(nodePorts),
    "services.loadbalancers": isBalanced ? "1" : "0",
  };
}

const countedTypes: readonly string[] = ["NodePort", "LoadBalancer"];

/** The type of a service that counts for more than a service, else undefined. */
export const countedType = ({ spec }: Service): string | undefined =>
  countedTypes.find((type) => type === spec.type);
