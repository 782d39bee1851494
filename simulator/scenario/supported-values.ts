/** Members of a scenario whose text must be one of some. */
import type { JsonObject } from "../../api/json.ts";
import { faultBudgets } from "./budget.ts";
import { placesAt } from "./places.ts";
import type { Problem } from "./problems.ts";

/** The values by the path to their member; a star is any place of a list. */
const supported: readonly (readonly [path: string, values: readonly string[]])[] = [
  ["spec.cluster.scheduling", ["kubernetes", "bin-packing"]],
  ["spec.cluster.interleaving", ["fifo", "shuffled"]],
  ["spec.cluster.nodeGroups.*.taints.*.effect", ["NoSchedule", "PreferNoSchedule", "NoExecute"]],
  ["spec.steps.*.patch.type", ["merge", "strategic", "json"]],
  ["spec.steps.*.delete.propagationPolicy", ["Background", "Foreground", "Orphan"]],
  ["spec.faults.of.*", Object.keys(faultBudgets)],
];

/** A problem for each that is none of them. */
export const unsupportedProblems = (scenario: JsonObject): readonly Problem[] =>
  supported.flatMap(([place, values]) =>
    placesAt(scenario, place).flatMap(({ value, path }) => {
      if (typeof value !== "string" || values.includes(value)) return [];
      const known = values.map((each) => `"${each}"`).join(", ");
      const message = `Unsupported value: "${value}": supported values: ${known}`;
      return [{ path, message }];
    }),
  );
