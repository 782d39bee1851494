import type { KubeObject, ResourceDefinition } from "../api/resource.ts";
import type { Clock } from "../api/runtime.ts";
import { creates, indexAfter } from "./action.ts";
import {
  type Controller,
  doublingMs,
  type Plan,
  type ReconcileContext,
  type View,
} from "./controller.ts";
import { CreationPace } from "./creation-pace.ts";
import type { Executor } from "./executor.ts";
import type { Informer } from "./informer.ts";
import { ItemBackoff } from "./item-backoff.ts";
import { cancelTimers, isNeeded, type Work } from "./reconciler-work.ts";
import { whenDue } from "./when-due.ts";

export interface ReconcilerOptions {
  readonly controller: Controller;
  readonly view: View;
  readonly clock: Clock;
  readonly executor: Executor;
  readonly informer: (resource: ResourceDefinition) => Informer<KubeObject> | undefined;
  /** Runs what is next, in a timer of its own, once there is something to go by. */
  readonly queue: (run: () => void) => void;
}

/** Source: client-go, DefaultControllerRateLimiter. */
const retryMsUsual = doublingMs(1_000_000);

/** Of fewer keys, none is looked for of which nothing needs to be known any more. */
const sweptMin = 256;

/**
 * Serves one key at a time, never one key twice at once. Every reconcile and every action is a
 * timer of its own, so that anything may happen between any two.
 */
export class Reconciler {
  readonly #options: ReconcilerOptions;
  readonly #works = new Map<string, Work>();
  readonly #backoff: ItemBackoff;
  readonly #pace = new CreationPace();
  readonly #backoffMs: ReconcileContext["backoffMs"];
  #sweptAt = sweptMin;
  #stopped = false;

  constructor(options: ReconcilerOptions) {
    this.#options = options;
    const { clock, controller } = options;
    this.#backoff = new ItemBackoff(controller.itemWaits);
    this.#backoffMs = (name) => this.#backoff.remainingMs(name, clock.now());
  }

  get name(): string {
    return this.#options.controller.name;
  }

  /** Of how many keys something is remembered. */
  get keysKept(): number {
    return this.#works.size;
  }

  /**
   * Asks for a reconcile of `key`, caused by the write of that revision, now or after some time;
   * of several such times the first counts.
   */
  enqueue(key: string, cause: number, afterMs = 0): void {
    if (this.#stopped) return;
    const work = this.#works.get(key) ?? this.#begin(key);
    if (work.sleeps) {
      work.cause = cause;
    } else if (cause === work.foreseen) {
      if (work.state === "idle") this.#rest(work);
    } else if (afterMs > 0) {
      work.batch ??= this.#options.clock.setTimer(afterMs, () => this.enqueue(key, cause));
    } else if (work.state === "idle") this.#queue(work, cause);
    else if (work.state === "running") work.dirty ??= cause;
  }

  stop(): void {
    this.#stopped = true;
    this.#options.executor.stop?.();
    for (const work of this.#works.values()) cancelTimers(work);
  }

  #begin(key: string): Work {
    const work: Work = {
      key,
      state: "idle",
      dirty: undefined,
      cause: 0,
      failures: 0,
      failure: undefined,
      memory: undefined,
      retry: undefined,
      later: undefined,
      sleeps: false,
      renewal: undefined,
      batch: undefined,
      written: undefined,
      plannedMs: 0,
      foreseen: undefined,
      begin: () => this.#whenCaughtUp(work),
      again: () => {
        work.foreseen = undefined;
        work.sleeps = false;
        this.enqueue(key, work.cause);
      },
      wait: (afterMs, run) => {
        work.later = this.#options.clock.setTimer(afterMs, run);
      },
    };
    this.#works.set(key, work);
    return work;
  }

  #queue(work: Work, cause: number): void {
    work.state = "queued";
    work.cause = cause;
    this.#options.queue(work.begin);
  }

  /**
   * Waits until the caches show what was last written for this key: a plan never repeats itself.
   */
  #whenCaughtUp(work: Work): void {
    if (this.#stopped) return;
    this.#endRenewal(work);
    if (work.written !== undefined && this.#awaits(work.written, work)) return;
    work.written = undefined;
    this.#run(work);
  }

  /** What was renewed counts as written by the last plan. */
  #endRenewal(work: Work): void {
    const { renewal } = work;
    if (renewal === undefined) return;
    work.later?.cancel();
    work.later = undefined;
    work.renewal = undefined;
    if (work.memory !== undefined) work.memory = renewal.by.object;
    this.#mustShow(work, renewal.resource, renewal.by.revision);
  }

