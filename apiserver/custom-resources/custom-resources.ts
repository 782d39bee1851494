import { isTrue } from "../../api/apiextensions/conditions.ts";
import { CustomResourceDefinition } from "../../api/apiextensions/definition.ts";
import { definitionsOf } from "../../api/apiextensions/definition-of.ts";
import type { ApiHandler, WatchHandle } from "../../api/request.ts";
import type { KubeObject } from "../../api/resource.ts";
import { PendingKeys } from "../pending-keys.ts";
import type { Registry } from "../registry/context.ts";
import { type Resource, tableName } from "../registry/resource-table.ts";
import type { StoredEvent } from "../storage/storage.ts";
import { planApproval } from "./plan-approval.ts";
import { planEstablished, planNames } from "./plan-names.ts";
import { isCleaningUp, planRemoval } from "./plan-removal.ts";

const crdTable = tableName(CustomResourceDefinition);

/** Who writes the status of definitions. */
const actor = "kube-apiserver";

/**
 * Serves the custom resources that there are. What a definition serves changes with the commit that
 * changes it. Its conditions follow as soon as the request is answered, each by a write of its own,
 * as the controllers inside kube-apiserver make them.
 */
export class CustomResources {
  readonly #registry: Registry;
  readonly #handler: Pick<ApiHandler, "handle">;
  /** Names of definitions to look at. */
  readonly #pending = new PendingKeys((name) => this.#reconcile(name));
  /** Watches of the objects of definitions that are being deleted. */
  readonly #leaving = new Map<string, WatchHandle>();

  constructor(registry: Registry, handler: Pick<ApiHandler, "handle">) {
    this.#registry = registry;
    this.#handler = handler;
    const { storage, resources } = registry;
    for (const crd of this.#definitions()) {
      resources.setCustom(crd.metadata.name ?? "", definitionsOf(crd), isTerminating(crd));
      this.#pending.note(crd.metadata.name ?? "", 0);
    }
    storage.watch(crdTable, storage.revision, (event) => this.#changed(event));
  }

  /** Writes what follows from the changes so far. */
  settle(): void {
    this.#pending.settle();
  }

  #changed({ key, type, object, previous, revision }: StoredEvent): void {
    const crd = asDefinition(object);
    const isGone = type === "DELETED";
    const { resources } = this.#registry;
    if (isGone) resources.setCustom(key, []);
    else resources.setCustom(key, definitionsOf(crd), isTerminating(crd));
    if (isGone) this.#stopWatching(key);
    else this.#pending.note(key, revision);
    if (previous === undefined) return;
    const before = asDefinition(previous).status.acceptedNames;
    if (!isGone && before === crd.status.acceptedNames) return;
    // Names that one of a group gives up may be those that another of it waits for.
    for (const { spec, metadata } of this.#definitions()) {
      if (spec.group === crd.spec.group) this.#pending.note(metadata.name ?? "", revision);
    }
  }

  #reconcile(name: string): void {
    const { storage, clock } = this.#registry;
    const stored = storage.get(crdTable, name);
    if (stored === undefined) return;
    const crd = asDefinition(stored);
    if (isCleaningUp(crd)) {
      this.#write(crd, planRemoval(crd, this.#removeObjects(crd), clock.now()));
      return;
    }
    const others = this.#definitions().filter((each) => each !== crd);
    const plans = [
      (each: CustomResourceDefinition) => planNames(each, others, clock.now()),
      (each: CustomResourceDefinition) => planEstablished(each, clock.now()),
      (each: CustomResourceDefinition) => planApproval(each, clock.now()),
    ];
    // Each has a write of its own, which makes the definition pending once more.
    for (const plan of plans) {
      const next = plan(crd);
      if (next === crd) continue;
      this.#write(crd, next);
      return;
    }
  }

  /** Deletes the objects of a resource; how many are left, because something holds them. */
  #removeObjects(crd: CustomResourceDefinition): number {
    const { storage, resources } = this.#registry;
    const { group, names } = crd.spec;
    const table = tableName({ group, plural: names.plural });
    const [definition] = resources.all
      .filter((each) => each.table === table)
      // Objects are best deleted as they are stored.
      .sort((one, other) => Number(isStoredVersion(other)) - Number(isStoredVersion(one)));
    for (const { object } of storage.list(table)) {
      if (definition === undefined || object.metadata.deletionTimestamp !== undefined) continue;
      const { namespace, name } = object.metadata;
      const request = { resource: definition.definition, namespace, name } as const;
      this.#handler.handle({ ...request, verb: "delete", actor, cause: this.#pending.cause });
    }
    const remaining = storage.list(table).length;
    if (remaining > 0) this.#watchObjects(crd, table);
    return remaining;
  }

  #watchObjects({ metadata: { name = "" } }: CustomResourceDefinition, table: string): void {
    if (this.#leaving.has(name)) return;
    const { storage } = this.#registry;
    const handle = storage.watch(table, storage.revision, ({ type, revision }) => {
      if (type === "DELETED") this.#pending.note(name, revision);
    });
    this.#leaving.set(name, handle);
  }

  #stopWatching(name: string): void {
    this.#leaving.get(name)?.stop();
    this.#leaving.delete(name);
  }

  #write(before: CustomResourceDefinition, next: CustomResourceDefinition): void {
    if (next === before) return;
    this.#handler.handle({
      verb: "update",
      resource: crdReference,
      name: before.metadata.name,
      subresource: "status",
      body: next,
      actor,
      cause: this.#pending.cause,
    });
  }

  #definitions(): readonly CustomResourceDefinition[] {
    return this.#registry.storage.list(crdTable).map(({ object }) => asDefinition(object));
  }
}

const crdReference = {
  group: CustomResourceDefinition.group,
  version: CustomResourceDefinition.version,
  plural: CustomResourceDefinition.plural,
};

const isStoredVersion = ({ definition }: Resource) =>
  definition.version === definition.custom?.stored;

const isTerminating = (crd: CustomResourceDefinition) => isTrue(crd, "Terminating");

// The table of definitions holds nothing else.
const asDefinition = (object: KubeObject) => object as CustomResourceDefinition;
