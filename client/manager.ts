import type { ApiHandler } from "../api/request.ts";
import type { KubeObject } from "../api/resource.ts";
import { threadOf } from "../api/runtime.ts";
import { Caches, type CachesOptions } from "./caches.ts";
import type { ChangeListener } from "./change.ts";
import type { Controller, WatchRule } from "./controller.ts";
import type { Executor } from "./executor.ts";
import { Reconciler } from "./reconciler.ts";

export interface ManagerOptions extends CachesOptions {
  /** Made anew at every start, so that nothing they remember outlives the process. */
  readonly controllers: () => readonly Controller[];
  /** The executor of one controller's actions. */
  readonly executor: (controller: Controller) => Executor;
}

/** A controller at work. */
interface Running {
  readonly controller: Controller;
  readonly reconciler: Reconciler;
}

/** Runs controllers on shared informers, in the manner of controller-runtime. */
export class Manager {
  readonly #options: ManagerOptions;
  #caches: Caches[] = [];
  #running: Running[] = [];
  /** Controllers that have caches of their own, and their way to the API server. */
  readonly #apart = new Map<string, ApiHandler>();
  #listening: (() => void)[] = [];

  constructor(options: ManagerOptions) {
    this.#options = options;
  }

  /**
   * Lists everything that is watched and queues a key for all there is. Nothing is reconciled
   * before all of it was listed.
   */
  start(): void {
    this.stop();
    const controllers = this.#options.controllers();
    const shared = this.#newCaches(this.#options);
    for (const controller of controllers) {
      const handler = this.#apart.get(controller.name);
      if (handler === undefined) this.#add(controller, shared);
      else this.#addApart(controller, handler);
    }
    shared.start();
    for (const { name, startKeys = [], listen } of controllers) {
      for (const key of startKeys) this.enqueue(name, key);
      const stop = listen?.((key) => this.enqueue(name, key));
      if (stop !== undefined) this.#listening.push(stop);
    }
  }

  /** Stops at once, as a killed process does: plans under way are not finished. */
  stop(): void {
    for (const stop of this.#listening) stop();
    this.#listening = [];
    for (const { reconciler } of this.#running) reconciler.stop();
    for (const caches of this.#caches) caches.stop();
    this.#running = [];
    this.#caches = [];
  }

  /** Queues a key by hand. */
  enqueue(controllerName: string, key: string): void {
    const found = this.#find(controllerName);
    found?.reconciler.enqueue(key, 0);
  }

  /**
   * Has one controller begin anew on caches of its own, which see the API through `handler`. False
   * where none is called so.
   */
  separate(controllerName: string, handler: ApiHandler): boolean {
    const found = this.#find(controllerName);
    if (found === undefined) return false;
    this.#apart.set(controllerName, handler);
    found.reconciler.stop();
    this.#running = this.#running.filter((each) => each !== found);
    this.#addApart(found.controller, handler);
    for (const key of found.controller.startKeys ?? []) this.enqueue(controllerName, key);
    return true;
  }

  /** Whether a controller of that name is running. */
  has(controllerName: string): boolean {
    return this.#find(controllerName) !== undefined;
  }

  /** Lets it share the caches of the others again, from the next start of the process on. */
  rejoin(controllerName: string): void {
    this.#apart.delete(controllerName);
  }

  #find(controllerName: string): Running | undefined {
    return this.#running.find(({ controller }) => controller.name === controllerName);
  }

  #addApart(controller: Controller, handler: ApiHandler): void {
    const caches = this.#newCaches({ ...this.#options, handler });
    this.#add(controller, caches);
    caches.start();
  }

  #newCaches(options: CachesOptions): Caches {
    const made = new Caches(options);
    this.#caches.push(made);
    return made;
  }

  #add(controller: Controller, caches: Caches): void {
    const { executor } = this.#options;
    // As in Kubernetes, every controller has workers of its own.
    const clock = threadOf(this.#options.clock, controller.name);
    const { view } = caches;
    const reconciler = new Reconciler({
      controller,
      view,
      clock,
      executor: executor(controller),
      informer: (resource) => caches.find(resource),
      queue: (run) => caches.queue(clock, run),
    });
    this.#running.push({ controller, reconciler });
    for (const rule of controller.watches) watchBy(rule, caches, reconciler);
    const { watchCustom } = controller;
    if (watchCustom === undefined) return;
    caches.watchCustom((resource) => {
      const rule = watchCustom(resource);
      if (rule !== undefined) watchBy(rule, caches, reconciler);
    });
  }
}

/** Has changes of a resource ask for reconciles. */
function watchBy(rule: WatchRule, caches: Caches, reconciler: Reconciler): void {
  const { resource, keys, sameKeys, indices = {}, when, delayMs, heedsRenewals = true } = rule;
  const informer = caches.informer(resource);
  for (const [name, values] of Object.entries(indices)) informer.addIndex(name, values);
  if (keys === undefined) return;
  const keysIn = (object: KubeObject | undefined, own: string) =>
    object === undefined ? noKeys : keys(object, caches.view, own);
  const heed: ChangeListener<KubeObject> = (next, previous, revision, own) => {
    if (when !== undefined && !when(next, previous)) return;
    const afterMs = delayMs?.(next, previous);
    const after = keysIn(next, own);
    const isOne = next !== undefined && previous !== undefined && sameKeys?.(next, previous);
    const before = isOne === true ? after : keysIn(previous, own);
    for (const key of before) reconciler.enqueue(key, revision, afterMs);
    if (isSame(before, after)) return;
    for (const key of after) reconciler.enqueue(key, revision, afterMs);
  };
  informer.onChange(heed, { heedsRenewals });
}

const noKeys: readonly string[] = [];

/** Asked for every change by every rule: mostly there is no key, or one. */
function isSame(before: readonly string[], after: readonly string[]): boolean {
  if (before.length !== after.length) return false;
  for (let index = 0; index < before.length; index += 1) {
    if (before[index] !== after[index]) return false;
  }
  return true;
}
