import type { Random } from "../../api/runtime.ts";
import type { Cluster } from "../../simulator/cluster.ts";
import { isWrite, type RequestFault } from "../../simulator/faults/index.ts";

export const pass: RequestFault = { do: "pass" };
export const crashBefore: RequestFault = { do: "crash", committed: false };

/** Kills and restarts the controllers before one write in `oneIn`, as long as `lasts` says so. */
export function crashControllers(
  cluster: Cluster,
  { oneIn, random, lasts }: { oneIn: number; random: Random; lasts: () => boolean },
): void {
  cluster.components.faults = {
    request(process, request) {
      if (process !== "kube-controller-manager" || !isWrite(request) || !lasts()) return pass;
      return random.integer(oneIn) > 0 ? pass : crashBefore;
    },
  };
}

/** Asks `faultOf` before every write of any process, with the number of the write, from 1. */
export function beforeWrites(
  cluster: Cluster,
  faultOf: (process: string, count: number) => RequestFault,
): void {
  let writes = 0;
  cluster.components.faults = {
    request(process, request) {
      if (!isWrite(request)) return pass;
      writes += 1;
      return faultOf(process, writes);
    },
  };
}
