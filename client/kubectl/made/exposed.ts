/** `expose`: a service for the pods of a workload. Source: kubectl 1.36. */
import type { JsonObject } from "../../../api/json.ts";
import { metadataOf, part, parts, textAt } from "../../../api/json-parts.ts";
import { Failure } from "../failure.ts";
import type { Given } from "../flags.ts";
import { groupAndKind } from "./maker.ts";
import { overridden, overrideFlags } from "./overrides.ts";
import { labelsOf } from "./selector.ts";

export const exposeFlags = {
  port: { kind: "text", value: "PORT,...", doc: "the ports; those of the workload unless given" },
  "target-port": { kind: "text", value: "PORT", doc: "where they lead, by number or name" },
  protocol: { kind: "text", value: "PROTOCOL", doc: "TCP, UDP or SCTP" },
  name: { kind: "text", value: "NAME", doc: "the service's name; else that of the workload" },
  type: { kind: "text", value: "TYPE", doc: "ClusterIP, NodePort or LoadBalancer" },
  labels: { kind: "text", short: "l", value: "LABELS", doc: "labels of the service" },
  selector: { kind: "text", value: "LABELS", doc: "the pods; those of the workload unless given" },
  "cluster-ip": { kind: "text", value: "ADDRESS", doc: "its address, or None" },
  "external-ip": { kind: "text", value: "ADDRESS", doc: "an address that is led here" },
  "load-balancer-ip": { kind: "text", value: "ADDRESS", doc: "the address of the load balancer" },
  "session-affinity": { kind: "text", value: "HOW", doc: "None or ClientIP" },
  ...overrideFlags,
} as const;

export type ExposeFlags = Given<typeof exposeFlags>;

const nameLengthMax = 63;

/**
 * The service of the first object, and the flags for those that follow: what was found out about
 * one is taken for given of the others, as kubectl does.
 */
export function exposed(
  object: JsonObject,
  given: ExposeFlags,
): { readonly service: JsonObject; readonly given: ExposeFlags } {
  checkKind(object);
  const { "session-affinity": affinity = "" } = given;
  const selector = given.selector || labelsText(selectorIn(object));
  const found = given.port || portNumbers(object).join(",");
  if (found === "" && given["cluster-ip"] !== "None") {
    throw new Failure("couldn't find port via --port flag or introspection");
  }
  const labels = given.labels || labelsText(part(metadataOf(object), "labels"));
  if (!["", "None", "ClientIP"].includes(affinity)) {
    throw new Failure(`unknown session affinity: ${affinity}`);
  }
  const known = { ...given, selector, port: found, labels };
  const service = serviceOf(textAt(metadataOf(object), "name"), protocolsOf(object), known);
  return { service: withTargets(overridden(service, given)), given: known };
}

/** A port that leads nowhere yet has the number 0 in Go's type. */
function withTargets(service: JsonObject): JsonObject {
  const spec = part(service, "spec");
  if (spec.ports === undefined) return service;
  const ports = parts(spec, "ports").map((port) => ({ targetPort: 0, ...port }));
  return { ...service, spec: { ...spec, ports } };
}

function serviceOf(own: string, protocols: Protocols, given: ExposeFlags): JsonObject {
  const { labels = "", port = "", selector = "", type = "", name = "" } = given;
  const { "cluster-ip": clusterIP = "", "external-ip": externalIP = "" } = given;
  const { "load-balancer-ip": loadBalancerIP = "", "session-affinity": sessionAffinity = "" } =
    given;
  return {
    apiVersion: "v1",
    kind: "Service",
    metadata: {
      ...(labels !== "" && { labels: labelsOf(labels) }),
      name: name || own.slice(0, nameLengthMax),
    },
    spec: {
      ...(port !== "" && { ports: [...servicePorts(port.split(","), protocols, given)] }),
      selector: labelsOf(selector),
      ...(type !== "" && { type }),
      ...(clusterIP !== "" && { clusterIP }),
      ...(externalIP !== "" && { externalIPs: [externalIP] }),
      ...(loadBalancerIP !== "" && type === "LoadBalancer" && { loadBalancerIP }),
      ...(sessionAffinity !== "" && { sessionAffinity }),
    },
    status: { loadBalancer: {} },
  };
}

