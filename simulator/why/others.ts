/** Why nodes, autoscalers and budgets are not as wanted. */
import type { HorizontalPodAutoscaler } from "../../api/autoscaling/horizontal-pod-autoscaler.ts";
import type { Node } from "../../api/core/node/node.ts";
import type { PodDisruptionBudget } from "../../api/policy/pod-disruption-budget.ts";
import { actorText, changesOf, writesOf } from "../history/index.ts";
import { type Finding, finding, type Known } from "./known.ts";
import { nodeTrouble } from "./machine.ts";
import { ago, because, conditionOf, sinceField } from "./words.ts";

export function nodeFindings(node: Node, known: Known): readonly Finding[] {
  const { metadata, spec, status } = node;
  const { conditions = [] } = status;
  const ready = conditionOf(conditions, "Ready");
  const found: Finding[] = [];
  if (ready?.status !== "True") {
    const trouble = nodeTrouble(node, known);
    const since = sinceField(ready?.lastTransitionTime, known.nowMs);
    const power = lastChange(metadata.name ?? "", /sim\.kubesim\.dev\/power/, known);
    const reasons = [...(trouble === undefined ? [] : [trouble]), ...power];
    const when = since === "" ? "" : ` since${since.replace(/ ago$/, "")}`;
    found.push(finding("NotReady", `It is not ready${when}.`, reasons));
  }
  const pressed = conditions.filter(({ type, status: is }) => type !== "Ready" && is === "True");
  if (pressed.length > 0) {
    found.push(finding("NotAsWanted", "Its kubelet runs short.", pressed.map(because)));
  }
  if (spec.unschedulable === true) {
    const cordoned = lastChange(metadata.name ?? "", /^unschedulable none -> true/, known);
    found.push(finding("NotAsWanted", "It is cordoned: no new pods are placed on it.", cordoned));
  }
  return found;
}

/** Who last made a change of that sort to a node. */
function lastChange(name: string, change: RegExp, known: Known): readonly string[] {
  const write = writesOf(known.log, "nodes", name).findLast(
    ({ previous, object }) =>
      previous !== undefined && changesOf(previous, object).some((each) => change.test(each)),
  );
  if (write?.previous === undefined) return [];
  const [told = ""] = changesOf(write.previous, write.object).filter((each) => change.test(each));
  return [`${actorText(write)} did that ${ago(write.timeMs, known.nowMs)}: ${told}`];
}

export function autoscalerFindings({ status, spec }: HorizontalPodAutoscaler): readonly Finding[] {
  const { conditions, currentReplicas = 0, desiredReplicas } = status;
  const bad = ["AbleToScale", "ScalingActive"]
    .map((type) => conditionOf(conditions, type))
    .filter((each) => each?.status === "False");
  const limited = conditionOf(conditions, "ScalingLimited");
  const reasons = [...bad, ...(limited?.status === "True" ? [limited] : [])].flatMap((each) =>
    each === undefined ? [] : [because(each)],
  );
  const { kind, name } = spec.scaleTargetRef;
  if (bad.length > 0) {
    return [finding("NotAsWanted", `It does not scale ${kind} ${name}.`, reasons)];
  }
  if (currentReplicas === desiredReplicas && reasons.length === 0) return [];
  const text = `${kind} ${name} has ${currentReplicas} pods, and it wants ${desiredReplicas}.`;
  return [finding("NotAsWanted", text, reasons)];
}

export function budgetFindings({ status }: PodDisruptionBudget): readonly Finding[] {
  const { disruptionsAllowed, currentHealthy, desiredHealthy, expectedPods, conditions } = status;
  if (disruptionsAllowed > 0) return [];
  const allowed = conditionOf(conditions, "DisruptionAllowed");
  const text =
    `It lets no pod be evicted: ${currentHealthy} of ${expectedPods} are healthy and ` +
    `${desiredHealthy} must be.`;
  return [finding("Eviction", text, allowed === undefined ? [] : [because(allowed)])];
}
