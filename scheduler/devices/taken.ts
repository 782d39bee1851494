/** What claims have already. Source: dynamicresources, allocateddevices.go 1.36. */
import type { AllocationResult } from "../../api/resource/claim-status.ts";
import { type Amounts, addAmounts, amountsOf, noAmounts } from "./capacity.ts";

export interface Taken {
  /** The devices that one claim has for itself, by id. */
  readonly whole: ReadonlySet<string>;
  /** How much is given away of devices that several claims can have, by id. */
  readonly shared: ReadonlyMap<string, Amounts>;
}

/** Those who look after devices take nothing of them. */
export function takenBy(allocations: readonly AllocationResult[]): Taken {
  const results = allocations
    .flatMap(({ devices }) => devices.results ?? [])
    .filter(({ adminAccess = false }) => !adminAccess);
  const shared = new Map<string, Amounts>();
  const whole = new Set<string>();
  for (const { driver, pool, device, shareID, consumedCapacity = {} } of results) {
    const id = `${driver}/${pool}/${device}`;
    if (shareID === undefined) whole.add(id);
    else shared.set(id, addAmounts(shared.get(id) ?? noAmounts, amountsOf(consumedCapacity)));
  }
  return { whole, shared };
}
