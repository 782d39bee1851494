/**
 * A cluster small enough for tests of plans: objects in a map, and controllers that take turns by
 * chance. Anything may happen between any two actions of a plan.
 */
import { equalJson } from "../../api/json.ts";
import type { KubeObject, ObjectMeta, ResourceDefinition } from "../../api/resource.ts";
import { formatTime, nameGenerator, type Random } from "../../api/runtime.ts";
import { type Action, indexAfter, untyped } from "../../client/action.ts";
import type { Controller, View } from "../../client/controller.ts";
import { keyOf } from "../../client/controller.ts";
import { nowMs } from "./workloads.ts";

/** One controller at work on one key. */
interface Lane {
  readonly controller: Controller;
  readonly key: string;
  actions: readonly Action[];
  /** The revision that its last plan saw. */
  seen: number;
  failure: string | undefined;
  /** An action of the batch at hand has failed. */
  isFailing: boolean;
  requeueAtMs: number;
}

export interface Change {
  readonly resource: ResourceDefinition;
  readonly before: KubeObject | undefined;
  readonly after: KubeObject | undefined;
}

/** An object as the store keeps it: with its spec and status told apart. */
type Stored = KubeObject & { readonly spec?: unknown; readonly status?: unknown };

export class TestCluster {
  nowMs = nowMs;
  /** Events recorded, as `reason: message`. */
  readonly events: string[] = [];
  readonly #objects = new Map<ResourceDefinition, Map<string, Stored>>();
  readonly #lanes = new Map<string, Lane>();
  readonly #controllers: readonly Controller[];
  readonly #random: Random;
  readonly #names: ReturnType<typeof nameGenerator>;
  readonly #onChange: (change: Change) => void;
  #revision = 0;

  constructor(
    controllers: readonly Controller[],
    random: Random,
    onChange: (change: Change) => void = () => {},
  ) {
    this.#controllers = controllers;
    this.#random = random;
    this.#names = nameGenerator(random.fork("names"));
    this.#onChange = onChange;
  }

  list<T extends KubeObject>(resource: ResourceDefinition<T>): readonly T[] {
    // Objects are filed under their own definition.
    return [...this.#of(untyped(resource)).values()] as unknown as readonly T[];
  }

  /** Writes an object as a user or a kubelet would: whatever is stored is replaced. */
  put<T extends KubeObject>(resource: ResourceDefinition<T>, object: T): void {
    const stored = this.#of(untyped(resource)).get(keyOf(object));
    if (stored === undefined) this.#create(untyped(resource), object);
    else this.#store(untyped(resource), stored, object);
  }

  delete<T extends KubeObject>(resource: ResourceDefinition<T>, object: T): void {
    this.#remove(untyped(resource), keyOf(object));
  }

  /**
   * Lets one controller, picked by chance, plan or perform one action. False where none has
   * anything to do, until something changes or time passes.
   */
  step(): boolean {
    const ready = this.#runnable();
    const lane = ready[this.#random.integer(ready.length)];
    if (lane === undefined) return false;
    const [action] = lane.actions;
    if (action === undefined) this.#plan(lane);
    else {
      const failure = this.#perform(action);
      lane.failure = lane.isFailing ? (lane.failure ?? failure) : failure;
      lane.isFailing = lane.failure !== undefined;
      const course = { failed: failure !== undefined, isFailing: lane.isFailing };
      const next = indexAfter(lane.actions, 0, course);
      if (next === undefined) lane.isFailing = false;
      lane.actions = next === undefined ? [] : lane.actions.slice(next);
    }
    return true;
  }

  /** Moves time to where a plan asked to be looked at again; false where none did. */
  skip(): boolean {
    const next = Math.min(...[...this.#lanes.values()].map(({ requeueAtMs }) => requeueAtMs));
    if (!Number.isFinite(next)) return false;
    this.nowMs = Math.max(this.nowMs, next);
    return true;
  }

  #runnable(): readonly Lane[] {
    for (const controller of this.#controllers) {
      const [primary] = controller.watches;
      if (primary === undefined) continue;
      for (const key of this.#of(primary.resource).keys()) {
        const id = `${controller.name} ${key}`;
        const idle = {
          actions: [],
          seen: -1,
          failure: undefined,
          isFailing: false,
          requeueAtMs: Infinity,
        };
        if (!this.#lanes.has(id)) this.#lanes.set(id, { controller, key, ...idle });
      }
    }
    return [...this.#lanes.values()].filter(
      ({ actions, seen, requeueAtMs }) =>
        actions.length > 0 || seen < this.#revision || requeueAtMs <= this.nowMs,
    );
  }

  #plan(lane: Lane): void {
    const { controller, key, failure } = lane;
    lane.seen = this.#revision;
    const context = { backoffMs: () => 0, ...(failure !== undefined && { failure }) };
    const plan = controller.reconcile(key, this.#view(controller), context);
    lane.actions = plan.actions;
    lane.requeueAtMs =
      plan.requeueAfterMs === undefined ? Infinity : this.nowMs + plan.requeueAfterMs;
  }

  /** The message of the refusal, if there is one. */
  #perform(action: Action): string | undefined {
    if (action.do === "record") {
      this.events.push(`${action.event.reason}: ${action.event.message}`);
      return undefined;
    }
    const written = this.#write(action);
    const refusal = typeof written === "string" ? written : undefined;
    const note = refusal === undefined ? action.succeeded : action.failed;
    const name = typeof written === "string" ? "" : (written?.metadata.name ?? "");
    if (note !== undefined) {
      const message = note.message.replace("{name}", name).replace("{error}", refusal ?? "");
      this.events.push(`${note.reason}: ${message}`);
    }
    return refusal;
  }

  #write(action: Exclude<Action, { do: "record" }>): Stored | string | undefined {
    const { resource } = action;
    if (action.do === "create") return this.#create(resource, action.object);
    if (action.do === "update") return this.#update(action);
    if (action.do === "post") return "not supported";
    const key = keyOf({ metadata: { namespace: action.namespace, name: action.name } });
    const stored = this.#of(resource).get(key);
    if (stored === undefined) return action.do === "delete" ? undefined : `"${key}" not found`;
    if (action.do === "patch") {
      // Only owner references are ever patched, and whole lists of one.
      const { metadata } = action.patch as { metadata: ObjectMeta };
      const kept = metadata.ownerReferences?.filter((ref) => "kind" in ref);
      return this.#store(resource, stored, {
        ...stored,
        metadata: { ...stored.metadata, ownerReferences: kept },
      });
    }
    if (resource.kind !== "Pod") return this.#remove(resource, key);
    const deletionTimestamp = formatTime(this.nowMs);
    const metadata = { ...stored.metadata, deletionTimestamp };
    return this.#store(resource, stored, { ...stored, metadata });
  }

