import type { ResourceDefinition } from "../../resource.ts";
import type { Pod } from "./pod.ts";

/** What field selectors may ask of pods. Source: pkg/registry/core/pod ToSelectableFields 1.36. */
export const podSelectableFields: ResourceDefinition<Pod>["selectableFields"] = {
  "spec.nodeName": ({ spec }) => spec.nodeName ?? "",
  "spec.restartPolicy": ({ spec }) => spec.restartPolicy,
  "spec.schedulerName": ({ spec }) => spec.schedulerName,
  "spec.serviceAccountName": ({ spec }) => spec.serviceAccountName ?? "",
  "spec.hostNetwork": ({ spec }) => String(spec.hostNetwork ?? false),
  "status.phase": ({ status }) => status.phase ?? "",
  "status.podIP": ({ status }) => status.podIPs?.[0]?.ip ?? "",
  // It may be asked for, but pods are kept by their first address alone.
  "status.podIPs": () => "",
  // What clients of old call the node.
  "spec.host": ({ spec }) => spec.nodeName ?? "",
  "status.nominatedNodeName": ({ status }) => status.nominatedNodeName ?? "",
};
