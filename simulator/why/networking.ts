/** Why requests to Services and Ingresses reach nobody. */
import { Pod } from "../../api/core/pod/pod.ts";
import { Service } from "../../api/core/service/service.ts";
import { EndpointSlice, sliceEndpoints } from "../../api/discovery/endpointslice.ts";
import type { Ingress, IngressBackend } from "../../api/networking/ingress.ts";
import { IngressClass } from "../../api/networking/ingress-class.ts";
import { selectorFromLabels } from "../../api/selectors/labels.ts";
import { findPort, selectsPods } from "../../controllers/service-pods.ts";
import { classNameOf, isServed } from "../../network/index.ts";
import { warningsOf } from "./events.ts";
import { type Finding, finding, type Known } from "./known.ts";
import { count } from "./words.ts";
import { troublesOf } from "./workloads.ts";

export function serviceFindings(service: Service, known: Known): readonly Finding[] {
  const { spec, status } = service;
  const found = endpointFindings(service, known);
  const isPending =
    spec.type === "LoadBalancer" && (status.loadBalancer.ingress ?? []).length === 0;
  if (!isPending) return found;
  const text = "Its load balancer has no address yet.";
  return [...found, finding("NotAsWanted", text, warningsOf(service, known))];
}

function endpointFindings(service: Service, known: Known): readonly Finding[] {
  if (service.spec.type === "ExternalName") return [];
  const ready = readyAddresses(service, known);
  if (!selectsPods(service)) {
    if (ready > 0) return [];
    const why = "it has no selector, so that its endpoints are kept by hand, and nobody made any";
    return [finding("NotAsWanted", "It has no endpoints.", [why])];
  }
  const { selector = {} } = service.spec;
  const selected = known
    .list(Pod, service.metadata.namespace)
    .filter(({ metadata }) => selectorFromLabels(selector).matches(metadata.labels ?? {}));
  const ports = portFaults(service, selected);
  if (ready > 0 && ports.length === 0) return [];
  if (selected.length === 0) {
    const labels = Object.entries(selector).map(([key, value]) => `${key}=${value}`);
    const reason = `its selector ${labels.join(",")} matches no pod of its namespace`;
    return [
      finding("NotAsWanted", "It has no endpoints.", [reason, ...nearMisses(service, known)]),
    ];
  }
  const text =
    ready > 0
      ? "Not all of its ports lead to its pods."
      : `It has no endpoints that are ready, though its selector matches ${count(selected.length, "pod")}.`;
  return [finding("NotAsWanted", text, [...ports, ...troublesOf(selected, known)])];
}

function readyAddresses({ metadata }: Service, known: Known): number {
  return known
    .list(EndpointSlice, metadata.namespace)
    .filter((slice) => slice.metadata.labels?.["kubernetes.io/service-name"] === metadata.name)
    .flatMap(sliceEndpoints)
    .filter(({ conditions }) => conditions.ready !== false).length;
}

/** Ports of a Service by names that its pods do not have. */
function portFaults({ spec }: Service, pods: readonly Pod[]): readonly string[] {
  return (spec.ports ?? []).flatMap((port) => {
    const lacking = pods.filter((pod) => findPort(pod, port) === undefined);
    if (lacking.length === 0) return [];
    return [
      `targetPort ${port.targetPort} names no port of the containers of ${count(lacking.length, "pod")}`,
    ];
  });
}

/** Pods that have one of the labels and lack another: a slip of the pen, most likely. */
function nearMisses({ metadata, spec }: Service, known: Known): readonly string[] {
  const wanted = Object.entries(spec.selector ?? {});
  const near = known
    .list(Pod, metadata.namespace)
    .find(({ metadata: { labels = {} } }) => wanted.some(([key]) => labels[key] !== undefined));
  if (near === undefined) return [];
  const has = wanted.map(([key]) => `${key}=${near.metadata.labels?.[key] ?? ""}`);
  return [`pod ${near.metadata.name}, for one, has ${has.join(",")}`];
}

export function ingressFindings(ingress: Ingress, known: Known): readonly Finding[] {
  const { spec, status, metadata } = ingress;
  const reasons = [...classFault(ingress, known)];
  const backends = [
    ...(spec.defaultBackend === undefined ? [] : [spec.defaultBackend]),
    ...(spec.rules ?? []).flatMap(({ http }) => http?.paths ?? []).map(({ backend }) => backend),
  ];
  const faults = new Set(backends.flatMap((each) => backendFault(each, metadata.namespace, known)));
  reasons.push(...faults);
  const hasAddress = (status.loadBalancer.ingress ?? []).length > 0;
  if (hasAddress && reasons.length === 0) return [];
  const text = hasAddress
    ? "Some of what it leads to cannot answer."
    : "It has no address: no controller serves it yet.";
  return [finding("NotAsWanted", text, [...reasons, ...warningsOf(ingress, known)])];
}

/** Why no controller of the cluster serves it. */
function classFault(ingress: Ingress, known: Known): readonly string[] {
  const classOf = (name: string) => known.get(IngressClass, name);
  if (isServed(ingress, classOf)) return [];
  const name = classNameOf(ingress);
  const found = classOf(name);
  if (found === undefined) return [`its IngressClass ${name} does not exist`];
  const { controller = "" } = found.spec;
  const fact = controller === "" ? "it names no controller" : `there is no ${controller} here`;
  return [`nobody serves its IngressClass ${name}: ${fact}`];
}

function backendFault(
  { service: to }: IngressBackend,
  namespace: string | undefined,
  known: Known,
): readonly string[] {
  if (to === undefined) return [];
  const service = known.get(Service, to.name, namespace);
  if (service === undefined) return [`Service ${to.name} does not exist`];
  const { name, number } = to.port;
  const isThere = (service.spec.ports ?? []).some(
    (port) => port.port === number || (name !== undefined && name !== "" && port.name === name),
  );
  if (!isThere) return [`Service ${to.name} has no port ${name ?? number}`];
  return endpointFindings(service, known).map(
    ({ text, reasons: [first] }) =>
      `Service ${to.name}: ${text}${first === undefined ? "" : ` ${first}`}`,
  );
}
