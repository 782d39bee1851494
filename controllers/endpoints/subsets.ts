/** The addresses of the pods behind a Service, as Endpoints group them. */
import type { EndpointAddress, EndpointPort, EndpointSubset } from "../../api/core/endpoints.ts";
import { repackSubsets } from "../../api/core/endpoints-repack.ts";
import type { Pod } from "../../api/core/pod/pod.ts";
import type { Service } from "../../api/core/service/service.ts";
import { selectorFromLabels } from "../../api/selectors/labels.ts";
import { isPodReady } from "../pod-state.ts";
import {
  addressOf,
  familiesOf,
  findPort,
  hasNamedPorts,
  hostnameOf,
  type IpFamily,
  isEndpoint,
  podReference,
} from "../service-pods.ts";
import { capacity, countAddresses, truncate } from "./capacity.ts";
import { smallest } from "./smallest.ts";

/** Pods that resolve the ports of the Service to the same numbers. */
interface Group {
  readonly ports: readonly EndpointPort[];
  readonly ready: Pod[];
  readonly notReady: Pod[];
}

export interface Subsets {
  readonly subsets: readonly EndpointSubset[];
  /** There are more addresses than one object may hold. */
  readonly truncated: boolean;
}

/**
 * The subsets of all pods that the Service selects, packed and sorted as they are stored. A pod
 * that lacks a named port is no address of that port.
 */
export function subsetsOf(service: Service, pods: readonly Pod[]): Subsets {
  const [family = "IPv4"] = familiesOf(service);
  const groups = groupPods(service, pods, family);
  const count = groups.reduce((sum, each) => sum + each.ready.length + each.notReady.length, 0);
  // Pods nearly always agree on one port; then the sorted group is packed already, and of a great
  // many pods only those that are kept need be looked at closely.
  const [only] = groups;
  if (only !== undefined && groups.length === 1 && only.ports.length < 2) {
    const kept = toSubset(service, family, trim(only, family));
    return { subsets: [kept], truncated: count > capacity };
  }
  const all = repackSubsets(groups.map((group) => toSubset(service, family, group)));
  return { subsets: truncate(all), truncated: countAddresses(all) > capacity };
}

function groupPods(service: Service, pods: readonly Pod[], family: IpFamily): readonly Group[] {
  const { publishNotReadyAddresses = false, selector } = service.spec;
  const matcher = selectorFromLabels(selector);
  const groups = new Map<string, Group>();
  let shared: Group | undefined;
  const isShared = !hasNamedPorts(service);
  for (const pod of pods) {
    if (!matcher.matches(pod.metadata.labels)) continue;
    if (!isEndpoint(pod, publishNotReadyAddresses)) continue;
    if (addressOf(pod, family) === undefined) continue;
    const group = isShared && shared !== undefined ? shared : groupOf(groups, service, pod);
    if (group === undefined) continue;
    shared = group;
    const list = publishNotReadyAddresses || isPodReady(pod) ? group.ready : group.notReady;
    list.push(pod);
  }
  return [...groups.values()];
}

/** The group of the pod's ports; none where no port of the Service leads to the pod. */
function groupOf(groups: Map<string, Group>, service: Service, pod: Pod): Group | undefined {
  const { ports: servicePorts = [], clusterIP } = service.spec;
  if (servicePorts.length === 0 && clusterIP !== "None") return undefined;
  const numbers = servicePorts.map((port) => findPort(pod, port));
  if (servicePorts.length > 0 && numbers.every((number) => number === undefined)) return undefined;
  const key = numbers.join();
  const known = groups.get(key);
  if (known !== undefined) return known;
  const ports = servicePorts.flatMap(({ name = "", protocol, appProtocol }, index) => {
    const port = numbers[index];
    const named = name === "" ? {} : { name };
    const spoken = appProtocol === undefined ? {} : { appProtocol };
    return port === undefined ? [] : [{ ...named, port, protocol, ...spoken }];
  });
  const made: Group = { ports, ready: [], notReady: [] };
  groups.set(key, made);
  return made;
}

/** As many pods as fit, the ready ones first. */
function trim({ ports, ready, notReady }: Group, family: IpFamily): Group {
  const order = byAddress(family);
  const kept = smallest(ready, capacity, order);
  return { ports, ready: kept, notReady: smallest(notReady, capacity - kept.length, order) };
}

function toSubset(service: Service, family: IpFamily, group: Group): EndpointSubset {
  const { ports, ready, notReady } = group;
  const list = (pods: readonly Pod[]) => pods.map((pod) => toAddress(service, family, pod));
  return {
    ...(ready.length === 0 ? {} : { addresses: list(ready) }),
    ...(notReady.length === 0 ? {} : { notReadyAddresses: list(notReady) }),
    ...(ports.length === 0 ? {} : { ports }),
  };
}

function toAddress(service: Service, family: IpFamily, pod: Pod): EndpointAddress {
  const hostname = hostnameOf(pod, service);
  const { nodeName } = pod.spec;
  return {
    ip: addressOf(pod, family) ?? "",
    ...(hostname === undefined ? {} : { hostname }),
    ...(nodeName === undefined ? {} : { nodeName }),
    targetRef: podReference(pod),
  };
}

/** The order in which addresses are stored. */
const byAddress = (family: IpFamily) => (left: Pod, right: Pod) => {
  const [leftIp = "", rightIp = ""] = [addressOf(left, family), addressOf(right, family)];
  if (leftIp !== rightIp) return leftIp < rightIp ? -1 : 1;
  return (left.metadata.uid ?? "") < (right.metadata.uid ?? "") ? -1 : 1;
};
