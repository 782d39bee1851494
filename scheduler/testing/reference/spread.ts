/** Topology spread constraints. Source: the concept page, and KEPs 895, 3022, 3094 and 3243. */
import type { TopologySpreadConstraint } from "../../../api/core/pod/scheduling.ts";
import {
  type LabelMatcher,
  selectorFromLabelSelector,
  selectorFromLabels,
} from "../../../api/selectors/labels.ts";
import type { Node, Pod } from "../../framework/framework.ts";
import { type Cluster, final, labelOf, nameOf, passing, podsOn, type Refusal } from "./cluster.ts";
import { bearsNode, selects } from "./nodes.ts";

/** Constraints for pods that have none. */
export interface Defaults {
  readonly constraints: readonly TopologySpreadConstraint[];
  /** Nodes that lack a label count too. */
  readonly isLenient: boolean;
}
interface Constraint {
  readonly rule: TopologySpreadConstraint;
  /** What all counted pods match. */
  readonly selectors: readonly LabelMatcher[];
}
const reason = "node(s) didn't match pod topology spread constraints";

function constraintsOf(
  pod: Pod,
  action: string,
  { cluster, defaults }: { readonly cluster: Cluster; readonly defaults: Defaults },
): readonly Constraint[] {
  const own = pod.spec.topologySpreadConstraints ?? [];
  const selectors = own.length > 0 ? [] : defaultSelectors(pod, cluster);
  if (own.length === 0 && selectors.length === 0) return [];
  return (own.length > 0 ? own : defaults.constraints)
    .filter(({ whenUnsatisfiable }) => whenUnsatisfiable === action)
    .map((rule) => ({
      rule,
      selectors: own.length > 0 ? [selectorFromLabelSelector(rule.labelSelector)] : selectors,
    }));
}

/** What services and the controller of a pod select it by. */
function defaultSelectors({ metadata }: Pod, { services, replicaSets }: Cluster) {
  const { namespace = "", labels, ownerReferences = [] } = metadata;
  const selected = services
    .filter((service) => service.metadata.namespace === namespace)
    .map(({ spec }) => selectorFromLabels(spec.selector ?? {}))
    .filter(({ picks, matches }) => picks === "some" && matches(labels));
  const owner = ownerReferences.find(({ controller }) => controller === true);
  const selector = replicaSets.get(`${namespace}/${owner?.name}`);
  return selector === undefined ? selected : [...selected, selectorFromLabelSelector(selector)];
}

const isCounted = (pod: Pod, { selectors }: Constraint) =>
  selectors.every(({ matches }) => matches(pod.metadata.labels));

/** How many pods of the node count: an empty selector counts none, nor do those that leave. */
function countOn(node: Node, pod: Pod, constraint: Constraint, cluster: Cluster): number {
  if (constraint.selectors.some(({ picks }) => picks === "everything")) return 0;
  return podsOn(node, cluster).filter(
    (other) =>
      other.metadata.namespace === pod.metadata.namespace &&
      other.metadata.deletionTimestamp === undefined &&
      isCounted(other, constraint),
  ).length;
}

const hasAll = (node: Node, constraints: readonly Constraint[]) =>
  constraints.every(({ rule }) => labelOf(node, rule.topologyKey) !== undefined);

function isEligible(pod: Pod, node: Node, { rule }: Constraint): boolean {
  if (rule.nodeAffinityPolicy !== "Ignore" && !selects(pod, node)) return false;
  return rule.nodeTaintsPolicy !== "Honor" || bearsNode(pod, node);
}

export interface Asked {
  readonly cluster: Cluster;
  readonly defaults: Defaults;
}

export function spreadRefusal(pod: Pod, node: Node, asked: Asked): Refusal | undefined {
  const { cluster } = asked;
  const constraints = constraintsOf(pod, "DoNotSchedule", asked);
  for (const constraint of constraints) {
    const { topologyKey: key, maxSkew, minDomains = 1 } = constraint.rule;
    if (labelOf(node, key) === undefined) return final(`${reason} (missing required label)`);
    const eligible = cluster.nodes.filter(
      (each) => hasAll(each, constraints) && isEligible(pod, each, constraint),
    );
    const places = new Map<string, number>();
    for (const each of eligible) {
      const place = labelOf(each, key) ?? "";
      const count = countOn(each, pod, constraint, cluster);
      places.set(place, (places.get(place) ?? 0) + count);
    }
    const fewest = places.size < minDomains ? 0 : Math.min(...places.values());
    const here = places.get(labelOf(node, key) ?? "") ?? 0;
    if (here + (isCounted(pod, constraint) ? 1 : 0) - fewest > maxSkew) return passing(reason);
  }
  return undefined;
}

/** Normalised scores of the feasible nodes. */
export function spreadScores(pod: Pod, feasible: readonly Node[], asked: Asked) {
  const { cluster, defaults } = asked;
  const constraints = constraintsOf(pod, "ScheduleAnyway", asked);
  if (constraints.length === 0) return feasible.map(() => 0);
  const isStrict = (pod.spec.topologySpreadConstraints ?? []).length > 0 || !defaults.isLenient;
  const takesPart = (node: Node) => !isStrict || hasAll(node, constraints);
  const taking = feasible.filter(takesPart);
  const raw = feasible.map((node) => {
    if (!takesPart(node)) return undefined;
    const parts = constraints.map((constraint) => {
      const { topologyKey: key, maxSkew } = constraint.rule;
      if (labelOf(node, key) === undefined) return 0;
      const byNode = key === "kubernetes.io/hostname";
      const counted = byNode
        ? [node]
        : cluster.nodes.filter((each) => {
            const isHere = labelOf(each, key) === labelOf(node, key);
            return isHere && takesPart(each) && isEligible(pod, each, constraint);
          });
      const places = new Set(taking.map((each) => (byNode ? nameOf(each) : labelOf(each, key))));
      const counts = counted.map((each) => countOn(each, pod, constraint, cluster));
      const count = counts.reduce((sum, each) => sum + each, 0);
      return count * Math.log(places.size + 2) + (maxSkew - 1);
    });
    return Math.round(parts.reduce((sum, part) => sum + part, 0));
  });
  const known = raw.filter((score) => score !== undefined);
  const [lowest, highest] = [Math.min(...known), Math.max(...known)];
  return raw.map((score) => {
    if (score === undefined) return 0;
    return highest === 0 ? 100 : Math.floor((100 * (highest + lowest - score)) / highest);
  });
}
