/** Tolerations that stand for others. Source: pkg/util/tolerations 1.36. */
import type { Toleration } from "../../api/core/pod/scheduling.ts";
import { equalJson } from "../../api/json.ts";

/** Both lists, without what another of them covers. */
export function mergeTolerations(
  first: readonly Toleration[],
  second: readonly Toleration[],
): readonly Toleration[] {
  const all = [...first, ...second];
  const merged: Toleration[] = [];
  all.forEach((toleration, index) => {
    const isCovered = merged.some((other) => covers(other, toleration));
    const later = all.slice(index + 1);
    const isCoveredLater = later.some(
      (other) => !equalJson(other, toleration) && covers(other, toleration),
    );
    if (!isCovered && !isCoveredLater) merged.push(toleration);
  });
  return merged;
}

/** Whether every taint that the second bears is borne by the first. */
export function covers(wide: Toleration, narrow: Toleration): boolean {
  if (equalJson(wide, narrow)) return true;
  const { key = "", operator = "", effect = "", value = "", tolerationSeconds } = wide;
  if ((narrow.key ?? "") !== key && (key !== "" || operator !== "Exists")) return false;
  if ((narrow.effect ?? "") !== effect && effect !== "") return false;
  if (effect === "NoExecute" && tolerationSeconds !== undefined) {
    const seconds = narrow.tolerationSeconds ?? Number.POSITIVE_INFINITY;
    if (seconds > tolerationSeconds) return false;
  }
  if (operator === "Exists") return true;
  const isEqual = operator === "" || operator === "Equal";
  return isEqual && narrow.operator === "Equal" && (narrow.value ?? "") === value;
}
