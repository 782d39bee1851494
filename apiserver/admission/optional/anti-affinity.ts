import { Pod } from "../../../api/core/pod/pod.ts";
import { forbidden } from "../../../api/status.ts";
import type { AdmissionPlugin } from "../plugin.ts";

const hostname = "kubernetes.io/hostname";

/**
 * Nobody keeps others from a whole zone: required anti-affinity is about nodes.
 * Source: plugin/pkg/admission/antiaffinity 1.36.
 */
export const limitPodHardAntiAffinityTopology: AdmissionPlugin = {
  name: "LimitPodHardAntiAffinityTopology",
  resource: Pod,
  reviews: new Set([""]),
  review({ definition }, _, object) {
    // The plugin is given pods alone.
    const { metadata, spec } = object as Pod;
    const terms =
      spec.affinity?.podAntiAffinity?.requiredDuringSchedulingIgnoredDuringExecution ?? [];
    const wide = terms.find(({ topologyKey }) => topologyKey !== hostname);
    if (wide === undefined) return;
    const fact =
      `affinity.PodAntiAffinity.RequiredDuringScheduling has TopologyKey ${wide.topologyKey} ` +
      `but only key ${hostname} is allowed`;
    throw forbidden(definition, metadata.name ?? "", fact);
  },
};
