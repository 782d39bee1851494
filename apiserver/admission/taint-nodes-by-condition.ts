import { Node } from "../../api/core/node/node.ts";
import { withMembers } from "../../api/json.ts";
import type { AdmissionPlugin } from "./plugin.ts";

/** The taint that a node carries until it reports that it is ready. */
const notReadyTaint = { key: "node.kubernetes.io/not-ready", effect: "NoSchedule" } as const;

/** No pod goes to a new node before it is ready. Source: plugin/pkg/admission/nodetaint 1.36. */
export const taintNodesByCondition: AdmissionPlugin = {
  name: "TaintNodesByCondition",
  resource: Node,
  handles: new Set(["create"]),
  mutate(object, { subresource }) {
    if (subresource !== undefined) return object;
    // The plugin is given nodes alone.
    const node = object as Node;
    const { taints = [] } = node.spec;
    const hasIt = taints.some(
      ({ key, effect }) => key === notReadyTaint.key && effect === notReadyTaint.effect,
    );
    if (hasIt) return object;
    return withMembers(node, {
      spec: withMembers(node.spec, { taints: [...taints, notReadyTaint] }),
    });
  },
};
