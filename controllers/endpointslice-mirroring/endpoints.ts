/** What the addresses of an Endpoints object are in slices. */
import type { EndpointAddress, EndpointPort, Endpoints } from "../../api/core/endpoints.ts";
import type { Endpoint, EndpointSlicePort } from "../../api/discovery/endpointslice.ts";
import { formatIp, type IpFamily, parseIp } from "../../api/validation/ip.ts";
import { portsKey } from "../slices.ts";

/** `--mirroring-max-endpoints-per-subset` */
export const addressesPerSubset = 1000;

/** The endpoints of one family with the same ports: what one slice holds. */
export interface Group {
  readonly family: IpFamily;
  readonly ports: readonly EndpointSlicePort[];
  /** By what tells them apart; of equal ones the last counts. */
  readonly endpoints: Map<string, Endpoint>;
}

export interface Mirrored {
  /** By family and ports. */
  readonly groups: ReadonlyMap<string, Group>;
  /** Addresses that are none, as far as they were looked at. */
  readonly invalid: number;
  /** Addresses that were left out, the invalid ones among them. */
  readonly skipped: number;
}

/** Sorts the addresses by family and ports, the first thousand of each subset, ready ones first. */
export function mirrorOf({ subsets = [] }: Endpoints): Mirrored {
  const groups = new Map<string, Group>();
  let [invalid, skipped] = [0, 0];
  for (const { addresses = [], notReadyAddresses = [], ports = [] } of subsets) {
    const slicePorts = ports.map(toPort);
    const all = [
      ...addresses.map((address) => toEndpoint(address, true)),
      ...notReadyAddresses.map((address) => toEndpoint(address, false)),
    ];
    const seen = all.slice(0, seenOf(all));
    const kept = seen.flatMap((each) => each ?? []);
    invalid += seen.length - kept.length;
    skipped += all.length - kept.length;
    for (const { family, endpoint } of kept) {
      const key = groupKey(family, slicePorts);
      const group = groups.get(key) ?? { family, ports: slicePorts, endpoints: new Map() };
      groups.set(key, group);
      group.endpoints.set(endpointKey(endpoint), endpoint);
    }
  }
  return { groups, invalid, skipped };
}

/** How many are looked at, until there are as many valid ones as a subset may have. */
function seenOf(all: readonly (object | undefined)[]): number {
  let kept = 0;
  const last = all.findIndex((each) => {
    if (each !== undefined) kept += 1;
    return kept === addressesPerSubset;
  });
  return last < 0 ? all.length : last + 1;
}

export const groupKey = (family: string, ports: readonly EndpointSlicePort[]): string =>
  `${family} ${portsKey(ports)}`;

/** What makes two endpoints one and the same. Source: k8s.io/endpointslice/util 1.36. */
export const endpointKey = ({ addresses, hostname = "", targetRef }: Endpoint): string =>
  JSON.stringify([addresses, hostname, targetRef?.namespace, targetRef?.name]);

/** The endpoint of an address in its plainest form, or `undefined` where it is none. */
function toEndpoint(
  { ip, hostname = "", nodeName, targetRef }: EndpointAddress,
  ready: boolean,
): { readonly family: IpFamily; readonly endpoint: Endpoint } | undefined {
  const address = parseIp(ip);
  if (address === undefined) return undefined;
  const endpoint = {
    addresses: [formatIp(address.bytes)],
    conditions: { ready },
    ...(hostname === "" ? {} : { hostname }),
    ...(targetRef === undefined ? {} : { targetRef }),
    ...(nodeName === undefined ? {} : { nodeName }),
  };
  return { family: address.family, endpoint };
}

const toPort = ({ name = "", port, protocol, appProtocol }: EndpointPort): EndpointSlicePort => ({
  name,
  protocol,
  port,
  ...(appProtocol === undefined ? {} : { appProtocol }),
});
