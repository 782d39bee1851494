import type { Controller } from "../../client/controller.ts";
import type { Cluster, ClusterOptions, Duration } from "../../simulator/cluster.ts";
import type { ComponentName } from "../../simulator/processes/process-handler.ts";

/** Something that a user or a machine does. */
export interface Step {
  readonly act: (cluster: Cluster) => void;
  /** The next step is not taken before this time, nor before all has come to rest. */
  readonly rest?: Duration;
}

/** The standard life of a kind, in which its controllers make every sort of write they know. */
export interface Scenario {
  readonly name: string;
  /** The controllers whose writes are struck; all of a process that is not their manager. */
  readonly controllers: readonly Controller["name"][];
  /** The process that is struck: the controller manager unless it is said otherwise. */
  readonly process?: ComponentName;
  readonly cluster?: ClusterOptions;
  readonly steps: readonly Step[];
  /** Begins to note what must not happen on the way. */
  readonly watch?: (cluster: Cluster) => readonly string[];
  /** What else the end is judged by. */
  readonly end?: (cluster: Cluster) => readonly string[];
}

/**
 * Nothing happens any more once nothing was written for so long: a controller whose cache is stale
 * may have to see its own write before it sees what to do next.
 */
const quietMs = 70_000;

/** Heartbeats go on for ever, and events only tell. */
const restless = new Set(["Lease", "Event", "Node"]);

/** What still goes on after this time never comes to rest. */
const restMsMax = 3_600_000;

/** Does all steps in order, each when what came of the one before has come to rest. */
export function play(cluster: Cluster, { steps }: Scenario): void {
  let lastMs = cluster.nowMs;
  cluster.observe(({ object }) => {
    if (!restless.has(object.kind)) lastMs = cluster.nowMs;
  });
  for (const { act, rest = 0 } of steps) {
    act(cluster);
    cluster.advance(rest);
    const limitMs = cluster.nowMs + restMsMax;
    while (cluster.nowMs - lastMs < quietMs && cluster.nowMs < limitMs) {
      cluster.advance(lastMs + quietMs - cluster.nowMs);
    }
  }
}

export const applying =
  (...objects: readonly object[]) =>
  (cluster: Cluster): void => {
    cluster.apply(objects);
  };
