import type { Plugin, Pod, Rejection } from "../framework.ts";
import type { Taint } from "../node-info.ts";
import { signatureOf } from "../signature.ts";
import { tolerates } from "../tolerations.ts";

const name = "TaintToleration";
const rejection: Rejection = {
  plugin: name,
  reasons: ["node(s) had untolerated taint(s)"],
  unresolvable: true,
};

/** Keeps pods off nodes whose taints they do not tolerate, and rather off those that warn. */
export const taintToleration: Plugin = {
  name,
  sign: ({ spec }) => signatureOf(spec.tolerations),
  preFilter({ spec: { tolerations } }, snapshot) {
    return {
      filter: (slot) => (bears(tolerations, snapshot.info(slot).taints) ? undefined : rejection),
    };
  },
  preScore({ spec: { tolerations = [] } }, snapshot) {
    const soft = tolerations.filter(
      ({ effect = "" }) => effect === "" || effect === "PreferNoSchedule",
    );
    return {
      normalize: "lowest",
      score(slot) {
        let untolerated = 0;
        for (const taint of snapshot.info(slot).taints) {
          if (taint.effect !== "PreferNoSchedule" || tolerates(soft, taint)) continue;
          untolerated += 1;
        }
        return untolerated;
      },
    };
  },
  requeueOn: ["NodeAdd", "NodeUpdateTaint", "TargetPodUpdateToleration"],
  queueingHint: ({ spec }, { previousNode }) =>
    previousNode === undefined || !bears(spec.tolerations, previousNode.spec.taints ?? []),
};

/** Whether the tolerations bear all taints that keep pods off. */
function bears(tolerations: Pod["spec"]["tolerations"], taints: readonly Taint[]): boolean {
  for (const taint of taints) {
    if (taint.effect !== "PreferNoSchedule" && !tolerates(tolerations, taint)) return false;
  }
  return true;
}
