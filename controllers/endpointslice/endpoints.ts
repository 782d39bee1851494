/** What a pod is in an EndpointSlice. Source: k8s.io/endpointslice 1.36. */
import type { Node } from "../../api/core/node/node.ts";
import type { Pod } from "../../api/core/pod/pod.ts";
import type { Service } from "../../api/core/service/service.ts";
import type { Endpoint, EndpointSlicePort } from "../../api/discovery/endpointslice.ts";
import { equalJson } from "../../api/json.ts";
import { isPodReady } from "../pod-state.ts";
import { addressOf, findPort, hostnameOf, type IpFamily, podReference } from "../service-pods.ts";
import { wantsTopologyHints } from "./topology-hints.ts";

const zoneLabel = "topology.kubernetes.io/zone";

export interface EndpointOptions {
  readonly service: Service;
  readonly family: IpFamily;
  readonly nodeOf: (name: string) => Node | undefined;
}

/** The endpoint of a pod, or `undefined` where it has no address or its node is not there. */
export function toEndpoint(
  pod: Pod,
  { service, family, nodeOf }: EndpointOptions,
): Endpoint | undefined {
  const { nodeName } = pod.spec;
  const node = nodeName === undefined ? undefined : nodeOf(nodeName);
  const address = addressOf(pod, family);
  if (address === undefined) return undefined;
  const { publishNotReadyAddresses = false, trafficDistribution } = service.spec;
  if (missedNodeOf(pod, { service, nodeOf }) !== undefined) return undefined;
  const serving = isPodReady(pod);
  const terminating = pod.metadata.deletionTimestamp !== undefined;
  const ready = publishNotReadyAddresses || (serving && !terminating);
  const hostname = hostnameOf(pod, service);
  const zone = zoneOf(node);
  // The annotation goes before the field; its hints depend on all endpoints together.
  const distribution = wantsTopologyHints(service) ? undefined : trafficDistribution;
  const hints = ready ? hintsFor(distribution, zone, nodeName) : undefined;
  return {
    addresses: [address],
    conditions: { ready, serving, terminating },
    ...(hostname === undefined ? {} : { hostname }),
    targetRef: podReference(pod),
    ...(nodeName === undefined ? {} : { nodeName }),
    ...(zone === undefined ? {} : { zone }),
    ...(hints === undefined ? {} : { hints }),
  };
}

/** The node that a pod is left out for: it is not there. Some Services have their pods anyway. */
export function missedNodeOf(
  { spec: { nodeName } }: Pod,
  { service, nodeOf }: Pick<EndpointOptions, "service" | "nodeOf">,
): string | undefined {
  if (nodeName === undefined || service.spec.publishNotReadyAddresses === true) return undefined;
  return nodeOf(nodeName) === undefined ? nodeName : undefined;
}

/** The zone of a node, if it says one. */
export const zoneOf = (node: Node | undefined): string | undefined =>
  node?.metadata.labels?.[zoneLabel] || undefined;

/** Clients of the endpoint's own zone or node are to use it, where the Service prefers that. */
function hintsFor(
  distribution: string | undefined,
  zone: string | undefined,
  nodeName: string | undefined,
): Endpoint["hints"] {
  const forZones = zone === undefined ? {} : { forZones: [{ name: zone }] };
  switch (distribution) {
    case "PreferClose":
    case "PreferSameZone":
      return zone === undefined ? undefined : forZones;
    case "PreferSameNode":
      return nodeName === undefined ? undefined : { ...forZones, forNodes: [{ name: nodeName }] };
    default:
      return undefined;
  }
}

/** The ports of the Service as the pod has them; those that it lacks are left out. */
export function portsOf(service: Service, pod: Pod): readonly EndpointSlicePort[] {
  return (service.spec.ports ?? []).flatMap((servicePort): EndpointSlicePort[] => {
    const port = findPort(pod, servicePort);
    if (port === undefined) return [];
    const { name = "", protocol, appProtocol } = servicePort;
    return [{ name, protocol, port, ...(appProtocol === undefined ? {} : { appProtocol }) }];
  });
}

export const sameEndpoint = (left: Endpoint, right: Endpoint): boolean =>
  sameButHints(left, right) && equalJson(left.hints, right.hints);

/** Equality of endpoints but for hints, quick for the parts that every endpoint has. */
export function sameButHints(left: Endpoint, right: Endpoint): boolean {
  return (
    left.conditions.ready === right.conditions.ready &&
    left.conditions.serving === right.conditions.serving &&
    left.conditions.terminating === right.conditions.terminating &&
    left.nodeName === right.nodeName &&
    left.zone === right.zone &&
    left.hostname === right.hostname &&
    left.targetRef?.uid === right.targetRef?.uid &&
    equalJson(left.addresses, right.addresses)
  );
}
