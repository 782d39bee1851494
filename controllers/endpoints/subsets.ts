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
  hostnameOf,
  isEndpoint,
  podReference,
} from "../service-pods.ts";

/** Pods that resolve the ports of the Service to the same numbers. */
interface Group {
  readonly ports: readonly EndpointPort[];
  readonly ready: EndpointAddress[];
  readonly notReady: EndpointAddress[];
}

/**
 * The subsets of all pods that the Service selects, packed and sorted as they are stored. A pod
 * that lacks a named port is no address of that port.
 */
export function subsetsOf(service: Service, pods: readonly Pod[]): readonly EndpointSubset[] {
  const groups = new Map<string, Group>();
  const { publishNotReadyAddresses = false, selector } = service.spec;
  const matcher = selectorFromLabels(selector);
  const [family = "IPv4"] = familiesOf(service);
  for (const pod of pods) {
    if (!matcher.matches(pod.metadata.labels)) continue;
    if (!isEndpoint(pod, publishNotReadyAddresses)) continue;
    const ip = addressOf(pod, family);
    const group = ip === undefined ? undefined : groupOf(groups, service, pod);
    if (ip === undefined || group === undefined) continue;
    const list = publishNotReadyAddresses || isPodReady(pod) ? group.ready : group.notReady;
    list.push(toAddress(service, pod, ip));
  }
  return pack([...groups.values()]);
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
  const ports = servicePorts.flatMap(({ name, protocol, appProtocol }, index): EndpointPort[] => {
    const port = numbers[index];
    if (port === undefined) return [];
    return [
      {
        ...(name === undefined || name === "" ? {} : { name }),
        port,
        protocol,
        ...(appProtocol === undefined ? {} : { appProtocol }),
      },
    ];
  });
  const made: Group = { ports, ready: [], notReady: [] };
  groups.set(key, made);
  return made;
}

function toAddress(service: Service, pod: Pod, ip: string): EndpointAddress {
  const hostname = hostnameOf(pod, service);
  const { nodeName } = pod.spec;
  return {
    ip,
    ...(hostname === undefined ? {} : { hostname }),
    ...(nodeName === undefined ? {} : { nodeName }),
    targetRef: podReference(pod),
  };
}

function pack(groups: readonly Group[]): readonly EndpointSubset[] {
  const subsets = groups.map(({ ports, ready, notReady }) => ({
    ...(ready.length === 0 ? {} : { addresses: ready.sort(byAddress) }),
    ...(notReady.length === 0 ? {} : { notReadyAddresses: notReady.sort(byAddress) }),
    ...(ports.length === 0 ? {} : { ports }),
  }));
  // Pods nearly always agree on one port; then the sorted group is packed already.
  const [only] = groups;
  return groups.length === 1 && (only?.ports.length ?? 0) < 2 ? subsets : repackSubsets(subsets);
}

/** The order in which addresses are stored. */
function byAddress(left: EndpointAddress, right: EndpointAddress): number {
  if (left.ip !== right.ip) return left.ip < right.ip ? -1 : 1;
  return (left.targetRef?.uid ?? "") < (right.targetRef?.uid ?? "") ? -1 : 1;
}
