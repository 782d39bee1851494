/** The nodes that load balancers send traffic to. */
import type { Node } from "../../api/core/node/node.ts";
import type { Service } from "../../api/core/service/service.ts";
import { type Action, record } from "../../client/action.ts";
import { note, unavailable } from "./events.ts";
import { hasFinalizer, wantsLoadBalancer } from "./state.ts";

const excludedLabel = "node.kubernetes.io/exclude-from-external-load-balancers";
const toBeDeletedTaint = "ToBeDeletedByClusterAutoscaler";

/** Source: k8s.io/cloud-provider, service controller, getNodeConditionPredicate 1.36. */
export function takesTraffic({ metadata, spec, status }: Node): boolean {
  if (metadata.labels?.[excludedLabel] !== undefined) return false;
  if (spec.taints?.some(({ key }) => key === toBeDeletedTaint) === true) return false;
  const { conditions = [] } = status;
  const ready = conditions.find(({ type }) => type === "Ready");
  return conditions.length > 0 && (ready === undefined || ready.status === "True");
}

/** Tells of other nodes behind every load balancer. Source: nodeSyncInternal 1.36. */
export function planNodeNotes(
  services: readonly Service[],
  previous: readonly string[],
  next: readonly string[],
): readonly Action[] {
  const isSame = previous.length === next.length && previous.every((name, at) => name === next[at]);
  if (isSame) return [];
  return services
    .filter((service) => wantsLoadBalancer(service) && hasFinalizer(service))
    .map((service) =>
      next.length > 0
        ? note(service, "UpdatedLoadBalancer", "Updated load balancer with new hosts")
        : record(unavailable(service)),
    );
}
