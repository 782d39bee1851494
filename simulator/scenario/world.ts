/** What the expressions of a scenario see of its cluster. */
import { hasEnded } from "../../api/core/pod/has-ended.ts";
import { Pod } from "../../api/core/pod/pod.ts";
import { isObject, type JsonObject } from "../../api/json.ts";
import type { LabelSelector } from "../../api/meta/label-selector.ts";
import type { KubeObject, ResourceDefinition } from "../../api/resource.ts";
import { selectorFromLabelSelector } from "../../api/selectors/labels.ts";
import { Traffic } from "../../api/sim/traffic.ts";
import type { Cluster } from "../cluster.ts";
import { LiveList } from "./live-list.ts";
import { namesIn, objectOf, resourceNamed } from "./references.ts";
import { conditionsIn, type Sought, Subjects } from "./subjects.ts";

export interface WorldOptions {
  readonly namespace: string;
  /** When the scenario began. */
  readonly startMs: number;
}

/** What was looked at for an answer, so that it is known which writes may change it. */
export interface Looked {
  /** The tables of the storage that were read. */
  readonly tables: Set<string>;
  /** Whether it was something that changes without a write: the time, or what is computed. */
  isFleeting: boolean;
  /** The kinds that were served then. */
  readonly kinds: readonly unknown[];
}

/** The functions of expressions, over the present state of one cluster. */
export class World {
  readonly #cluster: Cluster;
  readonly #options: WorldOptions;
  readonly #lists = new Map<string, LiveList>();
  /** What was asked for before, taken apart. */
  readonly #names = new Map<string, ReturnType<typeof namesIn>>();
  /** What names of kinds stand for, as long as the same kinds are served. */
  #resources: { readonly kinds: readonly unknown[]; readonly byName: Map<string, Named> };
  /** The objects whose pods, conditions or counts were asked about. */
  readonly #subjects: Subjects;
  #looked: Looked | undefined;

  constructor(cluster: Cluster, options: WorldOptions) {
    this.#cluster = cluster;
    this.#options = options;
    this.#subjects = new Subjects(cluster);
    this.#resources = { kinds: this.#kinds, byName: new Map() };
  }

  /** What `ask` gives, and what it looked at. */
  watched<T>(ask: () => T): { readonly answer: T; readonly looked: Looked } {
    const looked: Looked = { tables: new Set(), isFleeting: false, kinds: this.#kinds };
    const before = this.#looked;
    this.#looked = looked;
    try {
      return { answer: ask(), looked };
    } finally {
      this.#looked = before;
    }
  }

  /** Whether an answer that looked at that may be another after a write to a table. */
  mayChange({ tables, isFleeting, kinds }: Looked, table: string): boolean {
    return isFleeting || tables.has(table) || kinds !== this.#kinds;
  }

  /** Where objects are that name no namespace. */
  get namespace(): string {
    return this.#options.namespace;
  }

  /** Seconds since the scenario began. */
  get seconds(): number {
    if (this.#looked !== undefined) this.#looked.isFleeting = true;
    return (this.#cluster.nowMs - this.#options.startMs) / 1000;
  }

  /** The object that is named so, or null. */
  get(text: string, namespace = this.#options.namespace): KubeObject | null {
    const { kind, name } = this.#namesIn(text);
    const resource = this.#resourceOf(kind);
    const scope = resource.namespaced ? namespace : undefined;
    return objectOf(this.#cluster, { resource, name, namespace: scope }) ?? null;
  }

  /** Those of which something was asked, and that were never there. */
  get unseen(): readonly string[] {
    return this.#subjects.unseen;
  }

  /** The object that something is asked of, or null; whether it is there is noted. */
  subject(text: string, namespace = this.#options.namespace): KubeObject | null {
    const found = this.get(text, namespace);
    this.#subjects.note(this.#titleOf(text, namespace), found !== null, () =>
      this.#soughtBy(text, namespace),
    );
    return found;
  }

  #soughtBy(text: string, namespace: string): Sought {
    const { kind, name } = this.#namesIn(text);
    const { table, resource } = this.#named(kind);
    return { table, name, namespace: resource.namespaced ? namespace : undefined };
  }

  /** What is named, and where, unless that goes without saying. */
  #titleOf(text: string, namespace: string): string {
    return namespace === this.#options.namespace ? text : `${text} of namespace ${namespace}`;
  }

  #namesIn(text: string): ReturnType<typeof namesIn> {
    const known = this.#names.get(text);
    if (known !== undefined) return known;
    const made = namesIn(text);
    this.#names.set(text, made);
    return made;
  }

