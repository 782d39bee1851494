/**
 * The way of a pod from the choice of its node to its binding, as plugins see it.
 * Source: kube-scheduler framework 1.36.
 */
import type { Pod } from "../../api/core/pod/pod.ts";
import type { Clock } from "../../api/runtime.ts";
import type { Action } from "../../client/action.ts";
import type { Performed } from "../../client/executor.ts";
import type { Snapshot } from "../snapshot/snapshot.ts";

/** A pod that has been given a node. From `reserve` to `postBind` it is one and the same object. */
export interface Placement {
  readonly pod: Pod;
  readonly node: string;
  /** The revision of the write because of which the pod was tried. */
  readonly cause: number;
}

/** Why a plugin does not go along with a placement. */
export interface PluginStatus {
  /** `Unschedulable`: an event may help; `Error`: the pod is tried again after its backoff. */
  readonly code: "Unschedulable" | "Error";
  readonly message: string;
}

/** A plugin asks for time: until it allows the pod, or the time is over, which is a rejection. */
export interface Wait {
  readonly code: "Wait";
  /** Fifteen minutes at most. */
  readonly timeoutMs: number;
}

/** Another plugin is to bind the pod. */
export interface Skip {
  readonly code: "Skip";
}

/** What plugins may use of the scheduler. Kubernetes calls this framework.Handle. */
export interface Handle {
  readonly clock: Clock;
  readonly snapshot: Snapshot;
  readonly waitingPods: WaitingPods;
  /** Performs a write. `done` may be called before this returns; never once all has ended. */
  perform(action: Action, cause: number, done: (performed: Performed) => void): void;
}

/** A pod that `permit` plugins let wait. It goes on, or back, once the caller has returned. */
export interface WaitingPod {
  readonly placement: Placement;
  /** The plugins that have not allowed it yet. */
  readonly pendingPlugins: readonly string[];
  /** A plugin has nothing against the pod any more. */
  allow(plugin: string): void;
  reject(plugin: string, message: string): void;
}

export interface WaitingPods {
  /** Those that wait, in the order in which they began to. */
  values(): Iterable<WaitingPod>;
  get(uid: string): WaitingPod | undefined;
}
