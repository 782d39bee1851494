import type { Service } from "../../api/core/service/service.ts";
import { type IpFamily, ipFamily, parseCidr, parseIp } from "../../api/validation/ip.ts";
import { type HostRange, hostRange } from "../../api/validation/ip-range.ts";
import { familiesOf } from "../service-pods.ts";

/** Where the addresses of load balancers come from. */
export interface Pool {
  /** As they were given, for messages. */
  readonly text: string;
  readonly ranges: readonly HostRange[];
}

/** The pool of some ranges. Throws a RangeError where one is none. */
export function poolOf(cidrs: readonly string[]): Pool {
  const ranges = cidrs.map((cidr) => {
    const parsed = parseCidr(cidr);
    if (parsed !== undefined) return hostRange(parsed);
    throw new RangeError(`invalid load balancer range "${cidr}": write it as 192.0.2.0/24`);
  });
  return { text: cidrs.join(", "), ranges };
}

/** The addresses that a Service shows already. */
export const shownBy = ({ status }: Service): readonly string[] =>
  (status.loadBalancer.ingress ?? []).flatMap(({ ip }) => ip || []);

/** Whether a Service shows an address of each of its families that the pool has, as it asked. */
export function showsWanted(service: Service, pool: Pool): boolean {
  const shown = shownBy(service);
  const { loadBalancerIP = "" } = service.spec;
  if (loadBalancerIP !== "" && !shown.includes(loadBalancerIP)) return false;
  const served = servedFamilies(service, pool);
  return served.length > 0 && served.join() === shown.map(ipFamily).join();
}

const servedFamilies = (service: Service, { ranges }: Pool): readonly IpFamily[] =>
  familiesOf(service).filter((each) => ranges.some(({ family }) => family === each));

export function isOfPool({ ranges }: Pool, address: string): boolean {
  const ip = parseIp(address);
  return ip !== undefined && ranges.some((range) => range.includes(ip));
}

/** What a load balancer is to have: its addresses, or why it cannot have them. */
export type Wanted = { readonly addresses: readonly string[] } | { readonly refusal: string };

/**
 * Hands out the addresses of a pool, the lowest first. An address that a Service shows is taken,
 * and what was handed out is taken too, so that no two ever have the same.
 */
export class Allocator {
  readonly #pool: Pool;
  /** Who has an address, by the address. */
  readonly #owners: Map<string, string>;
  /** How far each range was searched: what is taken only grows. */
  readonly #searched = new Map<HostRange, number>();

  constructor(pool: Pool, services: readonly Service[]) {
    this.#pool = pool;
    this.#owners = new Map();
    for (const service of services) {
      // Of two that show one address, the one that has had it longer is its owner.
      for (const ip of shownBy(service)) {
        if (!this.#owners.has(ip)) this.#owners.set(ip, nameOf(service));
      }
    }
  }

  /** One address for each family of the Service that the pool has; those it shows, if it may. */
  addressesFor(service: Service): Wanted {
    const served = servedFamilies(service, this.#pool);
    if (served.length === 0) {
      const families = familiesOf(service).join(" or ");
      return { refusal: `no address of ${families} in ${this.#pool.text}` };
    }
    const { loadBalancerIP = "" } = service.spec;
    const refusal = loadBalancerIP === "" ? undefined : this.#refuse(service, loadBalancerIP);
    if (refusal !== undefined) return { refusal };
    const addresses: string[] = [];
    for (const family of served) {
      const asked = ipFamily(loadBalancerIP) === family ? loadBalancerIP : undefined;
      const address = asked ?? this.#kept(service, family) ?? this.#next(family);
      if (address === undefined)
        return { refusal: `no free ${family} address in ${this.#pool.text}` };
      addresses.push(address);
    }
    for (const address of addresses) this.#owners.set(address, nameOf(service));
    return { addresses };
  }

  /** Why the address that the Service asks for cannot be its own. */
  #refuse(service: Service, address: string): string | undefined {
    const asked = `requested address ${address}`;
    if (!isOfPool(this.#pool, address)) return `${asked} is not in ${this.#pool.text}`;
    const families = familiesOf(service);
    if (!families.some((family) => family === ipFamily(address))) {
      return `${asked} is not of the IP families of the Service (${families.join(", ")})`;
    }
    const owner = this.#owners.get(address);
    const isFree = owner === undefined || owner === nameOf(service);
    return isFree ? undefined : `${asked} is in use by ${owner}`;
  }

  #kept(service: Service, family: IpFamily): string | undefined {
    const owner = nameOf(service);
    return shownBy(service).find(
      (ip) => ipFamily(ip) === family && isOfPool(this.#pool, ip) && this.#owners.get(ip) === owner,
    );
  }

  #next(family: IpFamily): string | undefined {
    for (const range of this.#pool.ranges) {
      if (range.family !== family) continue;
      for (let at = this.#searched.get(range) ?? 0; at < range.size; at += 1) {
        const address = range.at(at);
        this.#searched.set(range, at);
        if (!this.#owners.has(address)) return address;
      }
    }
    return undefined;
  }
}

const nameOf = ({ metadata: { namespace, name } }: Service) => `${namespace}/${name}`;
