import type { Service, ServicePort } from "../../api/core/service/service.ts";
import { equalJson } from "../../api/json.ts";
import type { Action } from "../../client/action.ts";
import { note } from "./events.ts";
import { hasFinalizer, wantsLoadBalancer } from "./state.ts";

/**
 * The events of a change that its load balancer has to follow: of several changes at once the first
 * is told, and then that the load balancer was brought up to it.
 * Source: k8s.io/cloud-provider, service controller, needsUpdate 1.36.
 */
export function planChangeNotes(previous: Service, next: Service): readonly Action[] {
  const [before, now] = [wantsLoadBalancer(previous), wantsLoadBalancer(next)];
  const tell = (reason: string, message: string) => note(next, reason, message);
  if (!before && !now) return [];
  if (before !== now) return [tell("Type", `${previous.spec.type} -> ${next.spec.type}`)];
  const change = firstChange(previous, next);
  if (change === undefined) return [];
  const told = change.reason === undefined ? [] : [tell(change.reason, change.message)];
  // One that has none yet, or asks for another address, hears of it when it is written.
  const isDone = hasFinalizer(next) && change.reason !== "LoadbalancerIP";
  if (!isDone || next.metadata.deletionTimestamp !== undefined) return told;
  return [
    ...told,
    tell("EnsuringLoadBalancer", "Ensuring load balancer"),
    tell("EnsuredLoadBalancer", "Ensured load balancer"),
  ];
}

/** A change that matters; some are not told by themselves. */
type Change =
  | { readonly reason: string; readonly message: string }
  | { readonly reason?: undefined }
  | undefined;

function firstChange(previous: Service, next: Service): Change {
  const [old, spec] = [previous.spec, next.spec];
  const arrow = (before: unknown, now: unknown) => `${printed(before)} -> ${printed(now)}`;
  if (!equalJson(old.loadBalancerSourceRanges, spec.loadBalancerSourceRanges)) {
    const message = arrow(old.loadBalancerSourceRanges ?? [], spec.loadBalancerSourceRanges ?? []);
    return { reason: "LoadBalancerSourceRanges", message };
  }
  const silent = (["sessionAffinity", "sessionAffinityConfig"] as const).some(
    (name) => !equalJson(old[name], spec[name]),
  );
  if (silent || !equalJson(portsOf(previous), portsOf(next))) return {};
  if (old.loadBalancerIP !== spec.loadBalancerIP) {
    const message = arrow(old.loadBalancerIP, spec.loadBalancerIP);
    return { reason: "LoadbalancerIP", message };
  }
  const external = externalChange(old.externalIPs ?? [], spec.externalIPs ?? []);
  if (external !== undefined) return { reason: "ExternalIP", message: external };
  if (!equalJson(previous.metadata.annotations, next.metadata.annotations)) return {};
  if (old.externalTrafficPolicy !== spec.externalTrafficPolicy) {
    const message = arrow(old.externalTrafficPolicy, spec.externalTrafficPolicy);
    return { reason: "ExternalTrafficPolicy", message };
  }
  if (old.healthCheckNodePort !== spec.healthCheckNodePort) {
    const message = arrow(old.healthCheckNodePort ?? 0, spec.healthCheckNodePort ?? 0);
    return { reason: "HealthCheckNodePort", message };
  }
  return undefined;
}

/** As Go prints it with %v. */
const printed = (value: unknown): string =>
  Array.isArray(value) ? `[${value.join(" ")}]` : String(value ?? "");

/** What of its ports a load balancer knows. */
const portsOf = ({ spec: { ports = [] } }: Service) =>
  ports.map(({ name, protocol, port, nodePort, targetPort }: ServicePort) => [
    name ?? "",
    protocol,
    port,
    nodePort ?? 0,
    targetPort ?? port,
  ]);

function externalChange(old: readonly string[], next: readonly string[]): string | undefined {
  if (old.length !== next.length) return `Count: ${old.length} -> ${next.length}`;
  const added = next.find((ip, index) => ip !== old[index]);
  return added === undefined ? undefined : `Added: ${added}`;
}
