import type { ApiRequest, LateBody } from "../../api/request.ts";
import type { KubeObject } from "../../api/resource.ts";
import type { Clock } from "../../api/runtime.ts";
import { setOwners } from "../fields/ownership.ts";
import { LateObject } from "../storage/late-object.ts";
import { passesUnseen } from "./admit.ts";
import { type Call, callOf, keyFor, nothingNoted, type Registry, withMetadata } from "./context.ts";
import { madeUnseen } from "./create.ts";
import { intakeNew } from "./intake.ts";

/**
 * A short way to create an object whose body is made when somebody looks at it. False, and nothing
 * is written, where the answer could depend on more than whether the name is free.
 */
export function createLate(call: Call, body: LateBody): boolean {
  const { registry, request, resource, options } = call;
  const { verb, namespace, name, subresource } = request;
  if (verb !== "create" || name === undefined || subresource !== undefined) return false;
  const { custom, computed, review, through } = resource.definition;
  if ((custom ?? computed ?? review ?? through) !== undefined || options.dryRun === true) {
    return false;
  }
  if (!passesUnseen(call, "create")) return false;
  const key = keyFor(namespace, name);
  return registry.storage.create(
    resource.table,
    key,
    (revision) =>
      new CreatedObject(registry, revision, { resource: resource.table, key, request, body }),
  );
}

interface Creation {
  readonly resource: string;
  readonly key: string;
  readonly request: ApiRequest;
  readonly body: LateBody;
}

/** What was created, and all that it takes to make it as it would have been made at the time. */
class CreatedObject extends LateObject {
  readonly resource: string;
  readonly key: string;
  readonly timeMs: number;
  readonly #registry: Registry;
  readonly #request: ApiRequest;
  readonly #body: LateBody;
  readonly #uid: string;

  constructor(registry: Registry, revision: number, { resource, key, request, body }: Creation) {
    super(revision);
    this.resource = resource;
    this.key = key;
    this.timeMs = registry.writeClock.now();
    this.#registry = registry;
    this.#request = request;
    this.#body = body;
    this.#uid = registry.names.uid();
  }

  get actor(): string {
    return this.#request.actor;
  }

  get cause(): number {
    return this.#request.cause ?? 0;
  }

  protected make(): KubeObject {
    const registry = this.#registryOfThen();
    const request = { ...this.#request, body: this.#body.make() };
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
