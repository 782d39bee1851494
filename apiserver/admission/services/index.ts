/**
 * Gives Services their cluster IPs and node ports. Of two Services no one ever holds the same; what
 * is held is read off the stored ones, so it is free again with the write that lets it go.
 */
import type { Service } from "../../../api/core/service/service.ts";
import { normalizeClusterIPs } from "../../../api/core/service/update.ts";
import type { KubeObject } from "../../../api/resource.ts";
import type { Random } from "../../../api/runtime.ts";
import { parseIp } from "../../../api/validation/ip.ts";
import type { Storage } from "../../storage/storage.ts";
import type { AdmissionPlugin } from "../plugin.ts";
import { type Addresses, addressesOf, canonical, withClusterIPs } from "./cluster-ips.ts";
import { type ClusterFamilies, withFamilies } from "./families.ts";
import { nodePortsOf, withNewNodePorts, withUpdatedNodePorts } from "./node-ports.ts";
import { dryPortOperation, portOperation } from "./port-operation.ts";
import { type AddressRange, addressRange, draw } from "./range.ts";

/** The first address is that of the API server. */
const rangeIPv4 = addressRange("10.96.0.0/16", "IPv4");

export interface ServiceRanges {
  /** The IPv6 range of a dual-stack cluster, such as `fd00:10:96::/112`. Absent: IPv4 only. */
  readonly serviceRangeIPv6?: string | undefined;
}

/**
 * The plugin that allocates. Throws a RangeError where the range is none.
 * Source: pkg/registry/core/service/storage 1.36.
 */
export function serviceAddresses(
  storage: Storage,
  random: Random,
  { serviceRangeIPv6 }: ServiceRanges = {},
): AdmissionPlugin {
  const held = track(storage);
  const ranges =
    serviceRangeIPv6 === undefined
      ? [rangeIPv4]
      : [rangeIPv4, addressRange(serviceRangeIPv6, "IPv6")];
  const families: ClusterFamilies = ranges.length === 1 ? ["IPv4"] : ["IPv4", "IPv6"];
  return {
    name: "ServiceAddresses",
    resource: { group: "", plural: "services" },
    mutate(object, { stored, subresource, dryRun }) {
      if (subresource !== undefined) return object;
      const before = stored === undefined ? undefined : asService(stored);
      const given = asService(object);
      const service = before === undefined ? normalizeClusterIPs(given) : given;
      const addresses = dryRun ? dryAddresses(ranges) : addressesFrom(ranges, held, random);
      const addressed = withClusterIPs(withFamilies(service, before, families), before, addresses);
      const ports = dryRun ? dryPortOperation(held.ports) : portOperation(held.ports, random);
      return before === undefined
        ? withNewNodePorts(addressed, ports)
        : withUpdatedNodePorts(addressed, before, ports);
    },
  };
}

/** What Services hold at present. */
interface Held {
  readonly addresses: Set<string>;
  readonly ports: Set<number>;
}

function track(storage: Storage): Held {
  const held: Held = { addresses: new Set(), ports: new Set() };
  const hold = ({ spec }: Service) => {
    for (const address of addressesOf(spec)) held.addresses.add(address);
    for (const port of nodePortsOf(spec)) held.ports.add(port);
  };
  const release = ({ spec }: Service) => {
    for (const address of addressesOf(spec)) held.addresses.delete(address);
    for (const port of nodePortsOf(spec)) held.ports.delete(port);
  };
  for (const { object } of storage.list("services")) hold(asService(object));
  storage.watch("services", storage.revision, ({ type, object, previous }) => {
    if (previous !== undefined) release(asService(previous));
    if (type !== "DELETED") hold(asService(object));
  });
  return held;
}

function addressesFrom(ranges: readonly AddressRange[], held: Held, random: Random): Addresses {
  return {
    ranges,
    next: (range) => draw(random, held.addresses, range),
    refusal(address, range) {
      if (!isIn(range, address)) {
        const valid = `The range of valid IPs is ${range.cidr}`;
        return `the provided network does not match the current range. ${valid}`;
      }
      const isHeld = held.addresses.has(canonical(address));
      return isHeld ? "provided IP is already allocated" : undefined;
    },
  };
}

/**
 * A dry run takes nothing, so it shows what no Service can have, and does not ask who has what.
 * Source: ipallocator, dryRunAllocator 1.36.
 */
const dryAddresses = (ranges: readonly AddressRange[]): Addresses => ({
  ranges,
  next: ({ base }) => base,
  refusal(address, range) {
    if (isIn(range, address)) return undefined;
    const valid = `The range of valid IPs is ${range.cidr}`;
    return `the provided IP (${address}) is not in the valid range. ${valid}`;
  },
});

function isIn(range: AddressRange, address: string): boolean {
  const ip = parseIp(address);
  return ip !== undefined && range.includes(ip);
}

function asService(object: KubeObject): Service {
  // The plugin is only given services, which were decoded as such.
  return object as Service;
}
