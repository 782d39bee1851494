import type { PodSpec } from "../../api/core/pod/spec.ts";
import type { AdmissionPlugin, SpecContext } from "./plugin.ts";

/** A change of pod specs, for a plugin whose `resource` is pods. */
export function onPodSpec(
  change: (spec: PodSpec, given: SpecContext<PodSpec>) => PodSpec,
): AdmissionPlugin["mutateSpec"] {
  // A plugin for pods is only given decoded pods.
  return change as unknown as AdmissionPlugin["mutateSpec"];
}
