/** What keeps a machine from being registered as a node. */
import { fieldErrorBody } from "../api/field-error.ts";
import { quantityTextProblem } from "../api/quantity.ts";
import { validateLabels } from "../api/validation/meta.ts";
import { nameProblems } from "../api/validation/name-formats.ts";
import type { Machine } from "./machine.ts";

/**
 * Throws RangeError for the first of the machines that the API would refuse as a node, or whose
 * name another has: it would be missing from its cluster, and nobody would know why.
 */
export function checkMachines(machines: readonly Machine[]): void {
  const names = new Set<string>();
  for (const machine of machines) {
    const { name } = machine;
    if (names.has(name)) throw new RangeError(`two nodes are named "${name}"`);
    names.add(name);
    const [problem] = problemsOf(machine);
    if (problem !== undefined) throw new RangeError(`node "${name}": ${problem}`);
  }
}

function problemsOf({ name, labels, ...machine }: Machine): readonly string[] {
  const { cpu, memory, pods = 0, ephemeralStorage, resources } = machine;
  const amounts = { cpu, memory, "ephemeral-storage": ephemeralStorage, ...resources };
  return [
    ...nameProblems("subdomain", name).map((why) => `name: Invalid value: "${name}": ${why}`),
    ...Object.entries(amounts).flatMap(([resource, amount = "0"]) =>
      amountProblems(resource, amount),
    ),
    ...amountProblems("pods", String(pods)),
    ...validateLabels(labels, "labels").map((error) => `labels: ${fieldErrorBody(error)}`),
  ];
}

function amountProblems(resource: string, amount: string): readonly string[] {
  const problem = amount.startsWith("-")
    ? "must be greater than or equal to 0"
    : quantityTextProblem(amount);
  return problem === undefined ? [] : [`${resource}: Invalid value: "${amount}": ${problem}`];
}
