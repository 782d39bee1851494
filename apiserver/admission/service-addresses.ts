import {
  allocatesNodePorts,
  isHeadless,
  needsClusterIP,
  needsHealthCheckNodePort,
} from "../../api/core/service/needs.ts";
import { Service, type ServicePort, type ServiceSpec } from "../../api/core/service/service.ts";
import { invalid, invalidObject } from "../../api/field-error.ts";
import type { KubeObject } from "../../api/resource.ts";
import type { Random } from "../../api/runtime.ts";
import { StatusError } from "../../api/status.ts";
import { ipFamily } from "../../api/validation/ip.ts";
import type { Storage } from "../storage/storage.ts";
import type { AdmissionPlugin } from "./plugin.ts";

/** Addresses come from 10.96.0.0/16; the first is that of the API server. */
const addressPrefix = "10.96.";
const addressRange = "10.96.0.0/16";
const portFirst = 30_000;
const portLast = 32_767;

/** What services hold at present. */
interface Taken {
  readonly addresses: Set<string>;
  readonly ports: Set<number>;
}

/** Gives services their cluster IPs and node ports, as far as they need and do not bring them. */
export function serviceAddresses(storage: Storage, random: Random): AdmissionPlugin {
  const taken = track(storage);
  return {
    name: "ServiceAddresses",
    resource: { group: "", plural: "services" },
    mutate(object, { verb, stored, subresource, dryRun }) {
      if (subresource !== undefined) return object;
      const service = asService(object);
      const before = stored === undefined ? undefined : asService(stored);
      const pick = dryRun ? pickForShow : picker(random);
      const addressed = withClusterIP(service, before, taken, pick);
      const ported = withNodePorts(addressed, before, taken, pick);
      return verb === "create" || ported !== service ? withFamilies(ported) : ported;
    },
  };
}

/** Follows the services in the storage, so that what a deleted one held is free again. */
function track(storage: Storage): Taken {
  const taken: Taken = { addresses: new Set(), ports: new Set() };
  for (const { object } of storage.list("services")) hold(taken, asService(object));
  storage.watch("services", storage.revision, ({ type, object, previous }) => {
    if (previous !== undefined) release(taken, asService(previous));
    if (type !== "DELETED") hold(taken, asService(object));
  });
  return taken;
}

function hold(taken: Taken, service: Service): void {
  for (const address of service.spec.clusterIPs ?? []) taken.addresses.add(address);
  for (const port of portsOf(service)) taken.ports.add(port);
}

function release(taken: Taken, service: Service): void {
  for (const address of service.spec.clusterIPs ?? []) taken.addresses.delete(address);
  for (const port of portsOf(service)) taken.ports.delete(port);
}

const portsOf = ({ spec }: Service): number[] =>
  [
    ...(spec.ports ?? []).map(({ nodePort }) => nodePort ?? 0),
    spec.healthCheckNodePort ?? 0,
  ].filter((port) => port !== 0);

function withClusterIP(
  service: Service,
  before: Service | undefined,
  { addresses }: Taken,
  pick: Picker,
): Service {
  if (!needsClusterIP(service) || isHeadless(service)) {
    return isHeadless(service)
      ? withSpec(service, { clusterIP: "None", clusterIPs: ["None"] })
      : service;
  }
  const wanted = service.spec.clusterIPs?.[0] ?? service.spec.clusterIP ?? "";
  if (wanted === "") {
    const drawn = pick.address(addresses);
    return withSpec(service, { clusterIP: drawn, clusterIPs: [drawn] });
  }
  const own = before?.spec.clusterIPs?.includes(wanted) === true;
  if (!own && isAddress(wanted)) {
    const refuse = (why: string) =>
      invalidObject(Service, service.metadata.name ?? "", [
        invalid("spec.clusterIPs", [wanted], `failed to allocate IP ${wanted}: ${why}`),
      ]);
    if (!wanted.startsWith(addressPrefix)) {
      throw refuse(
        `the provided network does not match the current range. ` +
          `The range of valid IPs is ${addressRange}`,
      );
    }
    if (addresses.has(wanted)) throw refuse("provided IP is already allocated");
  }
  return service.spec.clusterIPs === undefined
    ? withSpec(service, { clusterIP: wanted, clusterIPs: [wanted] })
    : service;
}

