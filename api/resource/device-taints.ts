import type { DeviceTaint } from "./device.ts";
import type { DeviceToleration } from "./device-request.ts";

/**
 * Whether a toleration is for the taint. One that names no effect, or no key, is for all of them.
 * Source: dynamic-resource-allocation/resourceclaim, ToleratesTaint 1.36.
 */
export function toleratesTaint(
  { key = "", operator, value = "", effect = "" }: DeviceToleration,
  taint: DeviceTaint,
): boolean {
  if (effect !== "" && effect !== taint.effect) return false;
  if (key !== "" && key !== taint.key) return false;
  if (operator === "Exists") return true;
  return (operator === "Equal" || operator === "") && value === (taint.value ?? "");
}
