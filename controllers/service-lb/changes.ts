import type { Service, ServicePort } from "../../api/core/service/service.ts";
import { type Action, record } from "../../client/action.ts";
import { note, unavailable } from "./events.ts";
import { type Pool, showsWanted } from "./pool.ts";
import { hasFinalizer, wantsLoadBalancer } from "./state.ts";

/** What a load balancer is made of. */
export interface Means {
  readonly pool: Pool;
  /** Whether there is a node to send traffic to. */
  readonly hasNodes: () => boolean;
}

/**
 * The events of a change that its load balancer has to follow, where nothing is to be written for
 * it: what is written is told with the write.
 */
export function planChangeNotes(
  previous: Service,
  next: Service,
  { pool, hasNodes }: Means,
): readonly Action[] {
  const isFollowed =
    wantsLoadBalancer(previous) &&
    wantsLoadBalancer(next) &&
    next.metadata.deletionTimestamp === undefined &&
    wishOf(previous) !== wishOf(next);
  if (!isFollowed || !hasFinalizer(next) || !showsWanted(next, pool)) return [];
  return [
    note(next, "EnsuringLoadBalancer", "Ensuring load balancer"),
    ...(hasNodes() ? [] : [record(unavailable(next))]),
    note(next, "EnsuredLoadBalancer", "Ensured load balancer"),
  ];
}

/**
 * All that a load balancer follows of its Service, as a text.
 * Source: k8s.io/cloud-provider, service controller, needsUpdate 1.36.
 */
export function wishOf({ metadata, spec }: Service): string {
  return JSON.stringify([
    spec.loadBalancerSourceRanges ?? [],
    (spec.ports ?? []).map(portOf),
    spec.sessionAffinity,
    spec.sessionAffinityConfig?.clientIP?.timeoutSeconds,
    spec.loadBalancerIP,
    spec.externalIPs ?? [],
    Object.entries(metadata.annotations ?? {}).sort(([a], [b]) => (a < b ? -1 : 1)),
    spec.externalTrafficPolicy,
    spec.healthCheckNodePort,
    // Of the families only a second one can come and go.
    (spec.ipFamilies ?? []).length,
  ]);
}

/** What of a port a load balancer knows. Source: portEqualForLB 1.36. */
const portOf = ({ name, protocol, port, nodePort, targetPort, appProtocol }: ServicePort) => [
  name,
  protocol,
  port,
  nodePort,
  targetPort ?? port,
  appProtocol,
];