  /** The objects of a kind, with these labels. An empty namespace is all of them. */
  list(kind: string, selector = "", namespace?: string): readonly KubeObject[] {
    const found = this.#listed(kind, selector, namespace);
    if (selector !== "") {
      const place = namespace ?? this.#options.namespace;
      this.#subjects.note(this.#labelledTitle(kind, selector, place), found.length > 0, () => {
        const { table, resource } = this.#named(kind);
        return { table, namespace: placeIn(resource, place), selector };
      });
    }
    return found;
  }

  #labelledTitle(kind: string, selector: string, namespace: string): string {
    const title = `any of ${kind} with ${selector}`;
    return namespace === "" ? title : this.#titleOf(title, namespace);
  }

  #listed(
    kind: string,
    selector: string,
    namespace = this.#options.namespace,
  ): readonly KubeObject[] {
    const resource = this.#resourceOf(kind);
    const key = `${kind} ${namespace} ${selector}`;
    const known = this.#lists.get(key);
    if (known !== undefined) return known.objects;
    const place = placeIn(resource, namespace);
    const made = new LiveList(this.#cluster, { resource, namespace: place, selector });
    this.#lists.set(key, made);
    return made.objects;
  }

  /** The pods of a workload, or those with these labels. */
  pods(what: string, namespace?: string): readonly Pod[] {
    // The lists have pods only.
    if (!what.includes("/")) return this.list(Pod.plural, what, namespace) as Pod[];
    const selector = podSelectorOf(this.subject(what, namespace));
    return selector === undefined ? [] : (this.#listed(Pod.plural, selector, namespace) as Pod[]);
  }

  /** How many of those pods are ready and not about to stop. */
  ready(what: string, namespace?: string): number {
    return this.pods(what, namespace).filter(isServing).length;
  }

  /** How many of those pods there are, without those that stop or have ended. */
  active(what: string, namespace?: string): number {
    return this.pods(what, namespace).filter(isActive).length;
  }

  /** How often their containers were restarted. */
  restarts(what: string, namespace?: string): number {
    return this.pods(what, namespace).reduce((sum, { status }) => sum + restartsOf(status), 0);
  }

  /** The status of a condition of an object, or nothing. */
  condition(text: string, type: string, namespace = this.#options.namespace): string {
    const object = this.subject(text, namespace);
    const status = conditionOf(object, type);
    if (object !== null && status === undefined) {
      this.#subjects.noteNoCondition(this.#titleOf(text, namespace), type, () =>
        this.#soughtBy(text, namespace),
      );
    }
    return status ?? "";
  }

  /** What came of a Traffic so far, with all its counts. */
  traffic(name: string, namespace = this.#options.namespace): JsonObject {
    const found = this.subject(`${Traffic.plural}/${name}`, namespace);
    const none = { sent: 0, succeeded: 0, failed: 0, inFlight: 0, retried: 0 };
    const status = found !== null && "status" in found ? found.status : undefined;
    // The status of a stored object is JSON.
    return { ...none, ...(status as JsonObject | undefined) };
  }

  get #kinds(): readonly unknown[] {
    return this.#cluster.server.registry.resources.all;
  }

  /** The kind of that name, of which it is noted that somebody looked at it. */
  #resourceOf(name: string): ResourceDefinition {
    const { resource, table, isComputed } = this.#named(name);
    this.#looked?.tables.add(table);
    if (this.#looked !== undefined && isComputed) this.#looked.isFleeting = true;
    return resource;
  }

  #named(name: string): Named {
    if (this.#resources.kinds !== this.#kinds) {
      this.#resources = { kinds: this.#kinds, byName: new Map() };
    }
    const { byName } = this.#resources;
    const known = byName.get(name);
    if (known !== undefined) return known;
    const resource = resourceNamed(this.#cluster, name);
    const { table, source } = this.#cluster.server.registry.resources.find(resource);
    const made = { resource, table, isComputed: source !== undefined };
    byName.set(name, made);
    return made;
  }
}

/** What the name of a kind stands for. */
interface Named {
  readonly resource: ResourceDefinition;
  readonly table: string;
  readonly isComputed: boolean;
}

const isActive = (pod: Pod): boolean =>
  pod.metadata.deletionTimestamp === undefined && !hasEnded(pod);

/** Pods that were looked at; they are other objects once anything of them changes. */
const serving = new WeakMap<Pod, boolean>();

/** Whether a pod is ready and not about to stop. */
export function isServing(pod: Pod): boolean {
  const known = serving.get(pod);
  if (known !== undefined) return known;
  const isSo = isActive(pod) && conditionOf(pod, "Ready") === "True";
  serving.set(pod, isSo);
  return isSo;
}

const restartsOf = ({ containerStatuses = [], initContainerStatuses = [] }: Pod["status"]) =>
  [...containerStatuses, ...initContainerStatuses].reduce(
    (sum, { restartCount = 0 }) => sum + restartCount,
    0,
  );

/** Where the objects of a kind are looked for: in one namespace, or in none or any. */
const placeIn = ({ namespaced }: ResourceDefinition, namespace: string): string | undefined =>
  namespaced && namespace !== "" ? namespace : undefined;

/** The status of a condition: True, False or Unknown. */
export function conditionOf(object: KubeObject | null, type: string): string | undefined {
  if (object === null) return undefined;
  const found = conditionsIn(object).find(
    (condition) => isObject(condition) && condition.type === type,
  );
  return isObject(found) && typeof found.status === "string" ? found.status : undefined;
}

/** The labels of the pods that an object selects. */
function podSelectorOf(object: KubeObject | null): string | undefined {
  const spec = object === null || !("spec" in object) ? undefined : object.spec;
  const selector = isObject(spec) ? spec.selector : undefined;
  if (!isObject(selector)) return undefined;
  const known = selectorTexts.get(selector);
  if (known !== undefined) return known.text;
  const text = selectorTextOf(selector);
  selectorTexts.set(selector, { text });
  return text;
}

/** Versions of an object share their selector. */
const selectorTexts = new WeakMap<object, { readonly text: string | undefined }>();

function selectorTextOf(selector: JsonObject): string | undefined {
  const isPlain = Object.values(selector).every((value) => typeof value === "string");
  const { text, picks } = selectorFromLabelSelector(
    // Services and replication controllers have plain labels; all others a selector.
    (isPlain ? { matchLabels: selector } : selector) as LabelSelector,
  );
  return picks === "some" ? text : undefined;
}