function withNodePorts(
  service: Service,
  before: Service | undefined,
  taken: Taken,
  pick: Picker,
): Service {
  const own = before === undefined ? [] : portsOf(before);
  const reserved = new Set(taken.ports);
  const picked: number[] = [];
  const ports = (service.spec.ports ?? []).map((port, index): ServicePort => {
    const { nodePort = 0 } = port;
    if (nodePort !== 0) {
      checkPort(service, index, nodePort, own.includes(nodePort) ? new Set() : taken.ports);
      reserved.add(nodePort);
      picked.push(nodePort);
      return port;
    }
    if (!allocatesNodePorts(service)) return port;
    const drawn = pick.port(reserved, picked);
    reserved.add(drawn);
    picked.push(drawn);
    return { ...port, nodePort: drawn };
  });
  const changed = ports.some((port, index) => port !== service.spec.ports?.[index]);
  const ported = changed ? withSpec(service, { ports }) : service;
  if (!needsHealthCheckNodePort(ported) || ported.spec.healthCheckNodePort !== undefined) {
    return ported;
  }
  return withSpec(ported, { healthCheckNodePort: pick.port(reserved, picked) });
}

function checkPort(
  service: Service,
  index: number,
  port: number,
  taken: ReadonlySet<number>,
): void {
  const refuse = (why: string) =>
    invalidObject(Service, service.metadata.name ?? "", [
      invalid(`spec.ports[${index}].nodePort`, port, why),
    ]);
  if (port < portFirst || port > portLast) {
    throw refuse(
      `provided port is not in the valid range. The range of valid ports is ${portFirst}-${portLast}`,
    );
  }
  if (taken.has(port)) throw refuse("provided port is already allocated");
}

/** Single-stack IPv4, unless the service says otherwise. */
function withFamilies(service: Service): Service {
  const { spec } = service;
  if (!needsClusterIP(service) || spec.ipFamilies !== undefined) return service;
  return withSpec(service, {
    ipFamilies: ["IPv4"],
    ipFamilyPolicy: spec.ipFamilyPolicy ?? "SingleStack",
  });
}

const withSpec = (service: Service, changes: Partial<ServiceSpec>): Service => ({
  ...service,
  spec: { ...service.spec, ...changes },
});

/** Other text, and IPv6, is left to validation. */
const isAddress = (text: string) => ipFamily(text) === "IPv4";

/** A range from which something is drawn: how many there are, and which is at an index. */
interface Range<T> {
  readonly name: string;
  readonly size: number;
  start(random: Random): number;
  at(index: number): T;
}

const nodePorts: Range<number> = {
  name: "nodePort",
  size: portLast - portFirst + 1,
  start: (random) => random.integer(nodePorts.size),
  at: (index) => portFirst + index,
};

/** The last byte is neither 0 nor 255. */
const hostsInPart = 254;
const serviceIPs: Range<string> = {
  name: "serviceIP",
  size: 256 * hostsInPart,
  start: (random) => random.integer(256) * hostsInPart + random.integer(hostsInPart),
  at: (index) => `${addressPrefix}${Math.floor(index / hostsInPart)}.${1 + (index % hostsInPart)}`,
};

/** How what a service does not bring is picked. */
interface Picker {
  address(taken: ReadonlySet<string>): string;
  /** `own` are the ports that the service has by now. */
  port(taken: ReadonlySet<number>, own: readonly number[]): number;
}

const picker = (random: Random): Picker => ({
  address: (taken) => draw(random, taken, serviceIPs),
  port: (taken) => draw(random, taken, nodePorts),
});

/**
 * A dry run takes nothing, so it shows what no service can have.
 * Source: ipallocator.allocateNextService and portallocator.AllocateNext 1.36.
 */
const pickForShow: Picker = {
  address: () => `${addressPrefix}0.0`,
  port: (_, own) => (own.length === 0 ? 32_768 : Math.max(...own)) + 1,
};

/** The first that is free from a place on that chance decides. */
function draw<T>(random: Random, taken: ReadonlySet<T>, range: Range<T>): T {
  const start = range.start(random);
  for (let step = 0; step < range.size; step += 1) {
    const drawn = range.at((start + step) % range.size);
    if (!taken.has(drawn)) return drawn;
  }
  const fact = `failed to allocate a ${range.name}: range is full`;
  throw new StatusError("InternalError", `Internal error occurred: ${fact}`, {
    causes: [{ reason: "", message: fact }],
  });
}

function asService(object: KubeObject): Service {
  // The plugin is only given services, which were decoded as such.
  return object as Service;
}
