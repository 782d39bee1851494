import type { ApiHandler } from "../api/request.ts";
import type { KubeObject, ResourceDefinition } from "../api/resource.ts";
import type { Clock } from "../api/runtime.ts";
import { untyped } from "./action.ts";
import { type Controller, placeKey, type View, type WatchRule } from "./controller.ts";
import { CustomInformers } from "./custom-informers.ts";
import type { Executor } from "./executor.ts";
import { Informer, type InformerOptions, startInOrder } from "./informer.ts";
import { Reconciler } from "./reconciler.ts";

export interface ManagerOptions {
  readonly handler: ApiHandler;
  readonly clock: Clock;
  /** Names the process in the API server's log: `kube-controller-manager`. */
  readonly actor: string;
  /** Made anew at every start, so that nothing they remember outlives the process. */
  readonly controllers: () => readonly Controller[];
  /** The executor of one controller's actions. */
  readonly executor: (controller: Controller) => Executor;
  readonly informerDelayMs?: () => number;
  /** What the process takes for the time of day, where that is not what its clock says. */
  readonly wallClock?: Pick<Clock, "now">;
}

/** Runs controllers on shared informers, in the manner of controller-runtime. */
export class Manager {
  readonly #options: ManagerOptions;
  #informers = new Map<ResourceDefinition, Informer<KubeObject>>();
  #reconcilers: Reconciler[] = [];
  #custom: CustomInformers | undefined;
  #listening: (() => void)[] = [];
  /** What waits until everything was listed; absent from then on. */
  #early: (() => void)[] | undefined = [];

  constructor(options: ManagerOptions) {
    this.#options = options;
  }

  /**
   * Lists everything that is watched and queues a key for all there is. Nothing is reconciled
   * before all of it was listed.
   */
  start(): void {
    this.stop();
    const view = this.#view();
    const controllers = this.#options.controllers();
    const added = controllers.map((each) => ({ ...each, reconciler: this.#add(each, view) }));
    startInOrder([...this.#informers.values()], () =>
      this.#watchCustom(added, view, () => this.#begin()),
    );
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
    for (const each of this.#reconcilers) each.stop();
    for (const informer of this.#informers.values()) informer.stop();
    this.#custom?.stop();
    this.#custom = undefined;
    this.#reconcilers = [];
    this.#informers = new Map();
    this.#early = [];
  }

  #begin(): void {
    const early = this.#early ?? [];
    this.#early = undefined;
    for (const run of early) this.#queue(run);
  }

  #queue(run: () => void): void {
    if (this.#early === undefined) this.#options.clock.setTimer(0, run);
    else this.#early.push(run);
  }

  /** Queues a key by hand. */
  enqueue(controllerName: string, key: string): void {
    this.#reconcilers.find(({ name }) => name === controllerName)?.enqueue(key, 0);
  }

  #add(controller: Controller, view: View): Reconciler {
    const { clock, executor } = this.#options;
    const made = new Reconciler({
      controller,
      view,
      clock,
      executor: executor(controller),
      informer: (resource) => this.#informers.get(resource),
      queue: (run) => this.#queue(run),
    });
    this.#reconcilers.push(made);
    for (const rule of controller.watches) this.#watch(rule, made, view);
    return made;
  }

  #watch(rule: WatchRule, reconciler: Reconciler, view: View): void {
    const { resource, keys, indices = {}, when, delayMs } = rule;
    const informer = this.#informer(resource);
    for (const [name, values] of Object.entries(indices)) informer.addIndex(name, values);
    informer.onChange((next, previous, revision) => {
      if (when !== undefined && !when(next, previous)) return;
      const afterMs = delayMs?.(next, previous);
      for (const object of [previous, next]) {
        if (object === undefined) continue;
        for (const key of keys(object, view)) reconciler.enqueue(key, revision, afterMs);
      }
    });
  }

  /** Starts to watch what custom resources there are, and whatever comes. */
  #watchCustom(added: readonly Added[], view: View, synced: () => void): void {
    const interested = added.filter(({ watchCustom }) => watchCustom !== undefined);
    if (interested.length === 0) {
      synced();
      return;
    }
    this.#custom = new CustomInformers(this.#informerOptions(), {
      added: (resource) => {
        for (const { watchCustom, reconciler } of interested) {
          const rule = watchCustom?.(resource);
          if (rule !== undefined) this.#watch(rule, reconciler, view);
        }
        return this.#informer(resource);
      },
      removed: (resource) => {
        this.#informers.get(resource)?.stop();
        this.#informers.delete(resource);
      },
    });
    this.#custom.start(synced);
  }

  #informer(resource: ResourceDefinition): Informer<KubeObject> {
    const known = this.#informers.get(resource);
    if (known !== undefined) return known;
    const made = new Informer<KubeObject>(resource, this.#informerOptions());
    made.addIndex(ownerIndex, ({ metadata }) =>
      (metadata.ownerReferences ?? []).map(({ uid }) => uid),
    );
    made.addIndex(namespaceIndex, ({ metadata }) => [metadata.namespace ?? ""]);
    this.#informers.set(resource, made);
    return made;
  }

  #informerOptions(): InformerOptions {
    const { handler, clock, actor, informerDelayMs: delayMs } = this.#options;
    return { handler, clock, actor, ...(delayMs && { delayMs }) };
  }

  #view(): View {
    const { clock, wallClock = clock, handler, actor } = this.#options;
    const informers = this.#informers;
    const customResources = () => this.#custom?.all ?? none;
    return {
      get nowMs() {
        return wallClock.now();
      },
      get steadyMs() {
        return clock.now();
      },
      get: (resource, namespace, name) => find(informers, resource).get(placeKey(namespace, name)),
      list: (resource, namespace) =>
        namespace === undefined
          ? [...find(informers, resource).values()]
          : find(informers, resource).indexed(namespaceIndex, namespace),
      owned: (resource, uid) => find(informers, resource).indexed(ownerIndex, uid),
      ownedParts: (resource, uid) => find(informers, resource).indexedParts(ownerIndex, uid),
      indexed: (resource, index, value) => find(informers, resource).indexed(index, value),
      eachIndexed: (resource, index, value) => find(informers, resource).eachIndexed(index, value),
      get customResources() {
        return customResources();
      },
      read: (request) => handler.handle({ ...request, actor }),
    };
  }
}

const none: readonly ResourceDefinition[] = [];
/** A controller, and what runs its plans. */
type Added = Controller & { readonly reconciler: Reconciler };

const ownerIndex = "owner";
const namespaceIndex = "namespace";

function find<T extends KubeObject>(
  informers: ReadonlyMap<ResourceDefinition, Informer<KubeObject>>,
  resource: ResourceDefinition<T>,
): Informer<T> {
  const informer = informers.get(untyped(resource));
  if (informer === undefined) throw new Error(`no controller watches ${resource.plural}`);
  // An informer is filed under the definition of the objects it holds.
  return informer as unknown as Informer<T>;
}
