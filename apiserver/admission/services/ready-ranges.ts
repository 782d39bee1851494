import { isReady, ServiceCIDR } from "../../../api/networking/service-cidr.ts";
import { tableName } from "../../registry/resource-table.ts";
import type { Storage } from "../../storage/storage.ts";
import { type AddressRange, addressRange, serviceRange } from "./range.ts";

const table = tableName(ServiceCIDR);

/** The first address is that of the API server. */
const rangeIPv4 = "10.96.0.0/16";

/**
 * The ranges that a cluster begins with, IPv4 first. Throws a RangeError in the words of
 * kube-apiserver where it would not start with them.
 */
export function initialCidrs(rangeIPv6?: string): readonly string[] {
  if (rangeIPv6 === undefined) return [rangeIPv4];
  addressRange(rangeIPv6, "IPv6");
  return [rangeIPv4, rangeIPv6];
}

/**
 * The ranges of the ServiceCIDRs that are ready, by their names; read anew only when one of them
 * has changed. Kubernetes takes them in no order.
 */
export function readyRanges(storage: Storage): () => readonly AddressRange[] {
  let revision = -1;
  let ranges: readonly AddressRange[] = [];
  return () => {
    const changed = storage.changedRevision(table);
    if (changed === revision) return ranges;
    revision = changed;
    ranges = storage.list(table).flatMap(({ object }) => rangesOf(asServiceCidr(object)));
    return ranges;
  };
}

const rangesOf = (cidr: ServiceCIDR): readonly AddressRange[] =>
  isReady(cidr) ? (cidr.spec.cidrs ?? []).flatMap((each) => serviceRange(each) ?? []) : [];

function asServiceCidr(object: object): ServiceCIDR {
  // The table holds nothing else, decoded as such.
  return object as ServiceCIDR;
}
