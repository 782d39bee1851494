/**
 * Which pods stand behind a Service, and how they are reached.
 * Source: k8s.io/endpointslice/util, pkg/api/v1/pod 1.36.
 */

import type { Endpoints } from "../api/core/endpoints.ts";
import { hasEnded } from "../api/core/pod/has-ended.ts";
import { Pod } from "../api/core/pod/pod.ts";
import { Service, type ServicePort } from "../api/core/service/service.ts";
import { equalJson } from "../api/json.ts";
import { selectorFromLabels } from "../api/selectors/labels.ts";
import { keyOf, type View } from "../client/controller.ts";
import type { Parts } from "./parts.ts";
import { isPodReady } from "./pod-state.ts";

/** The index of Services by one label that their pods must have: a pod finds its Services by it. */
const selectorIndex = "servicesBySelector";
export const selectorIndices = { [selectorIndex]: selectorValues };

/** The index of pods by each of their labels: a Service finds its pods by it. */
const labelIndex = "podsByLabel";
export const labelIndices = {
  [labelIndex]: ({ metadata: { namespace, labels = {} } }: Pod): readonly string[] =>
    Object.keys(labels).map((key) => labelValue(namespace, key, labels[key] ?? "")),
};

function selectorValues({ metadata, spec }: Service): readonly string[] {
  const [first] = Object.entries(spec.selector ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
  return first === undefined ? [] : [labelValue(metadata.namespace, ...first)];
}

const labelValue = (namespace: string | undefined, key: string, value: string) =>
  `${namespace ?? ""} ${key}=${value}`;

/** The keys of the Services whose selector picks the pod. */
export function serviceKeysOf({ metadata: { namespace, labels } }: Pod, view: View): string[] {
  const keys: string[] = [];
  for (const key in labels) {
    const value = labelValue(namespace, key, labels[key] ?? "");
    for (const service of view.indexed(Service, selectorIndex, value)) {
      if (selectorFromLabels(service.spec.selector).matches(labels)) keys.push(keyOf(service));
    }
  }
  return keys;
}

/** Whether the same Services pick the pod after a change. */
export const sameLabels = ({ metadata }: Pod, { metadata: before }: Pod): boolean =>
  metadata.labels === before.labels;

/** Pods among which are those of the Service: all that have the label by which it is filed. */
export function candidatesOf(service: Service, view: View): Parts<Pod> {
  const [value] = selectorValues(service);
  return value === undefined ? [] : view.indexedParts(Pod, labelIndex, value);
}

/** Whether the endpoints of the Service are kept by controllers, not by hand. */
export function selectsPods({ spec: { type, selector } }: Service): boolean {
  return type !== "ExternalName" && selector !== undefined && Object.keys(selector).length > 0;
}

export function isHeadless({ spec: { clusterIP = "" } }: Service): boolean {
  return clusterIP === "" || clusterIP === "None";
}

/** Whether a change of a pod can change the endpoints of a Service. */
export function changesEndpoints(next: Pod | undefined, previous: Pod | undefined): boolean {
  if (next === undefined || previous === undefined) return true;
  if (next.metadata.labels !== previous.metadata.labels) {
    if (!equalJson(next.metadata.labels, previous.metadata.labels)) return true;
  }
  if (next.metadata.uid !== previous.metadata.uid) return true;
  if (next.metadata.deletionTimestamp !== previous.metadata.deletionTimestamp) return true;
  if (next.spec !== previous.spec && next.spec.nodeName !== previous.spec.nodeName) return true;
  const { status } = next;
  const { status: before } = previous;
  return (
    status !== before &&
    (status.podIP !== before.podIP ||
      !equalJson(status.podIPs, before.podIPs) ||
      hasEnded(next) !== hasEnded(previous) ||
      isPodReady(next) !== isPodReady(previous))
  );
}

/** Whether the pod is an endpoint at all, ready or not. */
export function isEndpoint(pod: Pod, includeTerminating: boolean): boolean {
  const { podIP = "", podIPs = [] } = pod.status;
  if (hasEnded(pod) || (podIP === "" && podIPs.length === 0)) return false;
  return includeTerminating || pod.metadata.deletionTimestamp === undefined;
}

export type IpFamily = "IPv4" | "IPv6";

/** The address families of a Service, the main one first. */
export function familiesOf({ spec: { ipFamilies = [] } }: Service): readonly IpFamily[] {
  return ipFamilies.length === 0 ? ["IPv4"] : ipFamilies.map(toFamily);
}

const toFamily = (text: string): IpFamily => (text === "IPv6" ? "IPv6" : "IPv4");

/** The address of the pod in one family, if it has one there. */
export function addressOf({ status }: Pod, family: IpFamily): string | undefined {
  const { podIP = "", podIPs = [] } = status;
  if (podIP !== "" && familyOf(podIP) === family) return podIP;
  return podIPs.find(({ ip }) => familyOf(ip) === family)?.ip;
}

const familyOf = (ip: string): IpFamily => (ip.includes(":") ? "IPv6" : "IPv4");

/** The name that DNS gives the pod below the Service; only a governing Service gives one. */
export function hostnameOf({ metadata, spec }: Pod, service: Service): string | undefined {
  const { hostname = "", subdomain } = spec;
  const governs =
    subdomain === service.metadata.name && metadata.namespace === service.metadata.namespace;
  return hostname !== "" && governs ? hostname : undefined;
}

/** The number of the pod's port that a port of a Service leads to, if the pod has it. */
export function findPort({ spec }: Pod, servicePort: ServicePort): number | undefined {
  const { targetPort = servicePort.port, protocol } = servicePort;
  if (typeof targetPort === "number") return targetPort;
  const sidecars = (spec.initContainers ?? []).filter((each) => each.restartPolicy === "Always");
  for (const { ports = [] } of [...spec.containers, ...sidecars]) {
    for (const port of ports) {
      if (port.name === targetPort && port.protocol === protocol) return port.containerPort;
    }
  }
  return undefined;
}

/** Whether pods may have different numbers for the same port of the Service. */
export const hasNamedPorts = ({ spec: { ports = [] } }: Service): boolean =>
  ports.some(({ targetPort }) => typeof targetPort === "string");

/** What endpoints of a pod refer to. */
export function podReference({ metadata: { namespace, name, uid } }: Pod) {
  return { kind: "Pod", namespace, name, uid };
}

/** Says when what led to a write happened, for measuring how long it took to spread. */
export const triggerTimeAnnotation = "endpoints.kubernetes.io/last-change-trigger-time";
export const headlessLabel = "service.kubernetes.io/headless";

/** Whether two sets of labels are the same but for what they say of an address in the cluster. */
export function sameButHeadless(left: Labels, right: Labels): boolean {
  if (equalJson(left, right)) return true;
  const { [headlessLabel]: _, ...mine } = left ?? {};
  const { [headlessLabel]: __, ...yours } = right ?? {};
  return equalJson(mine, yours);
}

type Labels = Readonly<Record<string, string>> | undefined;

/**
 * The earliest of the changes that a write tells of: the creation of the Service, where nothing was
 * written for it before, and the readiness of each pod that changed. Kubernetes remembers what it
 * saw last; here what was written last stands for that.
 */
export function triggerTime(
  service: Service | undefined,
  changed: readonly Pod[],
): string | undefined {
  let earliest = service?.metadata.creationTimestamp;
  for (const { status } of changed) {
    const time = status.conditions?.find(({ type }) => type === "Ready")?.lastTransitionTime;
    if (time !== undefined && (earliest === undefined || time < earliest)) earliest = time;
  }
  return earliest;
}

/** `annotations` with the trigger time, or without where there is none. */
export function withTriggerTime(
  annotations: Readonly<Record<string, string>> | undefined,
  time: string | undefined,
): Readonly<Record<string, string>> {
  const { [triggerTimeAnnotation]: _, ...others } = annotations ?? {};
  return time === undefined ? others : { ...others, [triggerTimeAnnotation]: time };
}

/** Leader elections of old kept their locks in Endpoints that no Service stands behind. */
export const isLock = ({ metadata: { annotations = {} } }: Endpoints): boolean =>
  "control-plane.alpha.kubernetes.io/leader" in annotations;
