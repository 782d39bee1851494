/** Whether drivers have made ready what a claim has got. Source: dynamicresources 1.36. */
import type { DeviceAllocation } from "../../api/resource/claim-status.ts";
import type { ResourceClaim } from "../../api/resource/resource-claim.ts";
import { parseTime } from "../../api/runtime.ts";

export type Readiness = "ready" | "waiting" | { readonly problem: string };

/** Whether a device has conditions that pods wait for. */
export const hasConditions = ({ bindingConditions = [] }: DeviceAllocation): boolean =>
  bindingConditions.length > 0;

/** Ready once every device has all its conditions; what has none is ready at once. */
export function readinessOf({ metadata: { name = "" }, status }: ResourceClaim): Readiness {
  if (status.allocation === undefined) return "waiting";
  for (const device of status.allocation.devices.results ?? []) {
    if (!hasConditions(device)) continue;
    const known = status.devices?.find((each) => isOf(each, device));
    if (known === undefined) return "waiting";
    const { bindingConditions = [], bindingFailureConditions = [] } = device;
    const holding = (known.conditions ?? []).filter((each) => each.status === "True");
    const failed = bindingFailureConditions
      .map((type) => holding.find((each) => each.type === type))
      .find((each) => each !== undefined);
    if (failed !== undefined) {
      const why = `reason=${failed.reason}, message=${JSON.stringify(failed.message)}`;
      return { problem: `claim ${name} binding failed: ${why}` };
    }
    if (!bindingConditions.every((type) => holding.some((each) => each.type === type))) {
      return "waiting";
    }
  }
  return "ready";
}

type DeviceNames = Pick<DeviceAllocation, "driver" | "pool" | "device" | "shareID">;

const isOf = (left: DeviceNames, right: DeviceNames): boolean =>
  left.driver === right.driver &&
  left.pool === right.pool &&
  left.device === right.device &&
  left.shareID === right.shareID;

/** Whether another device is to be looked for: this one failed, or was waited for long enough. */
export function isUnavailable(claim: ResourceClaim, nowMs: number, timeoutMs: number): boolean {
  const { allocation } = claim.status;
  if (allocation === undefined) return false;
  const readiness = readinessOf(claim);
  if (readiness !== "waiting") return readiness !== "ready";
  const sinceMs = parseTime(allocation.allocationTimestamp);
  return sinceMs !== undefined && sinceMs + timeoutMs < nowMs;
}
