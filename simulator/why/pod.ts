/** Why a pod waits, or is not ready. */
import { Node } from "../../api/core/node/node.ts";
import { hasEnded } from "../../api/core/pod/has-ended.ts";
import type { Pod } from "../../api/core/pod/pod.ts";
import { PodDisruptionBudget } from "../../api/policy/pod-disruption-budget.ts";
import { selectorFromLabelSelector } from "../../api/selectors/labels.ts";
import { containerTroubles } from "./containers.ts";
import { warningsOf } from "./events.ts";
import { faultsOn, faultsOnProcesses } from "./faults.ts";
import { type Finding, finding, type Known } from "./known.ts";
import { machineTrouble } from "./machine.ts";
import { because, conditionOf, count, sentence } from "./words.ts";

export function podFindings(pod: Pod, known: Known): readonly Finding[] {
  if (hasEnded(pod)) return ended(pod);
  const { nodeName = "" } = pod.spec;
  if (nodeName === "") return [pending(pod, known)];
  const found = pod.status.phase === "Pending" ? startingUp(pod, known) : notReady(pod, known);
  return [...found, ...eviction(pod, known)];
}

function ended({ status }: Pod): readonly Finding[] {
  const { phase, conditions, containerStatuses = [] } = status;
  if (phase === "Succeeded") return [finding("NotReady", "It has run to its end.")];
  const said = because(status);
  const target = conditionOf(conditions, "DisruptionTarget");
  const ends = containerStatuses.flatMap(({ name, state: { terminated } }) => {
    if (terminated === undefined || terminated.exitCode === 0) return [];
    const { reason = "", exitCode } = terminated;
    return [`container ${name} ended: ${reason}, exit code ${exitCode}`];
  });
  const reasons = target?.status === "True" ? [because(target), ...ends] : ends;
  return [finding("NotReady", sentence(`It has failed${said === "" ? "" : `: ${said}`}`), reasons)];
}

function pending({ metadata }: Pod, known: Known): Finding {
  const { namespace = "", name = "" } = metadata;
  const report = known.schedulingOf(namespace, name);
  const faults = faultsOnProcesses(["kube-scheduler"], known);
  if (report === undefined) {
    return finding("Pending", "It is on no node, and no scheduler is running.", faults);
  }
  const { verdict, preemption = "", remedies = [] } = report;
  return finding("Pending", "It is on no node.", [
    ...faults,
    verdict,
    ...(preemption === "" ? [] : [preemption]),
    ...remedies.map(
      ({ changes = [], unsolved = [], nodes, example }) =>
        `it would fit on ${count(nodes, "node")} such as ${example} with ` +
        [...changes, ...unsolved.map((each) => `no known change for: ${each}`)].join(" and "),
    ),
  ]);
}

function startingUp(pod: Pod, known: Known): readonly Finding[] {
  const { nodeName = "" } = pod.spec;
  return [
    finding("Pending", `It is on node ${nodeName}, and its containers do not all run yet.`, [
      ...surroundings(pod, known),
      ...containerTroubles(pod, known.nowMs),
      ...warningsOf(pod, known),
    ]),
  ];
}

function notReady(pod: Pod, known: Known): readonly Finding[] {
  const { conditions } = pod.status;
  const ready = conditionOf(conditions, "Ready");
  if (ready?.status === "True") return [];
  const gates = (pod.spec.readinessGates ?? []).flatMap(({ conditionType }) => {
    const gate = conditionOf(conditions, conditionType);
    if (gate?.status === "True") return [];
    const is = gate === undefined ? "nobody has set it" : `it is ${gate.status} ${because(gate)}`;
    return [`readiness gate ${conditionType}: ${is.trim()}`];
  });
  const reasons = [
    ...surroundings(pod, known),
    ...containerTroubles(pod, known.nowMs),
    ...gates,
    ...warningsOf(pod, known),
  ];
  return [finding("NotReady", "It is not ready.", reasons)];
}

/** What is wrong with its machine, and the Faults that strike it, that or its kubelet. */
function surroundings({ metadata, spec }: Pod, known: Known): readonly string[] {
  const { namespace, name } = metadata;
  const { nodeName = "" } = spec;
  const trouble = machineTrouble(nodeName, known);
  const struck = [
    { target: `${namespace}/${name}`, title: `pod ${name}` },
    { target: nodeName, title: `node ${nodeName}` },
    { target: "kubelet", title: "kubelet" },
  ];
  const faults = faultsOn(struck, known);
  return [...new Set([...(trouble === undefined ? [] : [trouble]), ...faults])];
}

/** What keeps it on a node that is to be emptied. */
function eviction({ metadata, spec }: Pod, known: Known): readonly Finding[] {
  const { namespace, labels = {} } = metadata;
  const node = known.get(Node, spec.nodeName ?? "");
  if (node?.spec.unschedulable !== true) return [];
  const full = known
    .list(PodDisruptionBudget, namespace)
    .filter(
      (budget) =>
        selectorFromLabelSelector(budget.spec.selector).matches(labels) &&
        (budget.status.disruptionsAllowed ?? 0) < 1,
    )
    .map(({ metadata: { name = "" }, status }) => {
      const { currentHealthy = 0, desiredHealthy = 0 } = status;
      return (
        `PodDisruptionBudget ${name}: ${currentHealthy} of its pods ` +
        `${currentHealthy === 1 ? "is" : "are"} healthy and ${desiredHealthy} must be`
      );
    });
  if (full.length === 0) return [];
  const text = `Its node ${spec.nodeName} is cordoned, and it may not be evicted now.`;
  return [finding("Eviction", text, full)];
}

/** Why a pod is not as wanted, in a line; `undefined` for one that is ready. */
export function podTrouble(pod: Pod, known: Known): string | undefined {
  const { status, spec, metadata } = pod;
  const { nodeName = "" } = spec;
  if (metadata.deletionTimestamp !== undefined) {
    const trouble = machineTrouble(nodeName, known);
    return trouble === undefined ? "is being deleted" : `is being deleted, but ${trouble}`;
  }
  if (status.phase === "Succeeded") return undefined;
  if (status.phase === "Failed") {
    return `has failed: ${because(status) || "a container ended with an error"}`;
  }
  if (conditionOf(status.conditions, "Ready")?.status === "True") return undefined;
  if (nodeName === "") {
    const placed = conditionOf(status.conditions, "PodScheduled");
    return placed === undefined ? "is on no node yet" : `is on no node: ${because(placed)}`;
  }
  // Pods with the same trouble are told of together, since whenever each of them has it.
  const [first] = [machineTrouble(nodeName, known) ?? [], containerTroubles(pod)].flat();
  return first ?? "is not ready";
}
