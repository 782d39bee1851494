import type { KubeObject, ResourceDefinition } from "../api/resource.ts";
import type { Clock, Timer } from "../api/runtime.ts";
import type { Action } from "./action.ts";
import type { Controller, Plan, View } from "./controller.ts";
import type { Executor } from "./executor.ts";
import type { Informer } from "./informer.ts";

export interface ReconcilerOptions {
  readonly controller: Controller;
  readonly view: View;
  readonly clock: Clock;
  readonly executor: Executor;
  readonly informer: (resource: ResourceDefinition) => Informer<KubeObject> | undefined;
  readonly beforeAction:
    | ((controller: Controller, key: string, action: Action) => boolean)
    | undefined;
}

/** The work queue of one controller and the loop that serves it. */
export interface Reconciler {
  readonly name: string;
  /** Asks for a reconcile of `key`, caused by the write of that revision. */
  enqueue(key: string, cause: number): void;
  stop(): void;
}

/** Back-off of a key after failures. Source: client-go, DefaultControllerRateLimiter. */
const backoffMsFirst = 5;
const backoffMsMax = 1_000_000;

/** All that is remembered of a key while there is something to do. */
interface Work {
  readonly key: string;
  state: "queued" | "running" | "idle";
  /** Something changed while its plan ran. */
  dirty: boolean;
  cause: number;
  failures: number;
  failure: string | undefined;
  retry: Timer | undefined;
  later: Timer | undefined;
  /** Revisions of the writes made for this key; plans wait until the caches show them. */
  written: Map<ResourceDefinition, number>;
}

/**
 * Serves one key at a time, never one key twice at once. Every reconcile and every action is a
 * timer of its own, so that anything may happen between any two.
 */
export function reconciler(options: ReconcilerOptions): Reconciler {
  const { controller, view, clock, executor, informer, beforeAction } = options;
  const works = new Map<string, Work>();
  let stopped = false;

  function workOf(key: string): Work {
    const known = works.get(key);
    if (known !== undefined) return known;
    const made: Work = {
      key,
      state: "idle",
      dirty: false,
      cause: 0,
      failures: 0,
      failure: undefined,
      retry: undefined,
      later: undefined,
      written: new Map(),
    };
    works.set(key, made);
    return made;
  }

  function enqueue(key: string, cause: number): void {
    if (stopped) return;
    const work = workOf(key);
    if (work.state === "idle") queue(work, cause);
    else if (work.state === "running") work.dirty = true;
  }

  function queue(work: Work, cause: number): void {
    work.state = "queued";
    work.cause = cause;
    clock.setTimer(0, () => whenCaughtUp(work, () => run(work)));
  }

  /** Waits until the caches show what was last written for this key: a plan never repeats itself. */
  function whenCaughtUp(work: Work, next: () => void): void {
    if (stopped) return;
    for (const [resource, revision] of work.written) {
      const cache = informer(resource);
      if (cache !== undefined && cache.revision < revision) {
        cache.whenAt(revision, () => clock.setTimer(0, () => whenCaughtUp(work, next)));
        return;
      }
    }
    work.written.clear();
    next();
  }

  function run(work: Work): void {
    work.state = "running";
    work.dirty = false;
    work.retry?.cancel();
    work.later?.cancel();
    work.retry = undefined;
    work.later = undefined;
    const context = work.failure === undefined ? {} : { failure: work.failure };
    perform(work, controller.reconcile(work.key, view, context), 0);
  }

  function perform(work: Work, plan: Plan, index: number): void {
    if (stopped) return;
    const action = plan.actions[index];
    if (action === undefined) {
      succeed(work, plan);
      return;
    }
    if (beforeAction !== undefined && !beforeAction(controller, work.key, action)) return;
    executor.perform(action, work.cause, ({ error, resource, revision }) => {
      if (error !== undefined) {
        fail(work, error.message);
        return;
      }
      if (resource !== undefined && revision > 0) work.written.set(resource, revision);
      if (index + 1 === plan.actions.length) succeed(work, plan);
      else clock.setTimer(0, () => perform(work, plan, index + 1));
    });
  }

  function succeed(work: Work, plan: Plan): void {
    work.failures = 0;
    work.failure = undefined;
    const { requeueAfterMs } = plan;
    if (requeueAfterMs !== undefined) {
      work.later = clock.setTimer(requeueAfterMs, () => enqueue(work.key, work.cause));
    }
    rest(work);
  }

  function fail(work: Work, message: string): void {
    work.failure = message;
    const delayMs = Math.min(backoffMsFirst * 2 ** work.failures, backoffMsMax);
    work.failures += 1;
    work.retry = clock.setTimer(delayMs, () => enqueue(work.key, work.cause));
    rest(work);
  }

  function rest(work: Work): void {
    work.state = "idle";
    if (work.dirty) queue(work, work.cause);
    else if (work.retry === undefined && work.later === undefined && work.written.size === 0) {
      works.delete(work.key);
    }
  }

  return {
    name: controller.name,
    enqueue,
    stop() {
      stopped = true;
      for (const { retry, later } of works.values()) {
        retry?.cancel();
        later?.cancel();
      }
    },
  };
}
