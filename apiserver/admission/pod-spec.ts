import type { PodSpec } from "../../api/core/pod/spec.ts";
import type { AdmissionPlugin } from "./plugin.ts";

/** A change of pod specs, for a plugin whose `resource` is pods. */
export function onPodSpec(change: (spec: PodSpec) => PodSpec): AdmissionPlugin["mutateSpec"] {
  // A plugin for pods is only given decoded pods.
  return change as unknown as (spec: object) => object;
}
