import type { Renewal } from "../../api/request.ts";
import type { KubeObject, RenewalMapping } from "../../api/resource.ts";
import { RenewedOwners, setOwners } from "../fields/ownership.ts";
import { type RenewalSeries, RenewedObject } from "../storage/late-object.ts";
import { passesUnseen } from "./admit.ts";
import { type Call, withMetadata } from "./context.ts";
import { ownersAfterRenewal } from "./owners-after-update.ts";

/**
 * A short way to make an update again that was made just now, for kinds that are renewed: what it
 * goes through was decided then, and is not decided otherwise for another time. Undefined where the
 * writer does not own the time.
 */
export function renewalOf(call: Call): Renewal | undefined {
  const { registry, request, resource, options, key } = call;
  const { renewal, countsGeneration } = resource.definition;
  if (renewal === undefined || countsGeneration || !resource.isStoredAsServed) return undefined;
  if (request.verb !== "update" || request.subresource !== renewal.subresource) return undefined;
  const stored = registry.storage.get(resource.table, key);
  if (options.dryRun === true || stored === undefined) return undefined;
  // Another time that can be told from it, whatever the form of times.
  const otherMs = (renewal.renewedMs(stored) ?? 0) + 1000;
  const owners = ownersAfterRenewal(call, stored, renewal.renew(stored, otherMs));
  return owners && new ObjectRenewal(call, { stored, renewal, owners });
}

/** What all renewals of an object by one writer go by. */
interface Form {
  /** What was there before the first of them. */
  readonly stored: KubeObject;
  readonly renewal: RenewalMapping<KubeObject>;
  readonly owners: RenewedOwners;
}

function seriesOf(
  { registry, request, resource, key }: Call,
  { stored, renewal, owners }: Form,
): RenewalSeries {
  return {
    resource: resource.table,
    key,
    actor: request.actor,
    cause: request.cause ?? 0,
    originMs: registry.clock.now(),
    make({ revision, timeMs, renewedMs }) {
      const next = renewal.renew(stored, renewedMs);
      const object = withMetadata(next, { resourceVersion: String(revision) });
      setOwners(object, new RenewedOwners(owners.base, owners.mine, timeMs));
      return object;
    },
  };
}

class ObjectRenewal implements Renewal {
  readonly #call: Call;
  readonly #series: RenewalSeries;
  #last: KubeObject | RenewedObject;
  #lastMs: number | undefined;

  constructor(call: Call, form: Form) {
    this.#call = call;
    this.#series = seriesOf(call, form);
    this.#last = form.stored;
    this.#lastMs = form.renewal.renewedMs(form.stored);
  }

  get revision(): number {
    if (this.#last instanceof RenewedObject) return this.#last.revision;
    return Number(this.#last.metadata.resourceVersion);
  }

  get object(): KubeObject {
    return this.#last instanceof RenewedObject ? this.#last.object : this.#last;
  }

  renew(renewedMs: number): boolean {
    // What changes nothing is not written.
    if (renewedMs === this.#lastMs || !passesUnseen(this.#call, "update")) return false;
    const { storage, writeClock } = this.#call.registry;
    const times = { timeMs: writeClock.now(), renewedMs };
    const next = new RenewedObject(this.#series, storage.revision + 1, times);
    if (!storage.renew(this.#last, next)) return false;
    this.#last = next;
    this.#lastMs = renewedMs;
    return true;
  }
}
