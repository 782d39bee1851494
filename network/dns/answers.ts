/**
 * What the kubernetes plugin answers for the names of its zones.
 * Source: coredns plugin/kubernetes and plugin/backend_lookup.go; DNS specification 1.1.
 */
import { parseIp } from "../../api/validation/ip.ts";
import type { ServiceName } from "./cluster-name.ts";
import type { ClusterRecords } from "./cluster-records.ts";
import { addressType, type Question, type Reply, type ResourceRecord } from "./message.ts";
import {
  type EndpointView,
  type Found,
  labelOf,
  type NamedPort,
  type ServiceView,
} from "./service-view.ts";

/** What answers are made of. */
export interface Sources {
  readonly records: ClusterRecords;
  readonly domain: string;
  readonly ttlSeconds: number;
  readonly nowMs: number;
  /** What tells of the zone where there is nothing to tell. */
  readonly zone: ResourceRecord;
  /** How many aliases led to this question. */
  readonly aliases: number;
  /** What aliases lead to, as this server answers it to itself. */
  readonly ask: (question: Question, nowMs: number, aliases: number) => Reply;
}

export const nothing: Found = { answers: [] };

/** The answer for a name of a Service, or of an endpoint or port; `undefined` if there is none. */
export function serviceAnswer(
  name: ServiceName,
  question: Question,
  sources: Sources,
): Found | undefined {
  const { records, nowMs } = sources;
  if (!records.hasNamespace(name.namespace, nowMs)) return undefined;
  const service = records.service(name.key, nowMs);
  if (service === undefined) return undefined;
  const isOwn = service.kind === "clusterIP" && isPlain(name, question);
  const known = isOwn ? service.found.get(question.type) : undefined;
  if (known !== undefined) return known;
  const found = findAnswer(name, service, question, sources);
  if (isOwn && found !== undefined) service.found.set(question.type, found);
  return found;
}

/** The name of the Service alone, in lower case. */
const isPlain = ({ endpoint, port }: ServiceName, { name }: Question) =>
  endpoint === undefined && port === undefined && name === name.toLowerCase();

function findAnswer(
  name: ServiceName,
  service: ServiceView,
  question: Question,
  sources: Sources,
): Found | undefined {
  if (service.kind === "external") {
    const { externalName } = service;
    if (name.endpoint !== undefined || parseIp(externalName) !== undefined) return undefined;
    return aliasAnswer(externalName, question, sources);
  }
  const groups = targetsOf(name, service, sources);
  if (groups.length === 0) return undefined;
  switch (question.type) {
    case "A":
    case "AAAA":
      return placesAnswer(question, groups, sources.ttlSeconds);
    case "SRV":
      return portAnswer(question, groups, { ...sources, service });
    default:
      return nothing;
  }
}

/** Places with ports that each of them has. */
interface Targets {
  readonly places: readonly EndpointView[];
  readonly ports: readonly NamedPort[];
  /** Each has a name of its own, below that of the Service. */
  readonly areEndpoints: boolean;
}

/** What a name leads to, without those that have none of the ports. */
function targetsOf(
  name: ServiceName,
  service: ServiceView,
  { records, nowMs }: Sources,
): readonly Targets[] {
  const { endpoint } = name;
  if (service.kind === "clusterIP" && endpoint === undefined) {
    const ports = matching(service.ports, name);
    const places = service.addresses.map((address) => ({ address }));
    const isEmpty = ports.length === 0 || places.length === 0;
    return isEmpty ? [] : [{ places, ports, areEndpoints: false }];
  }
  const targets: Targets[] = [];
  for (const slice of records.slices(service, nowMs)) {
    const places = endpoint === undefined ? slice.endpoints : slice.byLabel().get(endpoint);
    const ports = matching(slice.ports, name);
    if (places !== undefined && places.length > 0 && ports.length > 0) {
      targets.push({ places, ports, areEndpoints: true });
    }
  }
  return targets;
}

