/** Lists of objects that stay as they are in the cluster, at a cost for each change only. */
import type { KubeObject, ResourceDefinition } from "../../api/resource.ts";
import { parseLabelSelector } from "../../api/selectors/labels.ts";
import type { StoredEvent } from "../../apiserver/storage/storage.ts";
import type { Cluster } from "../cluster.ts";

/** Which objects a list has. */
export interface ListQuery {
  readonly resource: ResourceDefinition;
  /** Absent: all. */
  readonly namespace: string | undefined;
  /** As text: `app=web`. */
  readonly selector: string;
}

/** The present objects that a query picks, and how many of them count. */
export class LiveList {
  readonly #members = new Map<string, KubeObject>();
  readonly #picks: (object: KubeObject) => boolean;
  /** The keys in order, until there is another; and their objects, until one of them changes. */
  #keys: readonly string[] | undefined;
  #objects: readonly KubeObject[] | undefined;
  /** The revision of its last change. */
  changed = 0;

  constructor(cluster: Cluster, { resource, namespace, selector }: ListQuery) {
    const { matches } = parseLabelSelector(selector);
    const { table, fromStored } = cluster.server.registry.resources.find(resource);
    this.#picks = ({ metadata }) =>
      (namespace === undefined || metadata.namespace === namespace) && matches(metadata.labels);
    for (const object of cluster.list(resource, namespace)) this.#set(object);
    cluster.storage.watch(table, cluster.storage.revision, (event) =>
      this.#note(event, fromStored),
    );
  }

  /** In the order of their names. */
  get objects(): readonly KubeObject[] {
    if (this.#objects !== undefined) return this.#objects;
    this.#keys ??= [...this.#members.keys()].sort((one, other) => (one < other ? -1 : 1));
    const found: KubeObject[] = [];
    for (const key of this.#keys) {
      const object = this.#members.get(key);
      if (object !== undefined) found.push(object);
    }
    this.#objects = found;
    return found;
  }

  #note({ type, object: stored, revision }: StoredEvent, fromStored: FromStored): void {
    const object = fromStored(stored);
    const key = keyOf(object);
    const was = this.#members.has(key);
    const is = type !== "DELETED" && this.#picks(object);
    if (!was && !is) return;
    if (is) this.#members.set(key, object);
    else this.#members.delete(key);
    if (was !== is) this.#keys = undefined;
    this.#objects = undefined;
    this.changed = revision;
  }

  #set(object: KubeObject): void {
    if (this.#picks(object)) this.#members.set(keyOf(object), object);
  }
}

type FromStored = (stored: KubeObject) => KubeObject;

const keyOf = ({ metadata: { namespace = "", name = "" } }: KubeObject) => `${namespace}/${name}`;
