/** What the expressions of a scenario see of its cluster. */
import { hasEnded } from "../../api/core/pod/has-ended.ts";
import { Pod } from "../../api/core/pod/pod.ts";
import { isObject, type Json, type JsonObject } from "../../api/json.ts";
import type { LabelSelector } from "../../api/meta/label-selector.ts";
import type { KubeObject } from "../../api/resource.ts";
import { selectorFromLabelSelector } from "../../api/selectors/labels.ts";
import { Traffic } from "../../api/sim/traffic.ts";
import type { Cluster } from "../cluster.ts";
import { LiveList } from "./live-list.ts";
import { objectOf, referenceOf, resourceNamed } from "./references.ts";

export interface WorldOptions {
  readonly namespace: string;
  /** When the scenario began. */
  readonly startMs: number;
}

/** The functions of expressions, over the present state of one cluster. */
export class World {
  readonly #cluster: Cluster;
  readonly #options: WorldOptions;
  readonly #lists = new Map<string, LiveList>();

  constructor(cluster: Cluster, options: WorldOptions) {
    this.#cluster = cluster;
    this.#options = options;
  }

  /** Seconds since the scenario began. */
  get seconds(): number {
    return (this.#cluster.nowMs - this.#options.startMs) / 1000;
  }

  /** The object that is named so, or null. */
  get(text: string, namespace = this.#options.namespace): KubeObject | null {
    const reference = referenceOf(this.#cluster, text, namespace);
    return objectOf(this.#cluster, reference) ?? null;
  }

  /** The objects of a kind, with these labels. An empty namespace is all of them. */
  list(kind: string, selector = "", namespace = this.#options.namespace): readonly KubeObject[] {
    const key = `${kind} ${namespace} ${selector}`;
    const known = this.#lists.get(key);
    if (known !== undefined) return known.objects;
    const resource = resourceNamed(this.#cluster, kind);
    const place = resource.namespaced && namespace !== "" ? namespace : undefined;
    const made = new LiveList(this.#cluster, { resource, namespace: place, selector });
    this.#lists.set(key, made);
    return made.objects;
  }

  /** The pods of a workload, or those with these labels. */
  pods(what: string, namespace?: string): readonly Pod[] {
    const selector = what.includes("/") ? podSelectorOf(this.get(what, namespace)) : what;
    // The list has pods only.
    return selector === undefined ? [] : (this.list(Pod.plural, selector, namespace) as Pod[]);
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
  condition(text: string, type: string, namespace?: string): string {
    return conditionOf(this.get(text, namespace), type) ?? "";
  }

  /** What came of a Traffic so far, with all its counts. */
  traffic(name: string, namespace = this.#options.namespace): JsonObject {
    const found = this.#cluster.get(Traffic, name, namespace);
    const none = { sent: 0, succeeded: 0, failed: 0, inFlight: 0, retried: 0 };
    // The status of a stored object is JSON.
    return { ...none, ...(found?.status as JsonObject | undefined) };
  }
}

const isActive = (pod: Pod): boolean =>
  pod.metadata.deletionTimestamp === undefined && !hasEnded(pod);

const isServing = (pod: Pod): boolean => isActive(pod) && conditionOf(pod, "Ready") === "True";

const restartsOf = ({ containerStatuses = [], initContainerStatuses = [] }: Pod["status"]) =>
  [...containerStatuses, ...initContainerStatuses].reduce(
    (sum, { restartCount = 0 }) => sum + restartCount,
    0,
  );

/** The status of a condition: True, False or Unknown. */
export function conditionOf(object: KubeObject | null, type: string): string | undefined {
  const status = object === null || !("status" in object) ? undefined : object.status;
  const conditions: Json | undefined = isObject(status) ? status.conditions : undefined;
  if (!Array.isArray(conditions)) return undefined;
  const found = conditions.find((condition) => isObject(condition) && condition.type === type);
  return isObject(found) && typeof found.status === "string" ? found.status : undefined;
}

/** The labels of the pods that an object selects. */
function podSelectorOf(object: KubeObject | null): string | undefined {
  const spec = object === null || !("spec" in object) ? undefined : object.spec;
  const selector = isObject(spec) ? spec.selector : undefined;
  if (!isObject(selector)) return undefined;
  const isPlain = Object.values(selector).every((value) => typeof value === "string");
  const { text, picks } = selectorFromLabelSelector(
    // Services and replication controllers have plain labels; all others a selector.
    (isPlain ? { matchLabels: selector } : selector) as LabelSelector,
  );
  return picks === "some" ? text : undefined;
}
