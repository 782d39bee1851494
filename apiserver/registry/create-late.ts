import type { ApiRequest, LateBody, LateCreation } from "../../api/request.ts";
import type { KubeObject } from "../../api/resource.ts";
import type { Clock } from "../../api/runtime.ts";
import { setOwners } from "../fields/ownership.ts";
import { LateAddition } from "../storage/late-object.ts";
import { passesUnseen } from "./admit.ts";
import { type Call, callOf, nothingNoted, type Registry, withMetadata } from "./context.ts";
import { madeUnseen } from "./create.ts";
import { intakeNew } from "./intake.ts";

/**
 * A short way to create an object whose body is made when somebody looks at it. False, and nothing
 * is written, where the answer could depend on more than whether the name is free.
 */
export function createLate(call: Call, creation: LateCreation): boolean {
  const { registry, request, resource, options } = call;
  if (request.verb !== "create" || request.subresource !== undefined) return false;
  const { custom, computed, review, through } = resource.definition;
  if ((custom ?? computed ?? review ?? through) !== undefined || options.dryRun === true) {
    return false;
  }
  if (!passesUnseen(call, "create")) return false;
  return registry.storage.create(
    resource.table,
    creation.key,
    (revision) => new CreatedObject(call, revision, creation),
  );
}

/** What was created, and all that it takes to make it as it would have been made at the time. */
class CreatedObject extends LateAddition {
  readonly resource: string;
  readonly key: string;
  readonly cause: number;
  readonly timeMs: number;
  readonly #registry: Registry;
  /** What it has in common with many. */
  readonly #request: ApiRequest;
  readonly #body: LateBody;
  readonly #uid: string;

  constructor(
    { registry, request, resource }: Call,
    revision: number,
    { key, cause, body }: LateCreation,
  ) {
    super(revision);
    this.resource = resource.table;
    this.key = key;
    this.cause = cause;
    this.timeMs = registry.writeClock.now();
    this.#registry = registry;
    this.#request = request;
    this.#body = body;
    this.#uid = registry.names.uid();
  }

  get actor(): string {
    return this.#request.actor;
  }

  protected make(): KubeObject {
    const registry = this.#registryOfThen();
    const { namespace } = this.#request;
    const name = namespace === undefined ? this.key : this.key.slice(namespace.length + 1);
    const body = this.#body.make({ name, namespace });
    const request = { ...this.#request, name, body, cause: this.cause };
    const call = callOf(registry, request, nothingNoted());
    const { stored, owners } = madeUnseen(call, intakeNew(call, request.body));
    const object = withMetadata(stored, { resourceVersion: String(this.revision) });
    setOwners(object, owners);
    return object;
  }

  /** The registry with the time and the uid of then. */
  #registryOfThen(): Registry {
    const registry = this.#registry;
    const clock: Clock = {
      now: () => this.timeMs,
      setTimer: (delayMs, run) => registry.clock.setTimer(delayMs, run),
    };
    return { ...registry, clock, names: { ...registry.names, uid: () => this.#uid } };
  }
}
