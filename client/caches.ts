import type { ApiHandler, ApiResponse } from "../api/request.ts";
import type { KubeObject, ResourceDefinition } from "../api/resource.ts";
import type { Clock } from "../api/runtime.ts";
import { untyped } from "./action.ts";
import { placeKey, type ReadRequest, type View } from "./controller.ts";
import { CustomInformers } from "./custom-informers.ts";
import { Informer, type InformerOptions } from "./informer.ts";
import { startInOrder } from "./start-in-order.ts";

export interface CachesOptions {
  readonly handler: ApiHandler;
  readonly clock: Clock;
  /** Names the process in the API server's log: `kube-controller-manager`. */
  readonly actor: string;
  readonly informerDelayMs?: () => number;
  /** What the process takes for the time of day, where that is not what its clock says. */
  readonly wallClock?: Pick<Clock, "now">;
}

/** The informers that controllers share, and the view of the cluster that they give. */
export class Caches {
  readonly view: View;
  readonly #options: CachesOptions;
  readonly #informers = new Map<ResourceDefinition, Informer<KubeObject>>();
  readonly #customRules: CustomRule[] = [];
  #custom: CustomInformers | undefined;
  /** What waits until everything was listed; absent from then on. */
  #early: (() => void)[] | undefined = [];

  constructor(options: CachesOptions) {
    this.#options = options;
    this.view = new CacheView(options, this.#informers, () => this.#custom?.all ?? none);
  }

  /** The informer of a resource; a new one where there was none. Ask before `start`. */
  informer(resource: ResourceDefinition): Informer<KubeObject> {
    const known = this.#informers.get(resource);
    if (known !== undefined) return known;
    const made = new Informer<KubeObject>(resource, this.#informerOptions());
    made.addIndex(
      ownerIndex,
      ({ metadata }) => metadata.ownerReferences?.map(({ uid }) => uid) ?? unowned,
    );
    made.addIndex(namespaceIndex, ({ metadata }) => [metadata.namespace ?? ""]);
    this.#informers.set(resource, made);
    return made;
  }

  find(resource: ResourceDefinition): Informer<KubeObject> | undefined {
    return this.#informers.get(resource);
  }

  /** Watches custom resources by this rule as they come. Ask before `start`. */
  watchCustom(rule: CustomRule): void {
    this.#customRules.push(rule);
  }

  /** Lists everything that is watched; what was queued by then runs once all of it was listed. */
  start(): void {
    const begin = () => {
      const early = this.#early ?? [];
      this.#early = undefined;
      for (const queue of early) queue();
    };
    startInOrder([...this.#informers.values()], () => this.#startCustom(begin));
  }

  /** Runs it in a timer of that clock, once there is something to go by. */
  queue(clock: Clock, run: () => void): void {
    if (this.#early === undefined) clock.setTimer(0, run);
    else this.#early.push(() => this.queue(clock, run));
  }

  stop(): void {
    for (const informer of this.#informers.values()) informer.stop();
    this.#custom?.stop();
  }

  /** Starts to watch what custom resources there are, and whatever comes. */
  #startCustom(synced: () => void): void {
    if (this.#customRules.length === 0) {
      synced();
      return;
    }
    this.#custom = new CustomInformers(this.#informerOptions(), {
      added: (resource) => {
        for (const rule of this.#customRules) rule(resource);
        return this.informer(resource);
      },
      removed: (resource) => {
        this.#informers.get(resource)?.stop();
        this.#informers.delete(resource);
      },
    });
    this.#custom.start(synced);
  }

  #informerOptions(): InformerOptions {
    const { handler, clock, actor, informerDelayMs: delayMs } = this.#options;
    return { handler, clock, actor, ...(delayMs && { delayMs }) };
  }
}

/** Is told of each custom resource that comes, before it is listed. */
export type CustomRule = (resource: ResourceDefinition) => void;

const none: readonly ResourceDefinition[] = [];
/** Of Faults, say, every plan of a kubelet asks for all, and mostly there are none. */
const noObjects: readonly never[] = [];
const unowned: readonly string[] = [];

const ownerIndex = "owner";
const namespaceIndex = "namespace";

type Informers = ReadonlyMap<ResourceDefinition, Informer<KubeObject>>;

/** A class, because every access to a literal with getters is slow. */
class CacheView implements View {
  readonly #options: CachesOptions;
  readonly #informers: Informers;
  readonly #customResources: () => readonly ResourceDefinition[];

  constructor(
    options: CachesOptions,
    informers: Informers,
    customResources: () => readonly ResourceDefinition[],
  ) {
    this.#options = options;
    this.#informers = informers;
    this.#customResources = customResources;
  }

  get nowMs(): number {
    const { clock, wallClock = clock } = this.#options;
    return wallClock.now();
  }

  get steadyMs(): number {
    return this.#options.clock.now();
  }

  get customResources(): readonly ResourceDefinition[] {
    return this.#customResources();
  }

  get<T extends KubeObject>(
    resource: ResourceDefinition<T>,
    namespace: string | undefined,
    name: string,
  ): T | undefined {
    return find(this.#informers, resource).get(placeKey(namespace, name));
  }

  at<T extends KubeObject>(resource: ResourceDefinition<T>, key: string): T | undefined {
    return find(this.#informers, resource).get(key);
  }

  renewedMs<T extends KubeObject>(
    resource: ResourceDefinition<T>,
    namespace: string | undefined,
    name: string,
  ): number | undefined {
    return find(this.#informers, resource).renewedMs(placeKey(namespace, name));
  }

  list<T extends KubeObject>(resource: ResourceDefinition<T>, namespace?: string): readonly T[] {
    const informer = find(this.#informers, resource);
    if (informer.size === 0) return noObjects;
    if (namespace === undefined) return [...informer.values()];
    return informer.indexed(namespaceIndex, namespace);
  }

  owned<T extends KubeObject>(resource: ResourceDefinition<T>, uid: string): readonly T[] {
    return find(this.#informers, resource).indexed(ownerIndex, uid);
  }

  ownedParts<T extends KubeObject>(
    resource: ResourceDefinition<T>,
    uid: string,
  ): readonly (readonly T[])[] {
    return find(this.#informers, resource).indexedParts(ownerIndex, uid);
  }

  indexed<T extends KubeObject>(
    resource: ResourceDefinition<T>,
    index: string,
    value: string,
  ): readonly T[] {
    return find(this.#informers, resource).indexed(index, value);
  }

  indexedParts<T extends KubeObject>(
    resource: ResourceDefinition<T>,
    index: string,
    value: string,
  ): readonly (readonly T[])[] {
    return find(this.#informers, resource).indexedParts(index, value);
  }

  eachIndexed<T extends KubeObject>(
    resource: ResourceDefinition<T>,
    index: string,
    value: string,
  ): Iterable<T> {
    return find(this.#informers, resource).eachIndexed(index, value);
  }

  read(request: ReadRequest): ApiResponse {
    const { handler, actor } = this.#options;
    return handler.handle({ ...request, actor });
  }
}

function find<T extends KubeObject>(
  informers: Informers,
  resource: ResourceDefinition<T>,
): Informer<T> {
  const informer = informers.get(untyped(resource));
  if (informer === undefined) throw new Error(`no controller watches ${resource.plural}`);
  // An informer is filed under the definition of the objects it holds.
  return informer as unknown as Informer<T>;
}
