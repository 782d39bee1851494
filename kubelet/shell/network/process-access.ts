import type { Kernel } from "../kernel/kernel.ts";
import type { ProcessStart } from "../process/process-start.ts";
import { type AccessParts, type NetworkAccess, networkAccess } from "./access.ts";
import { withOutside } from "./outside.ts";

interface OfProcess extends Pick<AccessParts, "own" | "onShared" | "onUse"> {
  /** Somebody waits for the end of the script: what it looks for in an unknown answer is there. */
  readonly isAwaited: boolean;
}

/** The network as a process finds it. */
export function networkOf(
  start: ProcessStart,
  kernel: Kernel,
  { isAwaited, ...parts }: OfProcess,
): NetworkAccess {
  const { network } = start;
  const common = { ...start, ...parts, network, now: () => kernel.now };
  if (!isAwaited) return networkAccess(common);
  const onUnknown = () => {
    kernel.unknowns += 1;
  };
  return withOutside(networkAccess({ ...common, onUnknown }), onUnknown);
}
