/**
 * Which addresses a Service gets of MetalLB, or why it gets none.
 * Source: MetalLB 0.15, internal/allocator and controller/service.go.
 */
import type { JsonObject } from "../../../../api/json.ts";
import { metadataOf, part, parts, textAt } from "../../../../api/json-parts.ts";
import { type AddressPool, contains, lowest, textsOf } from "./address-pools.ts";

export const metallbGroup = "metallb.io";

export type Wanted =
  | { readonly addresses: readonly string[]; readonly pool: string }
  | { readonly problem: string };

/** Which pool is asked first. */
export const byPriority = (left: AddressPool, right: AddressPool) => {
  if (left.priority !== right.priority) return left.priority < right.priority ? -1 : 1;
  return left.name < right.name ? -1 : 1;
};

/** Whoever came first is served first. */
export const byAge = (left: JsonObject, right: JsonObject) => (ageOf(left) < ageOf(right) ? -1 : 1);
const ageOf = (service: JsonObject) =>
  `${textAt(metadataOf(service), "creationTimestamp")} ${keyOf(service)}`;

export const keyOf = (service: JsonObject) => {
  const { namespace, name } = metadataOf(service);
  return `${String(namespace)}/${String(name)}`;
};

export const shownBy = (service: JsonObject): readonly string[] =>
  parts(part(service, "status", "loadBalancer"), "ingress").map((each) => textAt(each, "ip"));

/** Who shows an address. */
export type Owners = Map<string, readonly JsonObject[]>;

export function ownersOf(services: readonly JsonObject[]): Owners {
  const owners: Owners = new Map();
  for (const service of [...services].sort(byAge)) {
    for (const address of shownBy(service)) {
      owners.set(address, [...(owners.get(address) ?? []), service]);
    }
  }
  return owners;
}

export interface Addresses {
  readonly pools: readonly AddressPool[];
  readonly owners: Owners;
}

const annotationOf = (service: JsonObject, name: string): string => {
  const annotations = part(metadataOf(service), "annotations");
  return (
    textAt(annotations, `${metallbGroup}/${name}`) ||
    textAt(annotations, `metallb.universe.tf/${name}`)
  );
};

/** What it shows already, if it may keep that. */
export function addressesFor(service: JsonObject, { pools, owners }: Addresses): Wanted {
  const spec = part(service, "spec");
  const asked = annotationOf(service, "loadBalancerIPs") || textAt(spec, "loadBalancerIP");
  const poolName = annotationOf(service, "address-pool");
  const isFree = (address: string) => othersAt(address, service, owners).length === 0;
  if (asked !== "") {
    const addresses = asked.split(",").map((each) => each.trim());
    const quoted = `["${addresses.join('" "')}"]`;
    const pool = pools.find((each) => addresses.every((address) => contains(each, address)));
    if (pool === undefined) return { problem: `${quoted} is not allowed in config` };
    if (poolName !== "" && pool.name !== poolName) {
      const problem = `requested loadBalancer IP(s) ${quoted} does not belong to requested address pool ${poolName}`;
      return { problem };
    }
    const taken = addresses.flatMap((address) => othersAt(address, service, owners));
    if (taken.length === 0) return { addresses, pool: pool.name };
    const names = taken.map(keyOf).join(",");
    const problem = `can't change sharing key for "${keyOf(service)}", address also in use by ${names}`;
    return { problem };
  }
  const shown = shownBy(service);
  const allowed = poolName === "" ? pools.filter((pool) => isFor(pool, service)) : pools;
  const named = poolName === "" ? allowed : pools.filter(({ name }) => name === poolName);
  if (named.length === 0 && poolName !== "") return { problem: `unknown pool "${poolName}"` };
  const kept = named.find((pool) => shown.every((each) => contains(pool, each) && isFree(each)));
  if (shown.length > 0 && kept !== undefined) return { addresses: shown, pool: kept.name };
  for (const pool of named) {
    const addresses = fromPool(pool, spec, isFree);
    if (addresses !== undefined) return { addresses, pool: pool.name };
  }
  const where = poolName === "" ? "" : ` in pool "${poolName}" for ${familyText(spec)} IPFamily`;
  return { problem: `no available IPs${where}` };
}

const familyText = (spec: JsonObject) => {
  const families = textsOf(spec.ipFamilies);
  return families.length > 1 ? "dual" : (families[0] ?? "IPv4").toLowerCase();
};

function isFor({ isAutomatic, namespaces }: AddressPool, service: JsonObject): boolean {
  const namespace = textAt(metadataOf(service), "namespace");
  return isAutomatic && (namespaces === undefined || namespaces.includes(namespace));
}

/** One address for each family that is asked for; fewer where the second is only preferred. */
function fromPool(
  pool: AddressPool,
  { ipFamilies, ipFamilyPolicy }: JsonObject,
  isFree: (address: string) => boolean,
): readonly string[] | undefined {
  const families = textsOf(ipFamilies);
  const found = families.map((each) => lowest(pool, each === "IPv6" ? each : "IPv4", isFree));
  const addresses = found.filter((address) => address !== undefined);
  const isEnough =
    addresses.length === families.length ||
    (ipFamilyPolicy === "PreferDualStack" && addresses.length > 0);
  return isEnough ? addresses : undefined;
}

/** Who has an address with whom the Service may not share it. */
const othersAt = (address: string, service: JsonObject, owners: Owners) =>
  (owners.get(address) ?? []).filter(
    (other) => keyOf(other) !== keyOf(service) && !maySharing(service, other),
  );

/** Two of one key share an address where their ports are different. */
function maySharing(service: JsonObject, other: JsonObject): boolean {
  const key = annotationOf(service, "allow-shared-ip");
  if (key === "" || key !== annotationOf(other, "allow-shared-ip")) return false;
  const taken = new Set(portsOf(other));
  return portsOf(service).every((port) => !taken.has(port));
}

const portsOf = (service: JsonObject) =>
  parts(part(service, "spec"), "ports").map(({ port, protocol }) => `${port}/${protocol}`);
