/** Watches over what nodes have left. */

import { Node } from "../../api/core/node/node.ts";
import { Pod } from "../../api/core/pod/pod.ts";
import { equalJson } from "../../api/json.ts";
import { ImageBehavior } from "../../api/sim/image-behavior.ts";
import { type Controller, nothing, type View, watch } from "../../client/controller.ts";
import type { UseSources } from "../behavior/usage.ts";
import { useSources } from "../behavior/use-sources.ts";
import { heedingFaults } from "../faults/heeding-faults.ts";
import { keyedByNode } from "../faults/whereabouts.ts";
import { architectureOf } from "../images/node-images.ts";
import type { KubeletOptions } from "../kubelet-options.ts";
import type { Machines } from "../machine.ts";
import { pressuresOf } from "../node/node-conditions.ts";
import { isUp } from "../node/plan-node.ts";
import { never } from "../observed.ts";
import type { Container } from "../types.ts";
import { monitoringPeriodMs } from "./evict.ts";
import { isNear, observe, type PodOnNode, podsOnNode } from "./observations.ts";
import { planEviction, type Seen } from "./plan-eviction.ts";
import { podTotals, runningContainers } from "./pod-storage.ts";
import { evictionConfiguration } from "./thresholds.ts";

const byNode = "kubelet/node";

/** Its keys are names of nodes. */
export function nodePressureController(options: KubeletOptions): Controller {
  const { machines, processes } = options;
  const controller: Controller = {
    name: "kubelet-eviction",
    watches: watchesOf(machines),
    reconcile(name, view, { memory }) {
      const node = view.get(Node, undefined, name);
      if (node === undefined || !isUp(node)) return nothing;
      const { nowMs } = view;
      const { thresholds, ...configuration } = evictionConfiguration(
        machines.get(name)?.kubeletConfiguration,
      );
      const all = view.indexed(Pod, byNode, name);
      const sourcesOf = sourcesIn(view, options);
      const roughly = podsOnNode(all, (pod) => ({ sourcesOf: sourcesOf?.(pod) }));
      const rough = observe(node, roughly, node.status.images ?? [], architectureOf(node));
      const isClose = thresholds.some((each) => isNear(each, rough));
      const isCalm = !isClose && memory === undefined && pressuresOf(node).length === 0;
      if (isCalm) {
        return roughly.some(mayGrow)
          ? { actions: [], requeueAfterMs: monitoringPeriodMs }
          : nothing;
      }
      const pods = isClose
        ? podsOnNode(all, (pod) => ({
            use: processes.use(pod, nowMs),
            sourcesOf: sourcesOf?.(pod),
          }))
        : roughly;
      const plan = planEviction({
        node,
        pods,
        holders: all.filter(({ status }) => status.reason !== "Evicted"),
        isGoing: (pod) => processes.orderOf(pod) !== undefined,
        configuration: { thresholds, ...configuration },
        // Only this controller's own plans leave a memory.
        seen: memory as Seen | undefined,
        nowMs,
      });
      if (plan.stops !== undefined) processes.stop(plan.stops.pod, plan.stops.order);
      const { actions, seen } = plan;
      const requeueAfterMs = Math.min(
        plan.isShort || pods.some(mayGrow) ? monitoringPeriodMs : never,
        plan.relievedMs - nowMs,
      );
      return {
        actions,
        ...(requeueAfterMs < never && { requeueAfterMs }),
        ...(seen && { memory: seen }),
      };
    },
  };
  return heedingFaults(controller, keyedByNode(machines));
}

function watchesOf(machines: Machines): Controller["watches"] {
  return [
    watch(Node, {
      keys: ({ metadata: { name = "" } }) => (machines.has(name) ? [name] : []),
      when: isOtherNode,
      heedsRenewals: false,
    }),
    watch(Pod, {
      keys: ({ spec: { nodeName = "" } }) => (machines.has(nodeName) ? [nodeName] : []),
      indices: {
        [byNode]: ({ spec: { nodeName } }) => (nodeName === undefined ? [] : [nodeName]),
      },
      when: hasOtherNeeds,
      delayMs: () => monitoringPeriodMs,
    }),
    watch(ImageBehavior, {
      keys: () => [...machines.keys()],
      when: (next, previous) => next?.spec !== previous?.spec,
      delayMs: () => monitoringPeriodMs,
    }),
  ];
}

/** Whether a node is to be looked at: most say the same as before, or have nothing yet. */
function isOtherNode(next: Node | undefined, previous: Node | undefined): boolean {
  if (next === undefined) return false;
  if (previous === undefined) {
    return pressuresOf(next).length > 0 || (next.status.images ?? []).length > 0;
  }
  return (
    isUp(next) !== isUp(previous) ||
    !equalJson(next.status.images, previous.status.images) ||
    pressuresOf(next).length !== pressuresOf(previous).length
  );
}

/** Whether a pod may have taken or given back something of its machine. */
function hasOtherNeeds(next: Pod | undefined, previous: Pod | undefined): boolean {
  if (next !== undefined && previous !== undefined && sameContainers(next, previous)) return false;
  // Whatever runs takes something.
  if (countRunning(next) !== countRunning(previous)) return true;
  const now = next && podTotals(next);
  const before = previous && podTotals(previous);
  return (
    now?.memoryBytes !== before?.memoryBytes ||
    now?.diskBytes !== before?.diskBytes ||
    now?.processes !== before?.processes
  );
}

const countRunning = (pod: Pod | undefined): number =>
  pod === undefined ? 0 : runningContainers(pod).length;

/** Whether nothing can have changed of what its containers need. */
const sameContainers = ({ spec, metadata, status }: Pod, previous: Pod): boolean =>
  spec === previous.spec &&
  metadata.annotations === previous.metadata.annotations &&
  status.containerStatuses === previous.status.containerStatuses &&
  status.initContainerStatuses === previous.status.initContainerStatuses &&
  status.ephemeralContainerStatuses === previous.status.ephemeralContainerStatuses;

/** Whether what its containers do may yet take more of the machine. */
const mayGrow = ({ pod, use, sourcesOf }: PodOnNode) =>
  (use !== undefined && [...use.containers.values()].some(({ isStill }) => !isStill)) ||
  (sourcesOf !== undefined &&
    runningContainers(pod).some((container) => sourcesOf(container).said?.mayGrow === true));

type SourcesOf = (pod: Pod) => (container: Container) => UseSources;

/** What is said of the use of pods; `undefined` where nothing is of any, as in most clusters. */
function sourcesIn(view: View, options: KubeletOptions): SourcesOf | undefined {
  const objects = view.list(ImageBehavior);
  if (objects.length === 0) return undefined;
  const kubelet = { ...options, imageBehaviors: () => objects };
  return (pod) => useSources(kubelet, pod, view.nowMs);
}
