import { tolerates } from "../../api/selectors/taints.ts";
import { signatureOf } from "../decision/signature.ts";
import type { Plugin, Pod, Rejection, Remedy } from "../framework/framework.ts";
import { cordoned, uncordon } from "../nodes/cordon.ts";
import type { Taint } from "../snapshot/node-info.ts";

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
      filter(slot) {
        for (const taint of snapshot.info(slot).taints) {
          if (keepsOut(taint, tolerations)) return rejection;
        }
        return undefined;
      },
      remedies(slot) {
        const { taints } = snapshot.info(slot);
        return taints.filter((taint) => keepsOut(taint, tolerations)).map(remedyFor);
      },
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
const bears = (tolerations: Pod["spec"]["tolerations"], taints: readonly Taint[]): boolean =>
  !taints.some((taint) => keepsOut(taint, tolerations));

const keepsOut = (taint: Taint, tolerations: Pod["spec"]["tolerations"]) =>
  taint.effect !== "PreferNoSchedule" && !tolerates(tolerations, taint);

function remedyFor({ key, value = "", effect }: Taint): Remedy {
  // Whoever uncordons a node takes this taint off it.
  if (key === cordoned.key && effect === cordoned.effect) return uncordon;
  return { change: `tolerate ${key}${value === "" ? "" : `=${value}`}:${effect}` };
}
