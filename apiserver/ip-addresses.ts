import type { Service } from "../api/core/service/service.ts";
import { allocator, familyLabel, IPAddress, managedByLabel } from "../api/networking/ip-address.ts";
import type { ApiHandler } from "../api/request.ts";
import type { KubeObject } from "../api/resource.ts";
import { ipFamily } from "../api/validation/ip.ts";
import { addressesOf } from "./admission/services/cluster-ips.ts";
import { PendingKeys } from "./pending-keys.ts";
import type { Registry } from "./registry/context.ts";
import { tableName } from "./registry/resource-table.ts";
import type { StoredEvent } from "./storage/storage.ts";
import { warning } from "./warning-events.ts";

const table = tableName(IPAddress);

/** Who allocates addresses. */
const actor = "kube-apiserver";

type Owner = Pick<KubeObject["metadata"], "name" | "namespace">;

/**
 * Keeps an IPAddress for each address that a Service holds, as the allocator of kube-apiserver
 * does: what a request gives or takes away follows as soon as it is answered. Who deletes the
 * IPAddress of an address in use gets it back, as from the repair loop of Kubernetes, but at once;
 * an event at the Service tells of it.
 */
export class IpAddresses {
  readonly #registry: Registry;
  readonly #handler: Pick<ApiHandler, "handle">;
  readonly #owners = new Map<string, Owner>();
  /** Addresses in use whose IPAddress somebody has deleted. */
  readonly #lost = new Set<string>();
  /** Addresses to look at. */
  readonly #pending = new PendingKeys((address) => this.#reconcile(address));

  constructor(registry: Registry, handler: Pick<ApiHandler, "handle">) {
    this.#registry = registry;
    this.#handler = handler;
    const { storage } = registry;
    for (const { object } of storage.list("services")) this.#hold(asService(object), 0);
    storage.watch("services", storage.revision, (event) => this.#serviceChanged(event));
    storage.watch(table, storage.revision, ({ type, key, revision }) => {
      if (type !== "DELETED" || !this.#owners.has(key)) return;
      this.#lost.add(key);
      this.#pending.note(key, revision);
    });
  }

  /** Writes what follows from the changes so far. */
  settle(): void {
    this.#pending.settle();
  }

  #serviceChanged({ type, object, previous, revision }: StoredEvent): void {
    const before = previous === undefined ? [] : addressesOf(asService(previous).spec);
    const after = type === "DELETED" ? [] : addressesOf(asService(object).spec);
    if (before.join() === after.join()) return;
    for (const address of before) {
      this.#owners.delete(address);
      this.#pending.note(address, revision);
    }
    if (type !== "DELETED") this.#hold(asService(object), revision);
  }

  #hold({ metadata: { name, namespace }, spec }: Service, revision: number): void {
    for (const address of addressesOf(spec)) {
      this.#owners.set(address, { name, namespace });
      this.#pending.note(address, revision);
    }
  }

  #reconcile(address: string): void {
    const owner = this.#owners.get(address);
    const isThere = this.#registry.storage.get(table, address) !== undefined;
    const isLost = this.#lost.delete(address);
    if (isThere === (owner !== undefined)) return;
    const write = { resource: IPAddress, actor, cause: this.#pending.cause };
    if (owner === undefined) {
      this.#handler.handle({ verb: "delete", name: address, ...write });
      return;
    }
    if (isLost) this.#warn(address, owner);
    this.#handler.handle({ verb: "create", body: bodyOf(address, owner), ...write });
  }

  /** Source: pkg/registry/core/service/ipallocator/controller/repairip.go 1.36. */
  #warn(address: string, { namespace, name }: Owner): void {
    const { storage, clock } = this.#registry;
    const service = storage.get("services", `${namespace}/${name}`);
    if (service === undefined) return;
    const told = warning(service, {
      reason: "ClusterIPNotAllocated",
      action: "ClusterIPAllocation",
      message: `Cluster IP [${ipFamily(address)}]: ${address} is not allocated; repairing`,
      component: "ipallocator-repair-controller",
      nowMs: clock.now(),
    });
    this.#handler.handle({ ...told, actor, cause: this.#pending.cause });
  }
}

const bodyOf = (address: string, { name, namespace }: Owner) => ({
  metadata: {
    name: address,
    labels: { [familyLabel]: ipFamily(address), [managedByLabel]: allocator },
  },
  spec: { parentRef: { resource: "services", namespace, name } },
});

function asService(object: KubeObject): Service {
  // The table of services holds nothing else, decoded as such.
  return object as Service;
}
