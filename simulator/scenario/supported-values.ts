/** Members of a scenario whose text must be one of some. */
import { isObject, type Json, type JsonObject } from "../../api/json.ts";
import { faultBudgets } from "./budget.ts";
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
  supported.flatMap(([path, values]) =>
    textsAt(scenario, path.split("."), []).flatMap(({ text, path: place }) => {
      if (values.includes(text)) return [];
      const known = values.map((value) => `"${value}"`).join(", ");
      const message = `Unsupported value: "${text}": supported values: ${known}`;
      return [{ path: place, message }];
    }),
  );

interface Found {
  readonly text: string;
  readonly path: Problem["path"];
}

function textsAt(
  value: Json | undefined,
  [name, ...rest]: readonly string[],
  path: Problem["path"],
): readonly Found[] {
  if (name === undefined) return typeof value === "string" ? [{ text: value, path }] : [];
  if (name !== "*") return isObject(value) ? textsAt(value[name], rest, [...path, name]) : [];
  if (!Array.isArray(value)) return [];
  return value.flatMap((item: Json, index) => textsAt(item, rest, [...path, index]));
}
