import { readInteger } from "../../api/selectors/nodes.ts";
import type { Pod } from "../framework/framework.ts";
import type { Taint } from "../snapshot/node-info.ts";

type Toleration = NonNullable<Pod["spec"]["tolerations"]>[number];

/** True where one of the tolerations bears the taint. */
export function tolerates(
  tolerations: readonly Toleration[] | undefined,
  taint: Pick<Taint, "key" | "value" | "effect">,
): boolean {
  return tolerations?.some((toleration) => bears(toleration, taint)) ?? false;
}

function bears(toleration: Toleration, taint: Pick<Taint, "key" | "value" | "effect">): boolean {
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
