import type { Device } from "../../api/resource/device.ts";
import type { DeviceToleration } from "../../api/resource/device-request.ts";

type DeviceTaint = NonNullable<Device["taints"]>[number];

/**
 * The first taint that keeps a request from a device; `undefined` where none does. Effects other
 * than these two, None among them, only say something.
 * Source: structured/internal, taintPreventsAllocation 1.36.
 */
export const untoleratedTaint = (
  { taints = [] }: Device,
  tolerations: readonly DeviceToleration[] = [],
): DeviceTaint | undefined =>
  taints.find(
    (taint) =>
      (taint.effect === "NoSchedule" || taint.effect === "NoExecute") &&
      !tolerations.some((toleration) => toleratesTaint(toleration, taint)),
  );

/**
 * Whether a toleration is for the taint. One that names no effect, or no key, is for all of them.
 * Source: dynamic-resource-allocation/resourceclaim, ToleratesTaint 1.36.
 */
function toleratesTaint(
  { key = "", operator, value = "", effect = "" }: DeviceToleration,
  taint: DeviceTaint,
): boolean {
  if (effect !== "" && effect !== taint.effect) return false;
  if (key !== "" && key !== taint.key) return false;
  if (operator === "Exists") return true;
  return (operator === "Equal" || operator === "") && value === (taint.value ?? "");
}
