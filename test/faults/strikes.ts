/** The faults that strike a run, one at a time. */
import type { ApiRequest } from "../../api/request.ts";
import { StatusError } from "../../api/status.ts";
import type { Cluster } from "../../simulator/cluster.ts";
import { type EventFault, isWrite, type RequestFault } from "../../simulator/faults/index.ts";
import type { ComponentName } from "../../simulator/processes/process-handler.ts";

/** Sets the faults of a cluster on its way. */
export type Strike = (cluster: Cluster) => void;

/** Writes and events of an undisturbed run, up to which all can be struck. */
export interface Extent {
  readonly writes: number;
  readonly events: number;
}

/** A part of a process: the writes that it makes, and the resources that it watches. */
export interface Target {
  readonly process: ComponentName;
  readonly isStruck: (request: ApiRequest) => boolean;
  readonly watches: ReadonlySet<string>;
}

const pass = { do: "pass" } as const;

/** Counts what there is to strike. */
export function survey(cluster: Cluster, { process, isStruck, watches }: Target): Extent {
  const extent = { writes: 0, events: 0 };
  cluster.components.faults = {
    request(from, request) {
      if (from === process && isWrite(request) && isStruck(request)) extent.writes += 1;
      return pass;
    },
    event(to, { plural }) {
      if (to === process && watches.has(plural)) extent.events += 1;
      return pass;
    },
  };
  return extent;
}

/** The ways in which a write can go wrong. */
export const writeFaults: Readonly<Record<string, RequestFault>> = {
  "is killed after": { do: "crash", committed: true },
  "has a conflict in": refusedBy(new StatusError("Conflict", "the object has been modified")),
  "has an internal error in": refusedBy(new StatusError("InternalError", "etcdserver: no leader")),
  "loses the answer to": refusedBy(new StatusError("Timeout", "request timed out"), true),
};

function refusedBy(error: StatusError, committed = false): RequestFault {
  return { do: "refuse", error, committed };
}

/** One write goes wrong, counted from 1. */
export function strikeWrite(
  { process, isStruck }: Target,
  at: number,
  fault: RequestFault,
): Strike {
  return (cluster) => {
    let count = 0;
    cluster.components.faults = {
      request(from, request) {
        if (from !== process || !isWrite(request) || !isStruck(request)) return pass;
        count += 1;
        return count === at ? fault : pass;
      },
    };
  };
}

/** All that the process sees is so old. */
export function holdStale({ process }: Target, delayMs: number): Strike {
  return (cluster) => {
    cluster.components.faults = {
      event: (to): EventFault => (to === process ? { do: "delay", delayMs } : pass),
    };
  };
}

/** Time after which a held event arrives though no other came. */
const holdMsMax = 30_000;

/** One event, counted from 1, arrives after the next of another watch and all that came of it. */
export function delayEvent({ process, watches }: Target, at: number): Strike {
  return (cluster) => {
    let count = 0;
    let held: { readonly plural: string; readonly release: () => void } | undefined;
    cluster.components.faults = {
      event(to, { plural }) {
        if (to !== process || !watches.has(plural)) return pass;
        count += 1;
        if (held !== undefined && held.plural !== plural) {
          // A millisecond later all that is due now has happened.
          cluster.clock.setTimer(1, held.release);
          held = undefined;
        }
        if (count !== at) return pass;
        return {
          do: "hold",
          until(release) {
            held = { plural, release };
            cluster.clock.setTimer(holdMsMax, release);
          },
        };
      },
    };
  };
}
