import type { Registry } from "../registry/context.ts";
import type { AdmissionPlugin } from "./plugin.ts";

/**
 * Pods get the labels that say where their node is. It acts on bindings, which are no objects: who
 * binds asks whether it is there. Source: plugin/pkg/admission/podtopologylabels 1.36.
 */
export const podTopologyLabels: AdmissionPlugin = { name: "PodTopologyLabels" };

/** Whether bound pods get them. */
export const labelsBoundPods = ({ admission }: Registry): boolean =>
  admission.includes(podTopologyLabels);