/** The protocols of each port number. */
type Protocols = ReadonlyMap<string, ReadonlySet<string>>;

/** Once a protocol was chosen, the ports that follow have it too, unless they have several. */
function servicePorts(
  numbers: readonly string[],
  protocols: Protocols,
  { protocol: wanted = "", "target-port": target = "" }: ExposeFlags,
): readonly JsonObject[] {
  const isNamed = numbers.length > 1;
  let chosen = wanted;
  return numbers.flatMap((text, index) => {
    const port = portNumber(text);
    const targetPort = target === "" ? port : /^\d+$/.test(target) ? Number(target) : target;
    const name = `port-${index + 1}`;
    const own = [...(protocols.get(text) ?? [])];
    if (wanted === "" && own.length > 1) {
      return own.map((protocol) => ({
        name: `${name}-${protocol.toLowerCase()}`,
        port,
        protocol,
        targetPort,
      }));
    }
    if (wanted === "") chosen = own[0] ?? "TCP";
    return [{ ...(isNamed && { name }), port, protocol: chosen, targetPort }];
  });
}

function portNumber(text: string): number {
  if (/^[-+]?\d+$/.test(text)) return Number(text);
  throw new Failure(`strconv.Atoi: parsing "${text}": invalid syntax`);
}

const exposable = new Set([
  "ReplicationController",
  "Service",
  "Pod",
  "Deployment.apps",
  "ReplicaSet.apps",
]);

function checkKind(object: JsonObject): void {
  const { group, kind } = groupAndKind(object);
  const full = group === "" ? kind : `${kind}.${group}`;
  if (!exposable.has(full)) throw new Failure(`cannot expose a ${full}`);
}

function selectorIn(object: JsonObject): JsonObject {
  const spec = part(object, "spec");
  const lacking = (fact: string) =>
    new Failure(`couldn't retrieve selectors via --selector flag or introspection: ${fact}`);
  switch (object.kind) {
    case "Pod": {
      const labels = part(metadataOf(object), "labels");
      if (Object.keys(labels).length > 0) return labels;
      throw lacking("the pod has no labels and cannot be exposed");
    }
    case "Service":
      if (spec.selector !== undefined) return part(spec, "selector");
      throw lacking("the service has no pod selector set");
    case "ReplicationController":
      return part(spec, "selector");
    default: {
      const { matchExpressions } = part(spec, "selector");
      const labels = part(spec, "selector", "matchLabels");
      const kind = String(object.kind).toLowerCase();
      if (Object.keys(labels).length === 0) {
        throw lacking(`invalid ${kind}: no selectors, therefore cannot be exposed`);
      }
      if (matchExpressions === undefined) return labels;
      const all = parts(part(spec, "selector"), "matchExpressions").map(expressionText).join(" ");
      throw lacking(`couldn't convert expressions - "[${all}]" to map-based selector format`);
    }
  }
}

const expressionText = ({ key, operator, values }: JsonObject) =>
  `{Key:${key} Operator:${operator} Values:[${Array.isArray(values) ? values.join(" ") : ""}]}`;

const labelsText = (labels: JsonObject) =>
  Object.entries(labels)
    .map(([key, value]) => `${key}=${value}`)
    .sort()
    .join(",");

interface Port {
  readonly number: string;
  readonly protocol: string;
}

/** Those of a service, or of the containers of a pod or of its template. */
function portsOf(object: JsonObject): readonly Port[] {
  const spec = part(object, "spec");
  const isService = object.kind === "Service";
  const pod = object.kind === "Pod" ? spec : part(spec, "template", "spec");
  const all = isService
    ? parts(spec, "ports")
    : parts(pod, "containers").flatMap((each) => parts(each, "ports"));
  return all.map(({ port, containerPort, protocol = "TCP" }) => ({
    number: String(isService ? port : containerPort),
    protocol: String(protocol),
  }));
}

const portNumbers = (object: JsonObject): readonly string[] => [
  ...new Set(portsOf(object).map(({ number }) => number)),
];

function protocolsOf(object: JsonObject): Protocols {
  const protocols = new Map<string, Set<string>>();
  for (const { number, protocol } of portsOf(object)) {
    protocols.set(number, (protocols.get(number) ?? new Set()).add(protocol));
  }
  return protocols;
}
