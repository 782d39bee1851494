import { Endpoints } from "../../api/core/endpoints.ts";
import type { Service } from "../../api/core/service/service.ts";
import { EndpointSlice, sliceEndpoints, slicePorts } from "../../api/discovery/endpointslice.ts";
import { equalJson } from "../../api/json.ts";
import { type Action, create, record, remove, update } from "../../client/action.ts";
import { controllerRefTo } from "../claim.ts";
import { isLock, triggerTimeAnnotation } from "../service-pods.ts";
import { managedByLabel, prefixOf, serviceNameLabel } from "../slices.ts";
import {
  addressesPerSubset,
  endpointKey,
  type Group,
  groupKey,
  type Mirrored,
  mirrorOf,
} from "./endpoints.ts";

/** All that the mirrored slices of one name depend on. */
export interface Observed {
  readonly endpoints: Endpoints | undefined;
  readonly service: Service | undefined;
  /** Those that this controller made for the name. */
  readonly slices: readonly EndpointSlice[];
}

export const mirroredBy = "endpointslicemirroring-controller.k8s.io";
const skipLabel = "endpointslice.kubernetes.io/skip-mirror";
const lastApplied = "kubectl.kubernetes.io/last-applied-configuration";

/**
 * Repeats Endpoints that were made by hand, for a Service without a selector, in slices: one for
 * the IPv4 and one for the IPv6 addresses of each set of ports.
 * Source: pkg/controller/endpointslicemirroring 1.36.
 */
export function planMirror(observed: Observed): readonly Action[] {
  const { endpoints, slices } = observed;
  if (endpoints === undefined || !isMirrored(endpoints, observed.service)) {
    return slices.map((slice) => remove(EndpointSlice, slice));
  }
  const mirrored = mirrorOf(endpoints);
  const writes = planSlices(endpoints, mirrored, slices);
  return writes.length === 0 ? [] : [...omissions(endpoints, mirrored), ...writes];
}

function isMirrored(endpoints: Endpoints, service: Service | undefined): boolean {
  if (service === undefined || service.spec.selector !== undefined) return false;
  return endpoints.metadata.labels?.[skipLabel] !== "true" && !isLock(endpoints);
}

/** The first slice of each group is kept, others are used anew for groups that have none. */
function planSlices(
  endpoints: Endpoints,
  { groups }: Mirrored,
  slices: readonly EndpointSlice[],
): readonly Action[] {
  const byGroup = new Map<string, EndpointSlice>();
  const spare: EndpointSlice[] = [];
  for (const slice of slices) {
    const key = groupKey(slice.addressType, slicePorts(slice));
    if (groups.has(key) && !byGroup.has(key)) byGroup.set(key, slice);
    else spare.push(slice);
  }
  const actions: Action[] = [];
  for (const [key, group] of groups) {
    const slice = byGroup.get(key) ?? takeOf(group.family, spare);
    if (slice !== undefined) {
      if (!isMirror(endpoints, group, slice)) actions.push(rewrite(endpoints, group, slice));
    } else if (endpoints.metadata.deletionTimestamp === undefined) {
      actions.push(write(endpoints, group));
    }
  }
  return [...actions, ...spare.map((slice) => remove(EndpointSlice, slice))];
}

/** A slice keeps the family that it was made for. */
function takeOf(family: string, spare: EndpointSlice[]): EndpointSlice | undefined {
  const place = spare.findIndex(({ addressType }) => addressType === family);
  return place < 0 ? undefined : spare.splice(place, 1)[0];
}

/** Whether a slice says all that it should, in whatever order. */
function isMirror(endpoints: Endpoints, group: Group, slice: EndpointSlice): boolean {
  const { labels, annotations } = metadataOf(endpoints);
  return (
    groupKey(slice.addressType, slicePorts(slice)) === groupKey(group.family, group.ports) &&
    equalJson(labels, slice.metadata.labels) &&
    equalJson(annotations, slice.metadata.annotations ?? {}) &&
    sliceEndpoints(slice).length === group.endpoints.size &&
    sliceEndpoints(slice).every((each) => equalJson(group.endpoints.get(endpointKey(each)), each))
  );
}

function write(endpoints: Endpoints, group: Group): Action {
  const metadata = {
    generateName: prefixOf(endpoints),
    namespace: endpoints.metadata.namespace,
    ...metadataOf(endpoints),
  };
  return create(EndpointSlice, { metadata, ...bodyOf(group) });
}

function rewrite(endpoints: Endpoints, group: Group, slice: EndpointSlice): Action {
  const metadata = { ...slice.metadata, ...metadataOf(endpoints) };
  return update(EndpointSlice, { ...slice, metadata, ...bodyOf(group) });
}

const bodyOf = ({ family, ports, endpoints }: Group) => ({
  addressType: family,
  endpoints: [...endpoints.values()],
  ports,
});

/** Labels and annotations are repeated too, but for those that are about the object itself. */
function metadataOf(endpoints: Endpoints) {
  const { labels, annotations = {}, name = "" } = endpoints.metadata;
  const { [triggerTimeAnnotation]: _, [lastApplied]: __, ...others } = annotations;
  return {
    labels: { ...labels, [serviceNameLabel]: name, [managedByLabel]: mirroredBy },
    annotations: others,
    ownerReferences: [controllerRefTo({ ...endpoints, kind: Endpoints.kind, apiVersion: "v1" })],
  };
}

/** The events of addresses that are left out. */
function omissions(endpoints: Endpoints, { invalid, skipped }: Mirrored): readonly Action[] {
  const warn = (reason: string, message: string) =>
    record({ regarding: endpoints, type: "Warning", reason, message });
  const actions: Action[] = [];
  if (invalid > 0) {
    const message = `Skipped ${invalid} invalid IP addresses when mirroring to EndpointSlices`;
    actions.push(warn("InvalidIPAddress", message));
  }
  if (skipped > invalid) {
    const message =
      `A max of ${addressesPerSubset} addresses can be mirrored to EndpointSlices per Endpoints ` +
      `subset. ${skipped} addresses were skipped`;
    actions.push(warn("TooManyAddressesToMirror", message));
  }
  return actions;
}
