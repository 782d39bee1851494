import { tolerates } from "../../api/selectors/taints.ts";
import { signatureOf } from "../decision/signature.ts";
import type { Plugin, Rejection } from "../framework/framework.ts";
import { cordoned, uncordon } from "../nodes/cordon.ts";

const name = "NodeUnschedulable";
const rejection: Rejection = {
  plugin: name,
  reasons: ["node(s) were unschedulable"],
  unresolvable: true,
};

/** Keeps pods off cordoned nodes, but for those that tolerate it. */
export const nodeUnschedulable: Plugin = {
  name,
  sign: ({ spec }) => signatureOf(spec.tolerations),
  preFilter({ spec }, snapshot) {
    if (tolerates(spec.tolerations, cordoned)) return undefined;
    return {
      filter: (slot) => (snapshot.unschedulable[slot] === 1 ? rejection : undefined),
      remedies: () => [uncordon],
    };
  },
  requeueOn: ["NodeAdd", "NodeUpdateTaint", "TargetPodUpdateToleration"],
  queueingHint({ spec }, { name: event, previousNode }) {
    if (event === "TargetPodUpdateToleration") return tolerates(spec.tolerations, cordoned);
    return previousNode === undefined || previousNode.spec.unschedulable === true;
  },
};
