/** Whether machines, and the kubelets on them, are to be reached. */
import type { Node } from "../api/core/node/node.ts";
import { type Absence, absenceOf, isUp, type PresentFaults } from "../kubelet/index.ts";

interface Machines {
  readonly nowMs: number;
  readonly kubelet: { readonly faults?: PresentFaults };
}

/** Nobody reaches a frozen machine, and nothing comes from it. */
export function isFrozen({ kubelet: { faults }, nowMs }: Machines, name: string): boolean {
  if (faults === undefined || faults.list().length === 0) return false;
  return absenceOf(faults.list(), faults.node(name), nowMs)?.kind === "frozen";
}

/** What Go says of the connection to a machine, or to its kubelet, that does not come to be. */
export type DialProblem =
  | "connect: no route to host"
  | "connect: connection refused"
  | "i/o timeout";

const problems = {
  frozen: "i/o timeout",
  cutOff: "i/o timeout",
  stopped: "connect: connection refused",
} as const satisfies Readonly<Record<Absence["kind"], DialProblem>>;

/** Why the API server does not reach the kubelet of a node; undefined where it does. */
export function kubeletProblem({ kubelet, nowMs }: Machines, node: Node): DialProblem | undefined {
  if (!isUp(node)) return "connect: no route to host";
  const absence = absenceOf(kubelet.faults?.list() ?? [], node, nowMs);
  return absence && problems[absence.kind];
}

/** The same of what runs on the machine: a kubelet that does not run keeps nobody from it. */
export function machineProblem(machines: Machines, node: Node): DialProblem | undefined {
  const problem = kubeletProblem(machines, node);
  return problem === problems.stopped ? undefined : problem;
}
