import type { Node } from "../../../api/core/node/node.ts";
import { equalJson } from "../../../api/json.ts";
import { type NodeWrite, refuse } from "./refuse.ts";

/** A node writes itself, but for its taints and labels that others may trust. */
export function checkNode({ operation, object, nodeName }: NodeWrite): void {
  const { verb, name, stored } = operation;
  const node = `node "${nodeName}"`;
  if (name !== nodeName) {
    throw refuse(operation, `${node} is not allowed to modify node "${name}"`);
  }
  if (verb === "delete") return;
  // The resource is nodes.
  const [next, before] = [object as Node, stored as Node | undefined];
  const changed = before && changedPart(next, before);
  if (changed !== undefined) {
    throw refuse(operation, `${node} is not allowed to modify ${changed}`);
  }
  const labels = changedKeys(next.metadata.labels, before?.metadata.labels).filter(isForbidden);
  if (labels.length === 0) return;
  const told = labels.sort().join(", ");
  throw refuse(
    operation,
    before === undefined
      ? `${node} is not allowed to set the following labels: ${told}`
      : `is not allowed to modify labels: ${told}`,
  );
}

/** By owners of its own it could have itself deleted, to be made anew with other labels. */
function changedPart(next: Node, before: Node): string | undefined {
  if (!equalJson(next.spec.taints ?? [], before.spec.taints ?? [])) return "taints";
  const [now, then] = [next.metadata.ownerReferences ?? [], before.metadata.ownerReferences ?? []];
  return equalJson(now, then) ? undefined : "ownerReferences";
}

type Labels = Readonly<Record<string, string>>;

const changedKeys = (next: Labels = {}, before: Labels = {}): string[] =>
  [...new Set([...Object.keys(next), ...Object.keys(before)])].filter(
    (key) => next[key] !== before[key],
  );

/** Labels that kubelets set. Source: kubelet/pkg/apis/well_known_labels.go 1.36. */
const ofKubelets: ReadonlySet<string> = new Set([
  "kubernetes.io/hostname",
  "topology.kubernetes.io/zone",
  "topology.kubernetes.io/region",
  "failure-domain.beta.kubernetes.io/zone",
  "failure-domain.beta.kubernetes.io/region",
  "node.kubernetes.io/instance-type",
  "beta.kubernetes.io/instance-type",
  "kubernetes.io/os",
  "kubernetes.io/arch",
  "beta.kubernetes.io/os",
  "beta.kubernetes.io/arch",
]);
const spacesOfKubelets = ["kubelet.kubernetes.io", "node.kubernetes.io"];

const isIn = (space: string, domain: string) => space === domain || space.endsWith(`.${domain}`);

function isForbidden(key: string): boolean {
  const slash = key.indexOf("/");
  const space = slash < 0 ? "" : key.slice(0, slash);
  if (isIn(space, "node-restriction.kubernetes.io")) return true;
  const isReserved = isIn(space, "kubernetes.io") || isIn(space, "k8s.io");
  return (
    isReserved && !ofKubelets.has(key) && !spacesOfKubelets.some((domain) => isIn(space, domain))
  );
}
