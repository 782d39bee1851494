/** How the slices of a Service are named, labelled and spoken of. */
import type { Service } from "../../api/core/service/service.ts";
import type { EndpointSlice } from "../../api/discovery/endpointslice.ts";
import type { EventNote } from "../../client/action.ts";
import { keyOf } from "../../client/controller.ts";
import { headlessLabel, isHeadless } from "../service-pods.ts";
import { managedByLabel, serviceNameLabel } from "../slices.ts";

export const managedBy = "endpointslice-controller.k8s.io";

/** The labels of the Service and those of Kubernetes. Others on the slice are taken off. */
export function labelsOf(service: Service): Readonly<Record<string, string>> {
  const { [headlessLabel]: _, ...labels } = service.metadata.labels ?? {};
  return {
    ...labels,
    ...(isHeadless(service) ? { [headlessLabel]: "" } : {}),
    [serviceNameLabel]: service.metadata.name ?? "",
    [managedByLabel]: managedBy,
  };
}

/** Whether it is a slice of this very Service, and not of one that had its name before. */
export function isOwned({ metadata }: EndpointSlice, service: Service): boolean {
  const { ownerReferences = [] } = metadata;
  return ownerReferences.some(
    ({ kind, uid }) => kind === "Service" && uid === service.metadata.uid,
  );
}

/** The event of a write that is refused. */
export function outcome(
  service: Service,
  verb: "create" | "update" | "delete",
  slice: EndpointSlice | undefined,
) {
  const target = slice === undefined ? "EndpointSlice" : `${slice.metadata.name} EndpointSlice`;
  const why = `failed to ${verb} ${target} for Service ${keyOf(service)}: {error}`;
  return { failed: failed(service, why) };
}

/** The event of slices that are not as they are to be. */
export const failed = (service: Service, why: string): EventNote => ({
  regarding: service,
  type: "Warning",
  reason: "FailedToUpdateEndpointSlices",
  message: `Error updating Endpoint Slices for Service ${keyOf(service)}: ${why}`,
});
