/** Who is made to leave. Source: "Pod Priority and Preemption", and kube-scheduler 1.36. */
import type { PodDisruptionBudget } from "../../../api/policy/pod-disruption-budget.ts";
import { parseTime, type Random } from "../../../api/runtime.ts";
import { selectorFromLabelSelector } from "../../../api/selectors/labels.ts";
import type { Node, Pod } from "../../framework/framework.ts";
import { type Cluster, nameOf, podsOn, type Refusal } from "./cluster.ts";

/** What is to be done for a pod that fits nowhere, or why nothing can be. */
export interface Preemption {
  readonly node?: string;
  readonly victims?: readonly Pod[];
  /** Why the pod may not have others leave. */
  readonly obstacle?: string;
  /** Why nobody's leaving helps, once for each node. */
  readonly reasons: readonly string[];
}

export interface Question {
  /** All of them, by name. */
  readonly nodes: readonly Node[];
  readonly cluster: Cluster;
  readonly refusalOn: (node: Node, cluster: Cluster) => Refusal | undefined;
  readonly random: Random | undefined;
}

export const priority = ({ spec }: Pod): number => spec.priority ?? 0;

export function preempt(pod: Pod, question: Question): Preemption {
  const { nodes, cluster, refusalOn, random } = question;
  const obstacle = obstacleOf(pod, question);
  if (obstacle !== undefined) return { obstacle, reasons: [] };
  const open = nodes.filter((node) => refusalOn(node, cluster)?.isFinal === false);
  const start = open.length === 0 ? 0 : (random?.integer(open.length) ?? 0);
  const reasons = Array<string>(nodes.length - open.length).fill(
    "Preemption is not helpful for scheduling",
  );
  const found: Candidate[] = [];
  for (const node of [...open.slice(start), ...open.slice(0, start)]) {
    const candidate = victimsOn(pod, node, question);
    if (Array.isArray(candidate)) reasons.push(...candidate);
    else found.push(candidate);
  }
  const best = found.reduce<Candidate | undefined>(
    (one, other) => (one === undefined || isCheaper(other.costs, one.costs) ? other : one),
    undefined,
  );
  return best === undefined ? { reasons } : { node: best.node, victims: best.victims, reasons };
}

function obstacleOf(pod: Pod, { nodes, cluster, refusalOn }: Question): string | undefined {
  if (pod.spec.preemptionPolicy === "Never") return "not eligible due to preemptionPolicy=Never.";
  const own = cluster.nominated.find((each) => each.pod.metadata.uid === pod.metadata.uid);
  const node = nodes.find((each) => nameOf(each) === own?.on);
  if (node === undefined || refusalOn(node, cluster)?.isFinal === true) return undefined;
  const leaves = podsOn(node, cluster).some(
    (other) =>
      priority(other) < priority(pod) &&
      other.metadata.deletionTimestamp !== undefined &&
      other.status.conditions?.some(({ reason }) => reason === "PreemptionByScheduler"),
  );
  return leaves ? "not eligible due to a terminating pod on the nominated node." : undefined;
}

interface Candidate {
  readonly node: string;
  readonly victims: readonly Pod[];
  /** The first that differs decides. */
  readonly costs: readonly number[];
}

/** The victims, or why the node would not do without any of the lesser pods. */
function victimsOn(pod: Pod, node: Node, question: Question): Candidate | string[] {
  const { cluster, refusalOn } = question;
  const lesser = podsOn(node, cluster)
    .filter((each) => priority(each) < priority(pod))
    .sort((left, right) => (isMoreImportant(left, right) ? -1 : 1));
  if (lesser.length === 0) return ["No preemption victims found for incoming pod"];
  const without = (gone: readonly Pod[]) => ({
    ...cluster,
    pods: cluster.pods.filter((each) => !gone.includes(each.pod)),
  });
  const refusal = refusalOn(node, without(lesser));
  if (refusal !== undefined) return [...refusal.reasons];
  const guarded = guardedAmong(lesser, cluster.budgets);
  let victims = lesser;
  for (const each of [...guarded, ...lesser.filter((other) => !guarded.includes(other))]) {
    const fewer = victims.filter((other) => other !== each);
    if (refusalOn(node, without(fewer)) === undefined) victims = fewer;
  }
  const violations = victims.filter((each) => guarded.includes(each)).length;
  return { node: nameOf(node), victims, costs: costsOf(victims, violations) };
}

const startOf = ({ status }: Pod) => parseTime(status.startTime) ?? Number.POSITIVE_INFINITY;
const keyOf = ({ metadata }: Pod) => `${metadata.namespace}/${metadata.name}`;

function isMoreImportant(left: Pod, right: Pod): boolean {
  if (priority(left) !== priority(right)) return priority(left) > priority(right);
  if (startOf(left) !== startOf(right)) return startOf(left) < startOf(right);
  return keyOf(left) < keyOf(right);
}

/** Those that cannot leave, after all before them did, without breaking a budget. */
function guardedAmong(pods: readonly Pod[], budgets: readonly PodDisruptionBudget[]) {
  const allowed = new Map(budgets.map((each) => [each, each.status.disruptionsAllowed]));
  return pods.filter(({ metadata }) => {
    let isGuarded = false;
    for (const [budget, left] of allowed) {
      if (budget.metadata.namespace !== metadata.namespace) continue;
      if (!selectorFromLabelSelector(budget.spec.selector).matches(metadata.labels)) continue;
      allowed.set(budget, left - 1);
      isGuarded ||= left <= 0;
    }
    return isGuarded;
  });
}

function costsOf(victims: readonly Pod[], violations: number): readonly number[] {
  const highest = Math.max(...victims.map(priority));
  const most = victims.filter((each) => priority(each) === highest);
  const sum = victims.reduce((all, each) => all + priority(each) + 2 ** 31, 0);
  return [violations, highest, sum, victims.length, -Math.min(...most.map(startOf))];
}

function isCheaper(costs: readonly number[], others: readonly number[]): boolean {
  const at = costs.findIndex((cost, index) => cost !== others[index]);
  return at >= 0 && (costs[at] ?? 0) < (others[at] ?? 0);
}
