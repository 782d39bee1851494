/** Tolerations that others stand for. Source: pkg/util/tolerations 1.36. */
import type { Toleration } from "../../../api/core/pod/scheduling.ts";
import { equalJson } from "../../../api/json.ts";

/** Whether whatever the second bears the first does too. */
export function tolerates(wide: Toleration, narrow: Toleration): boolean {
  if (equalJson(wide, narrow)) return true;
  const { key = "", operator = "", effect = "", value = "", tolerationSeconds: seconds } = wide;
  const isEveryKey = key === "" && operator === "Exists";
  if ((narrow.key ?? "") !== key && !isEveryKey) return false;
  if ((narrow.effect ?? "") !== effect && effect !== "") return false;
  if (effect === "NoExecute" && seconds !== undefined) {
    const { tolerationSeconds: asked } = narrow;
    if (asked === undefined || asked > seconds) return false;
  }
  if (operator === "Exists") return true;
  const isEqual = ["", "Equal"].includes(operator) && narrow.operator === "Equal";
  return isEqual && (narrow.value ?? "") === value;
}

/** All of both, but for those that another of them stands for. */
export function mergeTolerations(
  first: readonly Toleration[],
  second: readonly Toleration[],
): readonly Toleration[] {
  const all = [...first, ...second];
  const merged: Toleration[] = [];
  for (const [index, each] of all.entries()) {
    if (merged.some((other) => tolerates(other, each))) continue;
    const later = all.slice(index + 1);
    if (later.some((other) => !equalJson(other, each) && tolerates(other, each))) continue;
    merged.push(each);
  }
  return merged;
}
