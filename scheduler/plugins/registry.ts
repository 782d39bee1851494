import { type PluginFactory, unconfigured } from "../framework/framework.ts";
import { defaultBinder } from "./default-binder.ts";
import { defaultPreemption } from "./default-preemption.ts";
import { dynamicResources } from "./dynamic-resources.ts";
import { imageLocality } from "./image-locality.ts";
import { interPodAffinity } from "./inter-pod-affinity.ts";
import { nodeAffinity } from "./node-affinity.ts";
import { nodeName } from "./node-name.ts";
import { nodePorts } from "./node-ports.ts";
import { nodeResourcesBalancedAllocation } from "./node-resources-balanced-allocation.ts";
import { nodeResourcesFit } from "./node-resources-fit.ts";
import { nodeUnschedulable } from "./node-unschedulable.ts";
import { nodeVolumeLimits } from "./node-volume-limits.ts";
import { podTopologySpread } from "./pod-topology-spread.ts";
import { prioritySort } from "./priority-sort.ts";
import { schedulingGates } from "./scheduling-gates.ts";
import { taintToleration } from "./taint-toleration.ts";
import { volumeBinding } from "./volume-binding.ts";
import { volumeRestrictions } from "./volume-restrictions.ts";
import { volumeZone } from "./volume-zone.ts";

/** Every plugin that comes with the scheduler. A profile chooses among them by name. */
export const inTreePlugins: readonly PluginFactory[] = [
  unconfigured(schedulingGates),
  unconfigured(prioritySort),
  unconfigured(nodeUnschedulable),
  unconfigured(nodeName),
  unconfigured(taintToleration),
  nodeAffinity,
  unconfigured(nodePorts),
  nodeResourcesFit,
  unconfigured(volumeRestrictions),
  unconfigured(nodeVolumeLimits),
  volumeBinding,
  unconfigured(volumeZone),
  podTopologySpread,
  interPodAffinity,
  dynamicResources,
  defaultPreemption,
  nodeResourcesBalancedAllocation,
  unconfigured(imageLocality),
  unconfigured(defaultBinder),
];
