/** Rules about a node by itself: its name, labels, taints and ports. */
import type { NodeSelectorTerm } from "../../../api/core/node-selector.ts";
import type { Node, Pod } from "../../framework/framework.ts";
import { type Cluster, final, labelOf, nameOf, passing, podsOn, type Refusal } from "./cluster.ts";

type Taint = NonNullable<Node["spec"]["taints"]>[number];
type Requirement = NonNullable<NodeSelectorTerm["matchExpressions"]>[number];

export function cordonRefusal(pod: Pod, node: Node): Refusal | undefined {
  const taint = { key: "node.kubernetes.io/unschedulable", effect: "NoSchedule" };
  if (node.spec.unschedulable !== true || isBorne(taint, pod)) return undefined;
  return final("node(s) were unschedulable");
}

export function nameRefusal({ spec: { nodeName = "" } }: Pod, node: Node): Refusal | undefined {
  if (nodeName === "" || nodeName === nameOf(node)) return undefined;
  return final("node(s) didn't match the requested node name");
}

export function taintRefusal(pod: Pod, node: Node): Refusal | undefined {
  return bearsNode(pod, node) ? undefined : final("node(s) had untolerated taint(s)");
}

/** Whether the pod bears all taints of the node that keep pods off it. */
export const bearsNode = (pod: Pod, { spec: { taints = [] } }: Node): boolean =>
  taints.every((taint) => taint.effect === "PreferNoSchedule" || isBorne(taint, pod));

/** How many taints of the node would rather not have the pod. */
export const unwelcoming = (pod: Pod, { spec: { taints = [] } }: Node): number =>
  taints.filter((taint) => taint.effect === "PreferNoSchedule" && !isBorne(taint, pod)).length;

function isBorne(taint: Taint, { spec: { tolerations = [] } }: Pod): boolean {
  return tolerations.some((toleration) => {
    if (toleration.effect && toleration.effect !== taint.effect) return false;
    if (toleration.key && toleration.key !== taint.key) return false;
    const [given, taken] = [taint.value ?? "", toleration.value ?? ""];
    if (toleration.operator === "Exists") return true;
    if (toleration.operator === "Gt") return given !== "" && Number(given) > Number(taken);
    if (toleration.operator === "Lt") return given !== "" && Number(given) < Number(taken);
    return given === taken;
  });
}

/** Terms that can only mean nodes by their names, and of these none. */
export function namesRefusal(pod: Pod): Refusal | undefined {
  return namedNodes(pod)?.size === 0 ? final("pod affinity terms conflict") : undefined;
}

/** Before its labels are looked at, a node must be among those that the terms name. */
export function selectorRefusal(pod: Pod, node: Node): Refusal | undefined {
  if (selects(pod, node)) return undefined;
  return final("node(s) didn't match Pod's node affinity/selector");
}

/** The reason of a node that is not among those that are looked at at all. */
export function unnamedRefusal(pod: Pod, node: Node): Refusal | undefined {
  if (namedNodes(pod)?.has(nameOf(node)) !== false) return undefined;
  return final("node(s) didn't satisfy plugin(s) [NodeAffinity]");
}

function namedNodes({ spec }: Pod): ReadonlySet<string> | undefined {
  const terms =
    spec.affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution
      ?.nodeSelectorTerms ?? [];
  const byTerm = terms.map(({ matchFields = [] }) =>
    matchFields.filter(({ operator }) => operator === "In").map(({ values = [] }) => values),
  );
  if (terms.length === 0 || byTerm.some((fields) => fields.length === 0)) return undefined;
  return new Set(
    byTerm.flatMap((fields) =>
      fields.flat().filter((name) => fields.every((values) => values.includes(name))),
    ),
  );
}

/** Whether the pod's node selector and required node affinity mean the node. */
export function selects({ spec }: Pod, node: Node): boolean {
  const bySelector = Object.entries(spec.nodeSelector ?? {}).every(
    ([key, value]) => labelOf(node, key) === value,
  );
  const required =
    spec.affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution?.nodeSelectorTerms;
  return bySelector && (required?.some((term) => isMeant(node, term)) ?? true);
}

/** The sum of the weights of preferred terms that mean the node. */
export const preference = ({ spec }: Pod, node: Node): number =>
  (spec.affinity?.nodeAffinity?.preferredDuringSchedulingIgnoredDuringExecution ?? [])
    .filter(({ preference }) => isMeant(node, preference))
    .reduce((sum, { weight }) => sum + weight, 0);

function isMeant(node: Node, { matchExpressions = [], matchFields = [] }: NodeSelectorTerm) {
  if (matchExpressions.length + matchFields.length === 0) return false;
  return (
    matchExpressions.every((each) => holds(each, labelOf(node, each.key))) &&
    matchFields.every((each) => holds(each, nameOf(node)))
  );
}

function holds({ operator, values = [] }: Requirement, value: string | undefined): boolean {
  if (operator === "DoesNotExist") return value === undefined;
  if (operator === "NotIn") return value === undefined || !values.includes(value);
  if (value === undefined) return false;
  if (operator === "Exists") return true;
  if (operator === "In") return values.includes(value);
  if (!/^\d+$/.test(value)) return false;
  const [number, bound] = [Number(value), Number(values[0])];
  return operator === "Gt" ? number > bound : number < bound;
}

export function portsRefusal(pod: Pod, node: Node, cluster: Cluster): Refusal | undefined {
  const taken = podsOn(node, cluster).flatMap(portsOf);
  const conflicts = portsOf(pod).some((wanted) =>
    taken.some(
      (port) =>
        port.number === wanted.number &&
        port.protocol === wanted.protocol &&
        (port.ip === wanted.ip || port.ip === "0.0.0.0" || wanted.ip === "0.0.0.0"),
    ),
  );
  return conflicts
    ? passing("node(s) didn't have free ports for the requested pod ports")
    : undefined;
}

const portsOf = ({ spec: { containers, initContainers = [] } }: Pod) =>
  [...containers, ...initContainers.filter(({ restartPolicy }) => restartPolicy === "Always")]
    .flatMap(({ ports = [] }) => ports)
    .filter(({ hostPort = 0 }) => hostPort !== 0)
    .map(({ hostPort: number, hostIP = "", protocol = "TCP" }) => {
      return { number, protocol, ip: hostIP === "" ? "0.0.0.0" : hostIP };
    });
