import type { Pod } from "../../api/core/pod/pod.ts";
import type { Clock } from "../../api/runtime.ts";
import { record } from "../../client/action.ts";
import { keyOf } from "../../client/controller.ts";
import type { Executor } from "../../client/executor.ts";
import type { Informer } from "../../client/informer.ts";
import { clearNomination, endVictim, preempted, tellVictim } from "../binding/actions.ts";
import { priorityOf, type Snapshot } from "../snapshot/snapshot.ts";

export interface EvictionsOptions {
  readonly snapshot: Snapshot;
  readonly pods: Pick<Informer<Pod>, "get">;
  readonly clock: Clock;
  /** Performs what is done for the sake of a pod. */
  readonly executorOf: (pod: Pod) => Executor;
  /** By which pods that are not on their nodes yet are put back, where that can still be. */
  readonly bindings: { preempt(uid: string): boolean };
  /** Tries a pod again whose victims could not all be told to leave. */
  readonly queue: { retry(uid: string): void };
}

/** What a pod gets room by. */
export interface Preemption {
  readonly node: string;
  readonly victims: readonly Pod[];
  readonly cause: number;
}

/**
 * Makes victims leave and remembers who waits for room, of which the API knows too.
 * Source: scheduler framework/preemption executor 1.36.
 */
export class Evictions {
  readonly #options: EvictionsOptions;
  /** The victims of pods, until the cache shows that they leave. */
  readonly #underWay = new Map<string, readonly Pod[]>();

  constructor(options: EvictionsOptions) {
    this.#options = options;
  }

  /**
   * Why the pod is not tried again yet: the cache still shows a victim as one that stays, so that
   * others would be made to leave besides. Source: DefaultPreemption PreEnqueue 1.36.
   */
  obstacle(uid: string): string | undefined {
    const victims = this.#underWay.get(uid);
    if (victims?.some((victim) => this.#stays(victim)) === true) {
      return "waiting for the preemption for this pod to be finished";
    }
    this.#underWay.delete(uid);
    return undefined;
  }

  /** Has lesser pods give up waiting for the node, then the victims leave it. */
  perform(pod: Pod, { node, victims, cause }: Preemption): void {
    const { snapshot, bindings, clock, executorOf } = this.#options;
    const executor = executorOf(pod);
    const { uid = "" } = pod.metadata;
    for (const lesser of snapshot.nominations.on(node)) {
      if (priorityOf(lesser) >= priorityOf(pod)) continue;
      snapshot.nominations.delete(lesser.metadata.uid ?? "");
      executor.perform(clearNomination(lesser), cause, () => undefined);
    }
    const staying = victims.filter(({ metadata }) => metadata.deletionTimestamp === undefined);
    const leaving: Pod[] = [];
    for (const victim of staying) {
      if (bindings.preempt(victim.metadata.uid ?? "")) {
        executor.perform(record(preempted(victim, pod, node, "in memory")), cause, () => undefined);
      } else leaving.push(victim);
    }
    this.#underWay.set(uid, leaving);
    const failed = () => {
      this.#underWay.delete(uid);
      this.#options.queue.retry(uid);
    };
    for (const victim of leaving) {
      executor.perform(tellVictim(victim, pod, clock.now()), cause, ({ error }) => {
        if (error?.code === 404) return;
        if (error !== undefined) failed();
        else {
          executor.perform(endVictim(victim, pod, node), cause, (ended) => {
            if (ended.error !== undefined) failed();
          });
        }
      });
    }
  }

  /** A pod without a node has changed. Returns the node that it does not wait for any more. */
  podChanged(next: Pod, previous: Pod | undefined): string | undefined {
    const { nominations } = this.#options.snapshot;
    const { uid = "" } = next.metadata;
    const before = nominations.nodeOf(uid);
    const { nominatedNodeName: was = "" } = previous?.status ?? {};
    const { nominatedNodeName: is = "" } = next.status;
    // Where the API says what it did, it may be late to say what was decided since.
    nominations.set(next, was === is && previous !== undefined ? (before ?? "") : is);
    return (was !== "" && was !== is) || before !== nominations.nodeOf(uid)
      ? (before ?? was)
      : undefined;
  }

  /** The pod is gone, or has a node. Returns the node that it waited for. */
  forget(uid: string): string | undefined {
    this.#underWay.delete(uid);
    return this.#options.snapshot.nominations.delete(uid);
  }

  #stays(victim: Pod): boolean {
    const shown = this.#options.pods.get(keyOf(victim))?.metadata;
    return shown?.uid === victim.metadata.uid && shown?.deletionTimestamp === undefined;
  }
}
