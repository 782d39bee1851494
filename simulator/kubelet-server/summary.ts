/** `/stats/summary` of a kubelet. Source: k8s.io/kubelet 1.36, stats/v1alpha1. */
import type { Pod } from "../../api/core/pod/pod.ts";
import { quantityToNumber } from "../../api/quantity.ts";
import { formatTime } from "../../api/runtime.ts";
import { architectureOf, imageBytes } from "../../kubelet/index.ts";
import type { Cluster } from "../cluster.ts";
import type { ContainerView, NodeView, PodView } from "./node-view.ts";
import {
  cpuStats,
  fsStats,
  memoryStats,
  networkStats,
  nothing,
  type Space,
  swapStats,
} from "./stats.ts";
import { volumeStats } from "./volume-stats.ts";

/** `readsAll` is false where only CPU and memory are asked for. */
export function statsSummary(view: NodeView, cluster: Cluster, readsAll = true): object {
  return {
    node: nodeStats(view, readsAll),
    pods: view.pods.map((pod) => podStats(view, pod, { cluster, readsAll })),
  };
}

function nodeStats(view: NodeView, readsAll: boolean) {
  const { node, time, startedMs, left } = view;
  const common = {
    nodeName: node.metadata.name,
    systemContainers: systemContainers(view),
    startTime: formatTime(startedMs),
    cpu: cpuStats(time, view),
    memory: memoryStats(time, view, left["memory.available"].capacity),
  };
  const swap = swapStats(time);
  if (!readsAll) return { ...common, swap };
  const images = imageBytes(node.status.images ?? [], architectureOf(node));
  const pids = left["pid.available"];
  return {
    ...common,
    network: networkStats(time),
    fs: fsStats(view),
    runtime: {
      imageFs: fsStats(view, { bytes: images, inodes: (node.status.images ?? []).length }),
      containerFs: fsStats(view, writtenBy(view.pods)),
    },
    rlimit: {
      time,
      maxpid: pids.capacity,
      curproc: pids.capacity - pids.available,
    },
    swap,
  };
}

/** About what a kubelet and a container runtime use of what a machine uses without pods. */
const shares = [
  { name: "kubelet", cpu: 0.4, memory: 0.2 },
  { name: "runtime", cpu: 0.4, memory: 0.3 },
];

function systemContainers(view: NodeView): readonly object[] {
  const { time, startedMs, system } = view;
  const daemons = shares.map(({ name, cpu, memory }) => ({
    name,
    cpuMillicores: system.cpuMillicores * cpu,
    memoryBytes: Math.round(system.memoryBytes * memory),
    cpuNanoseconds: Math.round(system.cpuNanoseconds * cpu),
  }));
  const pods = {
    name: "pods",
    cpuMillicores: view.cpuMillicores - system.cpuMillicores,
    memoryBytes: view.memoryBytes - system.memoryBytes,
    cpuNanoseconds: view.cpuNanoseconds - system.cpuNanoseconds,
  };
  return [...daemons, pods].map((each) => ({
    name: each.name,
    startTime: formatTime(startedMs),
    cpu: cpuStats(time, each),
    memory: memoryStats(time, each, undefined),
  }));
}

interface Wanted {
  readonly cluster: Cluster;
  readonly readsAll: boolean;
}

function podStats(view: NodeView, { pod, containers, use, ...metered }: PodView, wanted: Wanted) {
  const { time } = view;
  const { name, namespace, uid } = pod.metadata;
  const common = {
    podRef: { name, namespace, uid },
    startTime: formatTime(metered.startedMs),
    containers: containers.map((each) => containerStats(view, each, wanted.readsAll)),
    cpu: cpuStats(time, metered),
    memory: memoryStats(time, metered, limitOf(pod)),
  };
  const swap = swapStats(time);
  if (!wanted.readsAll) return { ...common, swap };
  const volumes = volumeStats(view, { pod, use }, wanted.cluster);
  const written = writtenBy([{ containers }]);
  const total = {
    bytes: written.bytes + logBytes(containers),
    inodes: written.inodes + containers.length,
  };
  for (const { name: volume, emptyDir } of pod.spec.volumes ?? []) {
    if (emptyDir === undefined || emptyDir.medium === "Memory") continue;
    const space = use?.volumes.get(volume) ?? nothing;
    total.bytes += space.bytes;
    total.inodes += space.inodes;
  }
  return {
    ...common,
    network: networkStats(time),
    ...(volumes.length > 0 && { volume: volumes }),
    "ephemeral-storage": fsStats(view, total),
    process_stats: { process_count: processCount(containers) },
    swap,
  };
}

const logBytes = (containers: readonly ContainerView[]) =>
  containers.reduce((sum, each) => sum + each.logBytes, 0);

const processCount = (containers: readonly ContainerView[]) =>
  containers.reduce((sum, each) => sum + each.processes, 0);

function containerStats(view: NodeView, each: ContainerView, readsAll: boolean) {
  const { time } = view;
  const { container, written, startedMs } = each;
  const limit = container.resources.limits?.memory;
  const common = {
    name: container.name,
    startTime: formatTime(startedMs),
    cpu: cpuStats(time, each),
    memory: memoryStats(time, each, limit === undefined ? undefined : quantityToNumber(limit)),
  };
  const swap = swapStats(time);
  if (!readsAll) return { ...common, swap };
  return {
    ...common,
    rootfs: fsStats(view, written),
    logs: fsStats(view, { bytes: each.logBytes, inodes: 1 }),
    swap,
  };
}

/** A pod has a limit where all of its containers have one. */
function limitOf({ spec }: Pod): number | undefined {
  let sum = 0;
  for (const { resources } of spec.containers) {
    const limit = resources.limits?.memory;
    if (limit === undefined) return undefined;
    sum += quantityToNumber(limit);
  }
  return sum;
}

function writtenBy(pods: readonly Pick<PodView, "containers">[]): Space {
  let [bytes, inodes] = [0, 0];
  for (const { containers } of pods) {
    for (const { written } of containers) {
      bytes += written.bytes;
      inodes += written.inodes;
    }
  }
  return { bytes, inodes };
}