  /** Whether a cache is behind; if so, it is tried again once that has caught up. */
  #awaits(written: ReadonlyMap<ResourceDefinition, number>, { begin }: Work): boolean {
    const { informer, clock } = this.#options;
    for (const [resource, revision] of written) {
      const cache = informer(resource);
      if (cache !== undefined && cache.revision < revision) {
        cache.whenAt(revision, () => clock.setTimer(0, begin));
        return true;
      }
    }
    return false;
  }

  #run(work: Work): void {
    const { controller, view, clock } = this.#options;
    const waitMs = this.#pace.waitMs(work.key, clock.now());
    if (waitMs > 0) {
      clock.setTimer(waitMs, work.begin);
      return;
    }
    work.state = "running";
    work.dirty = undefined;
    work.foreseen = undefined;
    cancelTimers(work);
    const { failure, memory } = work;
    const context = { backoffMs: this.#backoffMs, failure, memory };
    work.plannedMs = clock.now();
    const plan = controller.reconcile(work.key, view, context);
    if (plan.actions.some(creates)) this.#pace.created(work.key, work.plannedMs);
    work.memory = plan.memory;
    for (const name of plan.tries ?? []) this.#backoff.tried(name, clock.now());
    this.#goOn(work, plan, 0, undefined);
  }

  /** Every write has a timer of its own; what is recorded is another thread's to write. */
  #goOn(work: Work, plan: Plan, index: number, failed: string | undefined): void {
    const action = plan.actions[index];
    const perform = () => this.#perform(work, plan, index, failed);
    if (action === undefined || action.do === "record") perform();
    else this.#options.clock.setTimer(0, perform);
  }

  /** Performs the action at `index` and those after it; `failed` is why one of its batch failed. */
  #perform(work: Work, plan: Plan, index: number, failed: string | undefined): void {
    if (this.#stopped) return;
    const { executor, clock } = this.#options;
    const action = plan.actions[index];
    if (action === undefined) {
      this.#end(work, plan);
      return;
    }
    executor.perform(action, work.cause, ({ error, answer, resource, revision }) => {
      if (error === undefined && resource !== undefined && revision > 0) {
        this.#mustShow(work, resource, revision);
        // Where the answer was long under way, the write may have come back, and time has passed.
        const isPrompt = clock.now() === work.plannedMs;
        work.foreseen = plan.foreseesWrites === true && isPrompt ? revision : undefined;
      }
      const failure = failed ?? error?.message;
      const course = { failed: error !== undefined, isFailing: failure !== undefined };
      const next = indexAfter(plan.actions, index, course);
      if (failure !== undefined && next === undefined) {
        this.#fail(work, failure);
      } else if (next === undefined || next === plan.actions.length) {
        if (plan.remembersAnswer === true) work.memory = answer;
        const by = plan.renews === true ? executor.renewal?.(action, work.cause) : undefined;
        if (by !== undefined && resource !== undefined) work.renewal = { by, resource };
        this.#end(work, plan);
      } else this.#goOn(work, plan, next, failure);
    });
  }

  #mustShow(work: Work, resource: ResourceDefinition, revision: number): void {
    if (this.#options.informer(resource) === undefined) return;
    work.written ??= new Map();
    work.written.set(resource, revision);
  }

  /** All actions of the plan are done. */
  #end(work: Work, plan: Plan): void {
    if (plan.failure === undefined) this.#succeed(work, plan);
    else this.#fail(work, plan.failure);
    if (this.#works.size >= this.#sweptAt) this.#sweep();
  }

  /**
   * Lets go of keys that were kept for what was written for them alone: where that was their end,
   * nothing wakes them again. To look for them once they have doubled costs next to nothing.
   */
  #sweep(): void {
    for (const work of this.#works.values()) {
      if (work.state !== "idle") continue;
      if (work.written !== undefined) this.#forgetShown(work.written);
      if (!isNeeded(work)) this.#works.delete(work.key);
    }
    this.#sweptAt = Math.max(sweptMin, 2 * this.#works.size);
  }

  #succeed(work: Work, plan: Plan): void {
    const { requeueAfterMs, sleeps = false, renews = false } = plan;
    work.failures = 0;
    work.failure = undefined;
    // What renews a write is there for the same reason.
    if (!renews) work.cause = work.foreseen ?? work.cause;
    if (requeueAfterMs !== undefined) {
      const { view } = this.#options;
      const { again, wait } = work;
      wait(requeueAfterMs, whenDue(plan, { view, renewal: work.renewal?.by, again, wait }));
      work.sleeps = sleeps && work.dirty === undefined;
    }
    this.#rest(work);
  }

  #fail(work: Work, message: string): void {
    work.failure = message;
    work.foreseen = undefined;
    const { retryMs = retryMsUsual } = this.#options.controller;
    work.failures += 1;
    work.retry = this.#options.clock.setTimer(retryMs(work.failures), work.again);
    this.#rest(work);
  }

  #rest(work: Work): void {
    work.state = "idle";
    if (work.foreseen !== undefined && work.written !== undefined) this.#forgetShown(work.written);
    if (work.dirty !== undefined) this.#queue(work, work.dirty);
    else if (!isNeeded(work)) this.#works.delete(work.key);
  }

  /** No plan comes that would wait for what the caches show by now. */
  #forgetShown(written: Map<ResourceDefinition, number>): void {
    for (const [resource, revision] of written) {
      const cache = this.#options.informer(resource);
      if (cache === undefined || cache.revision >= revision) written.delete(resource);
    }
  }
}
