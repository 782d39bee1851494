import type { Cluster } from "./cluster.ts";
import type { Equipment } from "./processes/components.ts";
import type { Component } from "./processes/processes.ts";

/**
 * Code of a user's own that is not made of plans: it awaits, sets timers, keeps connections. Made
 * with `program`.
 */
export interface Program {
  /** The name of its process, of which the cluster has no other yet: `website-operator`. */
  readonly name: string;
  /** Makes the process, which does nothing until it is started. */
  processIn(surroundings: Surroundings): ProgramProcess;
}

export interface Surroundings extends Equipment {
  readonly cluster: Cluster;
}

/** A process that acts in turns of the event loop, between two events of the clock. */
export interface ProgramProcess extends Component {
  /** Whether it may have something to do since it last came to rest. */
  isBusy(): boolean;
  /** Waits until it can do nothing before time goes on. Rejects with what it failed of, once. */
  rest(): PromiseLike<void>;
}
