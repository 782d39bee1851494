/** Where pods may go: tolerations, node selectors, spreading. */
import type { JsonObject } from "../../api/json.ts";
import { isObject } from "../../api/json.ts";
import { part, parts, textAt } from "../targets/targets.ts";
import { column, type Lines, labelSelectorText, optionalLine } from "./lines.ts";

export function tolerationLines(title: string, tolerations: readonly JsonObject[]): Lines {
  const sorted = [...tolerations].sort((a, b) => (textAt(a, "key") < textAt(b, "key") ? -1 : 1));
  return column(title, sorted.map(tolerationText));
}

function tolerationText(toleration: JsonObject): string {
  const [key, value, effect] = ["key", "value", "effect"].map((name) => textAt(toleration, name));
  const { operator, tolerationSeconds } = toleration;
  let text = `${key}${value === "" ? "" : `=${value}`}${effect === "" ? "" : `:${effect}`}`;
  if (operator === "Exists" && value === "") text += text === "" ? "op=Exists" : " op=Exists";
  return tolerationSeconds === undefined ? text : `${text} for ${tolerationSeconds}s`;
}

export function spreadLines(spec: JsonObject, space: string): Lines {
  const constraints = [...parts(spec, "topologySpreadConstraints")].sort((a, b) =>
    textAt(a, "topologyKey") < textAt(b, "topologyKey") ? -1 : 1,
  );
  if (constraints.length === 0) return [];
  const texts = constraints.map(({ topologyKey, whenUnsatisfiable, maxSkew, labelSelector }) => {
    const skew = `${topologyKey}:${whenUnsatisfiable} when max skew ${maxSkew} is exceeded`;
    return isObject(labelSelector)
      ? `${skew} for selector ${labelSelectorText(labelSelector)}`
      : skew;
  });
  return column(`${space}Topology Spread Constraints`, texts);
}

/** The pods that a pod is scheduled with. Source: kubectl 1.36, describeSchedulingGroup. */
export function schedulingGroupLines(spec: JsonObject, space: string): Lines {
  if (spec.schedulingGroup === undefined) return [];
  const { podGroupName } = part(spec, "schedulingGroup");
  return [`${space}SchedulingGroup:`, ...optionalLine("  PodGroupName", podGroupName)];
}
