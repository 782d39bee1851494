import { CustomResourceDefinition } from "../api/apiextensions/definition.ts";
import { definitionsOf } from "../api/apiextensions/definition-of.ts";
import type { KubeObject, ResourceDefinition } from "../api/resource.ts";
import type { Timer } from "../api/runtime.ts";
import { Informer, type InformerOptions } from "./informer.ts";
import { startInOrder } from "./start-in-order.ts";

/** What is done as custom resources come and go. */
export interface CustomHooks {
  /** Makes an informer known and says what listens to it. It is started afterwards. */
  added(resource: ResourceDefinition): Informer<KubeObject>;
  removed(resource: ResourceDefinition): void;
}

/**
 * How long a resource is remembered that is no longer served, so that it is seen of its objects
 * that they are gone. Source: kube-controller-manager asks every 30 seconds what is served.
 */
const staysMs = 30_000;

/**
 * The custom resources that are served, as the definitions in a cache have it: one for each
 * definition, in the version that its objects are stored in.
 */
export class CustomInformers {
  readonly #options: InformerOptions;
  readonly #definitions: Informer<CustomResourceDefinition>;
  readonly #hooks: CustomHooks;
  /** By the name of the definition. */
  readonly #served = new Map<string, ResourceDefinition>();
  /** Those that are about to be forgotten, by the name of their definition. */
  readonly #leaving = new Map<string, Timer>();
  /** Those that the first list of definitions brings; absent once it has come. */
  #unstarted: Informer<KubeObject>[] | undefined = [];
  #all: readonly ResourceDefinition[] = [];

  constructor(options: InformerOptions, hooks: CustomHooks) {
    this.#options = options;
    this.#hooks = hooks;
    this.#definitions = new Informer(CustomResourceDefinition, options);
    this.#definitions.onChange((next, previous) => {
      const name = next?.metadata.name ?? previous?.metadata.name ?? "";
      this.#changed(name, next === undefined ? undefined : storedDefinition(next));
    });
  }

  /** What is served; the same list until that changes. */
  get all(): readonly ResourceDefinition[] {
    return this.#all;
  }

  /** `synced` is called once all objects of all that is served now are listed. */
  start(synced: () => void): void {
    this.#definitions.start(() => {
      const first = this.#unstarted;
      this.#unstarted = undefined;
      startInOrder(first ?? [], synced);
    });
  }

  stop(): void {
    this.#definitions.stop();
    for (const timer of this.#leaving.values()) timer.cancel();
    this.#leaving.clear();
  }

  #changed(name: string, next: ResourceDefinition | undefined): void {
    this.#leaving.get(name)?.cancel();
    this.#leaving.delete(name);
    if (next !== undefined || !this.#served.has(name)) {
      this.#set(name, next);
      return;
    }
    const timer = this.#options.clock.setTimer(staysMs, () => {
      this.#leaving.delete(name);
      this.#set(name, undefined);
    });
    this.#leaving.set(name, timer);
  }

  #set(name: string, next: ResourceDefinition | undefined): void {
    const before = this.#served.get(name);
    // What is cached stays as it is where only the schema changed.
    if (isSame(before, next)) return;
    const informer = next === undefined ? undefined : this.#hooks.added(next);
    if (next === undefined) this.#served.delete(name);
    else this.#served.set(name, next);
    this.#all = [...this.#served.values()];
    if (before !== undefined) this.#hooks.removed(before);
    if (informer === undefined) return;
    if (this.#unstarted === undefined) informer.start();
    else this.#unstarted.push(informer);
  }
}

/** The version that objects are stored in, or another where that is not served. */
function storedDefinition(crd: CustomResourceDefinition): ResourceDefinition | undefined {
  const definitions = definitionsOf(crd);
  return definitions.find(({ custom, version }) => custom?.stored === version) ?? definitions[0];
}

function isSame(
  before: ResourceDefinition | undefined,
  next: ResourceDefinition | undefined,
): boolean {
  if (before === undefined || next === undefined) return before === next;
  return before.apiVersion === next.apiVersion && before.namespaced === next.namespaced;
}
