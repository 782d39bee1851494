import type { Device, DeviceTaint } from "../../api/resource/device.ts";
import type { DeviceToleration } from "../../api/resource/device-request.ts";
import { toleratesTaint } from "../../api/resource/device-taints.ts";

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
