/**
 * Gives Services their cluster IPs and node ports. Of two Services no one ever holds the same; what
 * is held is read off the stored ones, so it is free again with the write that lets it go.
 */
import type { Service } from "../../../api/core/service/service.ts";
import { normalizeClusterIPs } from "../../../api/core/service/update.ts";
import { IPAddress } from "../../../api/networking/ip-address.ts";
import type { KubeObject } from "../../../api/resource.ts";
import type { Random } from "../../../api/runtime.ts";
import { ipFamily, parseIp } from "../../../api/validation/ip.ts";
import { tableName } from "../../registry/resource-table.ts";
import type { Storage } from "../../storage/storage.ts";
import type { AdmissionPlugin } from "../plugin.ts";
import { type Addresses, addressesOf, canonical, withClusterIPs } from "./cluster-ips.ts";
import { type ClusterFamilies, withFamilies } from "./families.ts";
import { nodePortsOf, withNewNodePorts, withUpdatedNodePorts } from "./node-ports.ts";
import { dryPortOperation, portOperation } from "./port-operation.ts";
import { type AddressRange, draw } from "./range.ts";
import { readyRanges } from "./ready-ranges.ts";

const ipAddresses = tableName(IPAddress);

export interface ServiceRanges {
  /** The IPv6 range of a dual-stack cluster, such as `fd00:10:96::/112`. Absent: IPv4 only. */
  readonly serviceRangeIPv6?: string | undefined;
}

/**
 * The plugin that allocates, of the ServiceCIDRs that are ready.
 * Source: pkg/registry/core/service/storage 1.36.
 */
export function serviceAddresses(
  storage: Storage,
  random: Random,
  { serviceRangeIPv6 }: ServiceRanges = {},
): AdmissionPlugin {
  const held = track(storage);
  const isTaken = { has: (address: string) => isHeld(storage, held, address) };
  const ranges = readyRanges(storage);
  const families: ClusterFamilies = serviceRangeIPv6 === undefined ? ["IPv4"] : ["IPv4", "IPv6"];
  return {
    name: "ServiceAddresses",
    resource: { group: "", plural: "services" },
    mutate(object, { stored, subresource, dryRun }) {
      if (subresource !== undefined) return object;
      const before = stored === undefined ? undefined : asService(stored);
      const given = asService(object);
      const service = before === undefined ? normalizeClusterIPs(given) : given;
      const source = { families, ranges: ranges() };
      const addresses = dryRun ? dryAddresses(source) : addressesFrom(source, isTaken, random);
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

/** Whether a Service has the address, or an IPAddress says that it is somebody's. */
function isHeld(storage: Storage, held: Held, address: string): boolean {
  return held.addresses.has(address) || storage.get(ipAddresses, address) !== undefined;
}

interface Source {
  readonly families: ClusterFamilies;
  readonly ranges: readonly AddressRange[];
}

function addressesFrom(
  { families, ranges }: Source,
  taken: Pick<ReadonlySet<string>, "has">,
  random: Random,
): Addresses {
  return {
    families,
    next(family, name) {
      const ofFamily = ranges.filter((range) => range.family === family);
      const what = `serviceIP for Service ${JSON.stringify(name)}`;
      return draw(what, { random, taken, ranges: ofFamily });
    },
    refusal(address) {
      if (!ranges.some((range) => isIn(range, address))) {
        return "the provided network does not match the current range";
      }
      return taken.has(canonical(address)) ? "provided IP is already allocated" : undefined;
    },
  };
}

/**
 * A dry run takes nothing, so it shows what no Service can have, and does not ask who has what.
 * Source: ipallocator, dryRunAllocator 1.36.
 */
const dryAddresses = ({ families, ranges }: Source): Addresses => ({
  families,
  next: (family) => ranges.find((range) => range.family === family)?.base ?? "",
  refusal(address) {
    const family = ipFamily(address);
    const range = ranges.find((each) => each.family === family);
    if (range === undefined || isIn(range, address)) return undefined;
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
