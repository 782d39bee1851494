import type { PodSpec } from "../../api/core/pod/spec.ts";
import type { AdmissionPlugin, SpecContext } from "./plugin.ts";
/** A change of pod specs, for a plugin whose `resource` is pods. */
export declare function onPodSpec(change: (spec: PodSpec, given: SpecContext<PodSpec>) => PodSpec): AdmissionPlugin["mutateSpec"];
