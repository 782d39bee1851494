import { isObject } from "../../api/json.ts";
import { memberOf } from "../registry/context.ts";
import type { AdmissionPlugin } from "./plugin.ts";

const notReady = { key: "node.kubernetes.io/not-ready", effect: "NoSchedule" };

/** A new node takes no pods until the node lifecycle controller has seen that it is ready. */
export const taintNodesByCondition: AdmissionPlugin = {
  name: "TaintNodesByCondition",
  resource: { group: "", plural: "nodes" },
  mutate(node, { verb }) {
    if (verb !== "create") return node;
    const spec = memberOf(node, "spec");
    if (!isObject(spec)) return node;
    const taints = Array.isArray(spec.taints) ? spec.taints : [];
    if (taints.some((taint) => isObject(taint) && taint.key === notReady.key)) return node;
    return Object.assign({ ...node }, { spec: { ...spec, taints: [...taints, notReady] } });
  },
};
