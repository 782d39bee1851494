import { changeMetadata } from "../../api/meta/change-metadata.ts";
import type { Renewal } from "../../api/request.ts";
import type { KubeObject, RenewalMapping } from "../../api/resource.ts";
import { RenewedOwners, setOwners } from "../fields/ownership.ts";
import { type RenewalSeries, RenewedObject } from "../storage/renewed-object.ts";
import { passesUnseen } from "./admit.ts";
import type { Call } from "./context.ts";
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
  return owners && new ObjectRenewal(call, seriesOf(call, { stored, renewal, owners }));
}

interface Form {
  readonly stored: KubeObject;
  readonly renewal: RenewalMapping<KubeObject>;
  readonly owners: RenewedOwners;
}

function seriesOf({ registry, request, resource, key }: Call, form: Form): Series {
  const { stored, renewal, owners } = form;
  return {
    resource: resource.table,
    key,
    actor: request.actor,
    cause: request.cause ?? 0,
    originMs: registry.clock.now(),
    stored,
    make({ revision, timeMs, renewedMs }) {
      const next = renewal.renew(stored, renewedMs);
      const metadata = changeMetadata(next.metadata, { resourceVersion: String(revision) });
      const object = { ...next, metadata };
      setOwners(object, new RenewedOwners(owners.base, owners.mine, timeMs));
      return object;
    },
  };
}

interface Series extends RenewalSeries {
  /** What was there before the first of them. */
  readonly stored: KubeObject;
}

class ObjectRenewal implements Renewal {
  readonly #call: Call;
  readonly #series: Series;
  #last: KubeObject | RenewedObject;
  #lastMs: number | undefined;

  constructor(call: Call, series: Series) {
    this.#call = call;
    this.#series = series;
    this.#last = series.stored;
    this.#lastMs = call.resource.definition.renewal?.renewedMs(series.stored);
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
