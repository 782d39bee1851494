/** `kubesim label`: sets and removes labels. */
import type { JsonObject } from "../api/json.ts";
import { labelValueProblems } from "../api/validation/names.ts";
import { Failure } from "../client/kubectl/failure.ts";
import { type Changes, contradictions } from "../client/kubectl/marking.ts";
import { markingCommand } from "./marking-command.ts";

export const command = markingCommand({
  name: "label",
  summary: "Set or remove labels",
  noun: "label",
  file: "pod",
  member: "labels",
  isApart: false,
  tellsMissing: true,
  check: checkLabels,
  outcome: ({ patch }) => labelOutcome(patch),
  refuseOverwrite: (facts) => facts.map((fact) => `${fact}, and --overwrite is false`),
});

/** Throws where a label could not be one, or is to be both set and removed. */
export function checkLabels(changes: Changes): void {
  for (const [key, value] of changes.set) {
    const spec = `${key}=${value}`;
    if (value.includes("=")) throw new Failure(`invalid label spec: ${spec}`);
    const problems = labelValueProblems(value);
    if (problems.length > 0) {
      throw new Failure(`invalid label value: "${spec}": ${problems.join("; ")}`);
    }
  }
  if (contradictions(changes).length > 0) {
    throw new Failure("can not both modify and remove a label in the same command");
  }
}

/** What is told of an object whose labels got this merge patch. */
export function labelOutcome(patch: JsonObject): string {
  const values = Object.values(patch);
  if (values.length === 0) return "not labeled";
  const removed = values.filter((value) => value === null).length;
  if (removed === 0) return "labeled";
  return removed === values.length ? "unlabeled" : "modified";
}