  #create(resource: ResourceDefinition, object: Stored): Stored | string {
    const { generateName = "", name = `${generateName}${this.#names.suffix()}` } = object.metadata;
    const metadata = {
      ...object.metadata,
      name,
      uid: object.metadata.uid ?? this.#names.uid(),
      creationTimestamp: formatTime(this.nowMs),
      generation: 1,
    };
    const key = keyOf({ metadata });
    if (this.#of(resource).has(key)) return `${resource.plural} "${name}" already exists`;
    const status = resource.kind === "Pod" ? { phase: "Pending" } : { replicas: 0 };
    return this.#store(resource, undefined, { status, ...object, metadata });
  }

  #update({ resource, object, subresource }: Extract<Action, { do: "update" }>): Stored | string {
    const next: Stored = object;
    const stored = this.#of(resource).get(keyOf(object));
    const { name } = object.metadata;
    if (stored === undefined) return `"${name}" not found`;
    if (stored.metadata.resourceVersion !== object.metadata.resourceVersion) {
      return `Operation cannot be fulfilled on ${resource.plural} "${name}"`;
    }
    return subresource === "status"
      ? this.#store(resource, stored, { ...next, spec: stored.spec })
      : this.#store(resource, stored, { ...next, status: stored.status });
  }

  #store(resource: ResourceDefinition, before: Stored | undefined, object: Stored): Stored {
    if (before !== undefined && equalJson(before, object)) return before;
    this.#revision += 1;
    const changed = before !== undefined && !equalJson(before.spec, object.spec);
    const generation = (before?.metadata.generation ?? 1) + (changed ? 1 : 0);
    const resourceVersion = String(this.#revision);
    const metadata = { ...object.metadata, generation, resourceVersion };
    const after = { ...object, metadata };
    this.#of(resource).set(keyOf(after), after);
    this.#onChange({ resource, before, after });
    return after;
  }

  #remove(resource: ResourceDefinition, key: string): Stored | undefined {
    const before = this.#of(resource).get(key);
    if (before === undefined) return undefined;
    this.#revision += 1;
    this.#of(resource).delete(key);
    this.#onChange({ resource, before, after: undefined });
    return before;
  }

  #of(resource: ResourceDefinition): Map<string, Stored> {
    const known = this.#objects.get(resource) ?? new Map<string, Stored>();
    this.#objects.set(resource, known);
    return known;
  }

  #view(controller: Controller): View {
    const indices = controller.watches.map(({ resource, indices = {} }) => ({ resource, indices }));
    const owned: View["owned"] = (resource, uid) =>
      this.list(resource).filter(({ metadata }) =>
        metadata.ownerReferences?.some((owner) => owner.uid === uid),
      );
    const indexed: View["indexed"] = (resource, name, value) => {
      const rule = indices.find(
        (each) => each.resource === untyped(resource) && name in each.indices,
      );
      return this.list(resource).filter((each) => rule?.indices[name]?.(each).includes(value));
    };
    return {
      nowMs: this.nowMs,
      steadyMs: this.nowMs,
      get(resource, namespace, name) {
        return this.at(resource, keyOf({ metadata: { namespace, name } }));
      },
      at: (resource, key) => this.list(resource).find((each) => keyOf(each) === key),
      renewedMs(resource, namespace, name) {
        const object = this.get(resource, namespace, name);
        return object && resource.renewal?.renewedMs(object);
      },
      list: (resource, namespace) =>
        this.list(resource).filter(
          ({ metadata }) => namespace === undefined || metadata.namespace === namespace,
        ),
      owned,
      customResources: [],
      ownedParts: (resource, uid) => [owned(resource, uid)],
      indexed,
      indexedParts: (resource, index, value) => [indexed(resource, index, value)],
      eachIndexed: indexed,
      read: () => {
        throw new Error("there is no server here to ask");
      },
    };
  }
}
