import type { Profile } from "../framework/framework.ts";
import { cpuAndMemory } from "../resources/resource-shares.ts";

/** Kubernetes' own choice: spreads pods over the least allocated nodes. Source: 1.36 defaults. */
export const kubernetesProfile: Profile = {
  schedulerName: "default-scheduler",
  plugins: [
    { name: "SchedulingGates" },
    { name: "PrioritySort" },
    { name: "NodeUnschedulable" },
    { name: "NodeName" },
    { name: "TaintToleration", weight: 3 },
    { name: "NodeAffinity", weight: 2 },
    { name: "NodePorts" },
    { name: "NodeResourcesFit", weight: 1 },
    { name: "VolumeRestrictions" },
    { name: "NodeVolumeLimits" },
    { name: "VolumeBinding" },
    { name: "VolumeZone" },
    { name: "PodTopologySpread", weight: 2 },
    { name: "InterPodAffinity", weight: 2 },
    { name: "DynamicResources", weight: 2 },
    { name: "DefaultPreemption" },
    { name: "NodeResourcesBalancedAllocation", weight: 1 },
    { name: "ImageLocality", weight: 1 },
    { name: "DefaultBinder" },
  ],
  pluginConfig: {},
  ties: "random",
};

/** Packs bins: fills the fullest node that fits. The same pods always land on the same nodes. */
export const binPackingProfile: Profile = {
  ...kubernetesProfile,
  // Balance is left out, as it would draw pods away from the nodes that are nearly full.
  plugins: kubernetesProfile.plugins.filter(
    ({ name }) => name !== "NodeResourcesBalancedAllocation",
  ),
  pluginConfig: {
    NodeResourcesFit: { scoringStrategy: { type: "MostAllocated", resources: cpuAndMemory } },
    // Only pods that ask for it are spread.
    PodTopologySpread: { defaultingType: "List", defaultConstraints: [] },
  },
  ties: "name",
};

/** The profiles by the names under which a user chooses them. */
export const profiles: ReadonlyMap<string, Profile> = new Map([
  ["bin-packing", binPackingProfile],
  ["kubernetes", kubernetesProfile],
]);
