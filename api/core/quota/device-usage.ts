/** What claims of devices count for. Source: quota/v1/evaluator/core/resource_claims.go 1.36. */

import type { ResourceClaimSpec } from "../../resource/device-claim.ts";
import type { KubeObject } from "../../resource.ts";
import type { Amounts } from "./amounts.ts";

/** The parts of a ResourceClaim that count. */
export interface DeviceClaim extends KubeObject {
  readonly spec: ResourceClaimSpec;
}

const count = "count/resourceclaims.resource.k8s.io";
const classSuffix = ".deviceclass.resource.k8s.io/devices";

/** Who asks for all devices may get so many. Source: AllocationResultsMaxSize. */
const devicesMax = 32;

export const isDeviceResource = (name: string): boolean =>
  name === count || name.endsWith(classSuffix);

/** The claim, and the devices that it may get at most, by their class. */
export function deviceUsage({ spec }: DeviceClaim): Amounts {
  const totals = new Map<string, number>();
  for (const { exactly, firstAvailable = [] } of spec.devices.requests ?? []) {
    const asked = exactly === undefined ? mostOf(firstAvailable) : mostOf([exactly]);
    for (const [name, devices] of asked) totals.set(name, (totals.get(name) ?? 0) + devices);
  }
  const amounts = [...totals].map(([name, devices]) => [name, String(devices)] as const);
  return { [count]: "1", ...Object.fromEntries(amounts) };
}

interface Asked {
  readonly deviceClassName: string;
  readonly allocationMode?: string;
  readonly count?: number;
}

/** Of several ways to get devices, the one with the most, for each class. */
function mostOf(ways: readonly Asked[]): ReadonlyMap<string, number> {
  const most = new Map<string, number>();
  for (const { deviceClassName, allocationMode, count: devices = 1 } of ways) {
    const name = `${deviceClassName}${classSuffix}`;
    const wanted = allocationMode === "All" ? devicesMax : devices;
    most.set(name, Math.max(most.get(name) ?? 0, wanted));
  }
  return most;
}