/** The ports that a name means: all, but for names such as `_http._tcp.web`. */
function matching(ports: readonly NamedPort[], { port, protocol }: ServiceName) {
  if (port === undefined && protocol === undefined) return ports;
  return ports.filter(
    (each) =>
      (!port || each.name.toLowerCase() === port) &&
      (!protocol || each.protocol.toLowerCase() === protocol),
  );
}

/** The addresses of one family, each once. */
export function placesAnswer(
  { name, type }: Question,
  groups: readonly { readonly places: readonly Pick<EndpointView, "address">[] }[],
  ttlSeconds: number,
): Found {
  const seen = new Set<string>();
  const answers: ResourceRecord[] = [];
  for (const { places } of groups) {
    for (const { address } of places) {
      if (addressType(address) !== type || seen.has(address)) continue;
      seen.add(address);
      answers.push({ name, type, ttlSeconds, data: address });
    }
  }
  return { answers };
}

/** Of all ports and places together, in hundredths. */
const weightOfAll = 100;

function portAnswer(
  { name }: Question,
  groups: readonly Targets[],
  { domain, ttlSeconds, service }: Sources & { readonly service: ServiceView },
): Found {
  const count = groups.reduce((sum, { places, ports }) => sum + places.length * ports.length, 0);
  const weight = Math.max(1, Math.floor(weightOfAll / count));
  const answers = new Map<string, ResourceRecord>();
  const additional = new Map<string, ResourceRecord>();
  const parent = `${service.name}.${service.namespace}.svc.${domain}`;
  for (const { places, ports, areEndpoints } of groups) {
    for (const place of places) {
      const { address } = place;
      const host = areEndpoints ? `${labelOf(place)}.${parent}` : parent;
      for (const { port } of ports) {
        if (port === undefined) continue;
        const data = `0 ${weight} ${port} ${host}`;
        answers.set(data, { name, type: "SRV", ttlSeconds, data });
        const type = addressType(address);
        additional.set(`${host} ${address}`, { name: host, type, ttlSeconds, data: address });
      }
    }
  }
  return { answers: [...answers.values()], additional: [...additional.values()] };
}

/** How many aliases are followed from one to the next, in a circle too. */
const aliasesMax = 8;

/** An alias, and what it leads to; without the latter it is left out, if it is of the cluster. */
function aliasAnswer(externalName: string, question: Question, sources: Sources): Found {
  const { name, type } = question;
  const { domain, ttlSeconds, nowMs, aliases, ask } = sources;
  const data = externalName.endsWith(".") ? externalName.slice(0, -1) : externalName;
  const alias: ResourceRecord = { name, type: "CNAME", ttlSeconds, data };
  if (type === "CNAME") return { answers: [alias] };
  if ((type !== "A" && type !== "AAAA") || aliases >= aliasesMax) return nothing;
  const { answers } = ask({ name: data, type }, nowMs, aliases + 1);
  const isOfCluster = `.${data.toLowerCase()}`.endsWith(`.${domain}`);
  return answers.length === 0 && isOfCluster ? nothing : { answers: [alias, ...answers] };
}

/** The names of an address: of the one Service that has it, or else of all its endpoints. */
export function pointerAnswer(
  address: string,
  { name }: Question,
  { records, domain, ttlSeconds, nowMs }: Sources,
): Found | undefined {
  const service = records.serviceAt(address, nowMs);
  const names = new Set<string>();
  if (service !== undefined) names.add(`${service.name}.${service.namespace}.svc.${domain}`);
  else {
    for (const slice of records.slicesAt(address, nowMs)) {
      for (const endpoint of slice.endpoints) {
        if (endpoint.address !== address) continue;
        names.add(`${labelOf(endpoint)}.${slice.service}.${slice.namespace}.svc.${domain}`);
      }
    }
  }
  if (names.size === 0) return undefined;
  return { answers: [...names].map((data) => ({ name, type: "PTR", ttlSeconds, data })) };
}
