/** Which taints of nodes pods bear. */
import type { Taint } from "../core/node/spec.ts";
import type { Toleration } from "../core/pod/scheduling.ts";
import { readInteger } from "./nodes.ts";

type TaintParts = Pick<Taint, "key" | "value" | "effect">;

/** True where one of the tolerations bears the taint. */
export function tolerates(
  tolerations: readonly Toleration[] | undefined,
  taint: TaintParts,
): boolean {
  return tolerations?.some((toleration) => bears(toleration, taint)) ?? false;
}

/** Whether a toleration bears a taint. Source: core/v1 ToleratesTaint 1.36. */
export function bears(toleration: Toleration, taint: TaintParts): boolean {
  const { key = "", operator = "", value = "", effect = "" } = toleration;
  if (effect !== "" && effect !== taint.effect) return false;
  if (key !== "" && key !== taint.key) return false;
  switch (operator) {
    case "":
    case "Equal":
      return value === (taint.value ?? "");
    case "Exists":
      return true;
    case "Lt":
    case "Gt": {
      const [given, bound] = [readInteger(taint.value), readInteger(value)];
      if (given === undefined || bound === undefined) return false;
      return operator === "Lt" ? given < bound : given > bound;
    }
    default:
      return false;
  }
}
