import { isHeadless } from "../../../api/core/service/needs.ts";
import { Service, type ServiceSpec } from "../../../api/core/service/service.ts";
import { invalid, invalidObject } from "../../../api/field-error.ts";
import { formatIp, parseIp } from "../../../api/validation/ip.ts";
import { keepsPreferred, withSpec } from "./families.ts";

/** Where the addresses of Services come from. */
export interface Addresses {
  /** Those of the cluster. */
  readonly families: readonly string[];
  /** A free address of the family, for the Service of that name. */
  next(family: string, name: string): string;
  /** Why the address cannot be had; absent where it can. */
  refusal(address: string): string | undefined;
}

/**
 * Gives a Service that has its families the addresses that it lacks. Addresses that it had are
 * its own already, and what is no change of families allocates nothing: then it is for validation
 * to refuse others. Source: pkg/registry/core/service/storage, updateClusterIPs 1.36.
 */
export function withClusterIPs(
  service: Service,
  before: Service | undefined,
  addresses: Addresses,
): Service {
  if (service.spec.type === "ExternalName" || isHeadless(service)) return service;
  const { ipFamilies = [], clusterIPs = [] } = service.spec;
  if (before === undefined || before.spec.type === "ExternalName") {
    return allocated(service, clusterIPs, { from: 0, addresses });
  }
  if (keepsPreferred(service, before) || isHeadless(before)) return service;
  const isUpgrade = before.spec.ipFamilies?.length === 1 && ipFamilies.length === 2;
  return isUpgrade ? allocated(service, clusterIPs, { from: 1, addresses }) : service;
}

interface Order {
  /** The first place for which an address is to be found. */
  readonly from: number;
  readonly addresses: Addresses;
}

function allocated(service: Service, given: readonly string[], { from, addresses }: Order) {
  const { ipFamilies = [] } = service.spec;
  const wanted = ipFamilies.map((_, index) => given[index] ?? "");
  const clusterIPs = wanted.map((ip, index) => {
    const family = ipFamilies[index] ?? "";
    if (index < from || !addresses.families.includes(family)) return ip;
    if (ip === "") return addresses.next(family, service.metadata.name ?? "");
    const refusal = addresses.refusal(ip);
    if (refusal === undefined) return ip;
    throw invalidObject(Service, service.metadata.name ?? "", [
      invalid("spec.clusterIPs", wanted, `failed to allocate IP ${ip}: ${refusal}`),
    ]);
  });
  return withSpec(service, { clusterIP: clusterIPs[0], clusterIPs });
}

/** The addresses that a Service holds, as text that is the same for the same address. */
export const addressesOf = ({ clusterIPs = [] }: ServiceSpec): readonly string[] =>
  clusterIPs.filter((ip) => ip !== "None").map(canonical);

/** IPv4 has one spelling only; that of IPv6 may be another than that of whoever drew it. */
export function canonical(address: string): string {
  if (!address.includes(":")) return address;
  const ip = parseIp(address);
  return ip === undefined ? address : formatIp(ip.bytes);
}
