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
  #sorted: readonly KubeObject[] | undefined;
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
    this.#sorted ??= [...this.#members]
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([, object]) => object);
    return this.#sorted;
  }

  #note({ type, object: stored, revision }: StoredEvent, fromStored: FromStored): void {
    const object = fromStored(stored);
    const key = keyOf(object);
    const was = this.#members.has(key);
    if (type === "DELETED" || !this.#picks(object)) this.#members.delete(key);
    else this.#members.set(key, object);
    if (!was && !this.#members.has(key)) return;
    this.#sorted = undefined;
    this.changed = revision;
  }

  #set(object: KubeObject): void {
    if (this.#picks(object)) this.#members.set(keyOf(object), object);
  }
}

type FromStored = (stored: KubeObject) => KubeObject;

const keyOf = ({ metadata: { namespace = "", name = "" } }: KubeObject) => `${namespace}/${name}`;
