import { Node } from "../../api/core/node/node.ts";
import { Pod } from "../../api/core/pod/pod.ts";
import { Service } from "../../api/core/service/service.ts";
import { EndpointSlice, sliceEndpoints } from "../../api/discovery/endpointslice.ts";
import { equalJson } from "../../api/json.ts";
import {
  type Controller,
  doublingMs,
  keyOf,
  nothing,
  splitKey,
  watch,
} from "../../client/controller.ts";
import { isForTerminatingNamespace } from "../namespace-ending.ts";
import {
  candidatesOf,
  changesEndpoints,
  labelIndices,
  sameLabels,
  selectorIndices,
  serviceKeysOf,
} from "../service-pods.ts";
import { sliceKeysOf } from "../slices.ts";
import { isReady } from "./allocations.ts";
import { managedBy } from "./metadata.ts";
import { planEndpointSlices } from "./plan.ts";
import { wantsTopologyHints } from "./topology-hints.ts";
import type { TopologyMemory } from "./topology-news.ts";

const sliceIndex = "endpointSlicesByService";
const topologyIndex = "servicesWithTopologyHints";
const topologyIndices = {
  ...selectorIndices,
  [topologyIndex]: (service: Service) => (wantsTopologyHints(service) ? ["Auto"] : []),
};
/** Files all nodes under one value, so that they can be asked for in parts. */
const nodesIndex = "nodes";
const serviceKeys = sliceKeysOf(managedBy);

/** Keeps EndpointSlices for every Service that selects pods. */
export const endpointSliceController: Controller = {
  name: "endpoint-slice-controller",
  watches: [
    watch(Service, { keys: (service) => [keyOf(service)], indices: topologyIndices }),
    watch(Pod, {
      keys: serviceKeysOf,
      sameKeys: sameLabels,
      when: changesEndpoints,
      indices: labelIndices,
    }),
    watch(EndpointSlice, {
      keys: serviceKeys,
      when: losesPart,
      indices: { [sliceIndex]: serviceKeys },
    }),
    // Each ready node counts for the share of the endpoints that its zone has. What else becomes of
    // a node shows with the next change of the Service or its pods.
    watch(Node, {
      keys: (_, view) => view.indexed(Service, topologyIndex, "Auto").map(keyOf),
      when: (next, previous) => readyZoneOf(next) !== readyZoneOf(previous),
      heedsRenewals: false,
      indices: { [nodesIndex]: () => [""] },
    }),
  ],
  // Source: pkg/controller/endpointslice defaultSyncBackOff, maxSyncBackOff 1.36.
  retryMs: doublingMs(1_000_000, 1000),
  reconcile(key, view, { failure, memory }) {
    if (isForTerminatingNamespace(failure)) return nothing;
    const { namespace, name } = splitKey(key);
    const service = view.get(Service, namespace, name);
    if (service === undefined) return nothing;
    return planEndpointSlices({
      service,
      pods: () => candidatesOf(service, view),
      // Those that are being deleted cannot be kept.
      slices: view
        .indexed(EndpointSlice, sliceIndex, key)
        .filter(({ metadata }) => metadata.deletionTimestamp === undefined),
      nodeOf: (node) => view.get(Node, undefined, node),
      nodes: () => view.indexedParts(Node, nodesIndex, ""),
      // Only the plans of this controller are remembered for it.
      memory: memory as TopologyMemory | undefined,
    });
  },
};

/**
 * What somebody else may do to a slice. Its own writes are no news to this controller, and with
 * many pods each look at a Service takes time; a changed endpoint is put right with the next
 * change.
 */
function losesPart(next: EndpointSlice | undefined, previous: EndpointSlice | undefined): boolean {
  if (next === undefined || previous === undefined) return next === undefined;
  return (
    sliceEndpoints(next).length < sliceEndpoints(previous).length ||
    next.metadata.deletionTimestamp !== previous.metadata.deletionTimestamp ||
    !equalJson(next.metadata.labels, previous.metadata.labels) ||
    !equalJson(next.metadata.ownerReferences, previous.metadata.ownerReferences)
  );
}

/** `null` is a node that is not there. */
const zoneOf = (node: Node | undefined) =>
  node === undefined ? null : node.metadata.labels?.["topology.kubernetes.io/zone"];

/** `null` is a node that is not there, or not ready. */
const readyZoneOf = (node: Node | undefined) =>
  node === undefined || !isReady(node) ? null : zoneOf(node);
