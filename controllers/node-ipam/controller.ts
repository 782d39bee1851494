import { Node } from "../../api/core/node/node.ts";
import { type Controller, watch } from "../../client/controller.ts";
import { cidrRange } from "./cidr-range.ts";
import { lacksCidr, planCidrs } from "./plan.ts";

/** One key for all nodes: two of them planned apart could be given the same range. */
const all = "nodes";

/** Gives nodes the addresses of their pods, out of those of the cluster: of each family. */
export function nodeIpamController(clusterCidrs: readonly string[]): Controller {
  const ranges = clusterCidrs.map(cidrRange);
  return {
    name: "cidrAllocator",
    watches: [
      watch(Node, {
        keys: () => [all],
        // What a node that goes leaves behind, another may wait for.
        when: (next) => next === undefined || lacksCidr(next),
        heedsRenewals: false,
      }),
    ],
    reconcile: (_, view, { backoffMs }) => planCidrs({ nodes: view.list(Node), ranges, backoffMs }),
  };
}
