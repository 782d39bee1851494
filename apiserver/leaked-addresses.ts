import type { Service } from "../api/core/service/service.ts";
import { allocator, IPAddress, managedByLabel } from "../api/networking/ip-address.ts";
import type { ApiHandler } from "../api/request.ts";
import { parseTime } from "../api/runtime.ts";
import { addressesOf } from "./admission/services/cluster-ips.ts";
import { PendingKeys } from "./pending-keys.ts";
import type { Registry } from "./registry/context.ts";
import { tableName } from "./registry/resource-table.ts";
import { warning } from "./warning-events.ts";

const table = tableName(IPAddress);

/** Whoever makes a Service may be about to. */
const graceMs = 60_000;

/** Why an address is nobody's: as an event says it. */
interface Leak {
  readonly reason: string;
  readonly message: string;
  /** It may still become somebody's until then. */
  readonly untilMs?: number;
}

/**
 * Deletes IPAddresses that are labelled as those of the allocator and are of no Service.
 * Source: pkg/registry/core/service/ipallocator/controller/repairip.go syncIPAddress 1.36.
 */
export class LeakedAddresses {
  readonly #registry: Registry;
  readonly #handler: Pick<ApiHandler, "handle">;
  readonly #pending = new PendingKeys((address) => this.#look(address));

  constructor(registry: Registry, handler: Pick<ApiHandler, "handle">) {
    this.#registry = registry;
    this.#handler = handler;
    const { storage } = registry;
    storage.watch(table, storage.revision, ({ type, key, revision }) => {
      if (type !== "DELETED") this.#pending.note(key, revision);
    });
  }

  /** Deletes what changes so far have left behind. */
  settle(): void {
    this.#pending.settle();
  }

  #look(address: string): void {
    const { storage, clock } = this.#registry;
    // The table holds nothing else.
    const found = storage.get(table, address) as IPAddress | undefined;
    const leak = found && this.#leakOf(found);
    if (found === undefined || leak === undefined) return;
    const nowMs = clock.now();
    const { untilMs = nowMs } = leak;
    if (untilMs > nowMs) {
      clock.setTimer(untilMs - nowMs, () => this.#look(address));
      return;
    }
    const by = { actor: "kube-apiserver", cause: this.#pending.cause };
    const component = "ipallocator-repair-controller";
    const told = { ...leak, action: "IPAddressAllocation", component, nowMs };
    this.#handler.handle({ ...warning(found, told), ...by });
    this.#handler.handle({ verb: "delete", resource: IPAddress, name: address, ...by });
  }

  #leakOf({ metadata, spec }: IPAddress): Leak | undefined {
    if (metadata.labels?.[managedByLabel] !== allocator) return undefined;
    const { group = "", resource, namespace = "", name } = spec.parentRef ?? {};
    const address = metadata.name ?? "";
    if (group !== "" || resource !== "services") {
      const members = `Group:${group},Resource:${resource},Namespace:${namespace},Name:${name},`;
      const message =
        `IPAddress ${address} appears to have been modified, not referencing a Service ` +
        `&ParentReference{${members}}: cleaning up`;
      return { reason: "IPAddressNotAllocated", message };
    }
    const place = `IPAddress: ${address} for Service ${namespace}/${name}`;
    const service = this.#registry.storage.get("services", `${namespace}/${name}`);
    if (service === undefined) {
      const message = `${place} appears to have leaked: cleaning up`;
      const untilMs = (parseTime(metadata.creationTimestamp) ?? 0) + graceMs;
      return { reason: "IPAddressNotAllocated", message, untilMs };
    }
    // The table of services holds nothing else.
    if (addressesOf((service as Service).spec).includes(address)) return undefined;
    const message = `${place} has a wrong reference; cleaning up`;
    return { reason: "IPAddressWrongReference", message };
  }
}
