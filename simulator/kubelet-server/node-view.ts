/** What the kubelet of a node knows of its machine and pods at a moment. */
import type { Node } from "../../api/core/node/node.ts";
import { Pod } from "../../api/core/pod/pod.ts";
import { formatTime, parseTime } from "../../api/runtime.ts";
import {
  architectureOf,
  type BehaviorOptions,
  bootedAtAnnotation,
  containerBytes,
  containerProcesses,
  containerUse,
  type Observations,
  observe,
  type PodUse,
  podsOnNode,
  runningSinceMs,
  statusesOf,
  systemUse,
  type Use,
  useSources,
} from "../../kubelet/index.ts";
import type { Cluster } from "../cluster.ts";
import { loadOf } from "../metrics/service-load.ts";
import { type CpuMeter, type CpuReading, cpuNanoseconds } from "./cpu-meter.ts";

type Container = Pod["spec"]["containers"][number];

/** CPU and memory, and the CPU time so far. */
export interface Metered extends Use {
  readonly startedMs: number;
  readonly cpuNanoseconds: number;
}

/** A container that runs. */
export interface ContainerView extends Metered {
  readonly container: Container;
  /** Of the runtime: `containerd://…`. */
  readonly id: string;
  readonly image: string;
  /** What it wrote to files of its own, and to its log. */
  readonly written: { readonly bytes: number; readonly inodes: number };
  readonly logBytes: number;
  readonly processes: number;
}

/** A pod of which some container runs. */
export interface PodView extends Metered {
  readonly pod: Pod;
  readonly containers: readonly ContainerView[];
  readonly use: PodUse | undefined;
}

export interface NodeView extends Metered {
  readonly node: Node;
  readonly nowMs: number;
  /** The same as text. */
  readonly time: string;
  readonly pods: readonly PodView[];
  /** What the system uses beside the pods. */
  readonly system: Metered;
  readonly left: Observations;
}

/** Looks at a node, and reads its counters of CPU time. */
export function nodeView(cluster: Cluster, node: Node, meter: CpuMeter): NodeView {
  const { nowMs, kubelet } = cluster;
  const { name = "", annotations } = node.metadata;
  const bootedMs = parseTime(annotations?.[bootedAtAnnotation]) ?? nowMs;
  const all = cluster.list(Pod).filter(({ spec }) => spec.nodeName === name);
  const load = loadOf(cluster, undefined);
  const useOf = (pod: Pod) => kubelet.processes?.use(pod, nowMs);
  const uses = new Map(all.map((pod) => [pod, useOf(pod)]));
  const pods = all.flatMap((pod) =>
    unmetered(pod, { nowMs, load: load(pod), use: uses.get(pod), kubelet }),
  );
  const readings = readingsOf(pods, bootedMs, nowMs);
  const totals = meter.read(name, nowMs, readings);
  const metered = pods.map(
    (pod): PodView => ({
      ...pod,
      cpuNanoseconds: totals.get(counterOf(pod.pod)) ?? 0,
      containers: pod.containers.map((each) => ({
        ...each,
        cpuNanoseconds: totals.get(each.id) ?? 0,
      })),
    }),
  );
  const system = { ...systemUse, startedMs: bootedMs, cpuNanoseconds: totals.get("system") ?? 0 };
  return {
    ...sum([system, ...metered]),
    startedMs: bootedMs,
    cpuNanoseconds: totals.get("node") ?? 0,
    node,
    nowMs,
    time: formatTime(nowMs),
    pods: metered,
    system,
    left: observe(
      node,
      podsOnNode(all, (pod) => ({
        use: uses.get(pod),
        sourcesOf: useSources(kubelet, pod, nowMs),
      })),
      node.status.images ?? [],
      architectureOf(node),
    ),
  };
}

/** Its counter goes with the pod; another one of its name begins anew. */
const counterOf = ({ metadata }: Pod) => metadata.uid ?? "";

const sum = (uses: readonly Use[]): Use =>
  uses.reduce<Use>(
    (total, { cpuMillicores, memoryBytes }) => ({
      cpuMillicores: total.cpuMillicores + cpuMillicores,
      memoryBytes: total.memoryBytes + memoryBytes,
    }),
    { cpuMillicores: 0, memoryBytes: 0 },
  );

interface Known {
  readonly nowMs: number;
  readonly load: number;
  readonly use: PodUse | undefined;
  readonly kubelet: BehaviorOptions;
}

function unmetered(pod: Pod, { nowMs, load, use, kubelet }: Known): readonly PodView[] {
  const { spec, status } = pod;
  const { initContainers = [], containers, ephemeralContainers = [] } = spec;
  const statuses = statusesOf(status);
  const sourcesOf = useSources(kubelet, pod, nowMs);
  const running = [...containers, ...initContainers, ...ephemeralContainers].flatMap(
    (container): readonly ContainerView[] => {
      const known = statuses.find(({ name }) => name === container.name);
      const startedMs = known === undefined ? undefined : runningSinceMs(known);
      if (known === undefined || startedMs === undefined) return [];
      const { containerID: id = "", image } = known;
      const own = containerUse(pod, container, {
        ...sourcesOf(container),
        loadMillicores: container === containers[0] ? load : 0,
      });
      return [
        {
          ...own,
          ...onDisk(pod, container, use),
          container,
          id,
          image,
          startedMs,
          cpuNanoseconds: 0,
          processes: containerProcesses(pod, container, use),
        },
      ];
    },
  );
  if (running.length === 0) return [];
  const startedMs = parseTime(status.startTime) ?? nowMs;
  return [{ ...sum(running), pod, containers: running, startedMs, use, cpuNanoseconds: 0 }];
}

function onDisk(pod: Pod, container: Container, use: PodUse | undefined) {
  const { written, logBytes = 0 } = use?.containers.get(container.name) ?? {};
  const bytes = containerBytes(pod, container, use) - logBytes;
  return { written: { bytes, inodes: written?.inodes ?? 0 }, logBytes };
}

/**
 * A pod counts the time of containers that are gone, and a node that of pods, for as long as they
 * are read.
 */
function readingsOf(
  pods: readonly PodView[],
  bootedMs: number,
  nowMs: number,
): readonly CpuReading[] {
  const { cpuMillicores } = systemUse;
  const unread = (use: Use, sinceMs: number) => cpuNanoseconds(use.cpuMillicores, nowMs - sinceMs);
  const system = {
    key: "system",
    cpuMillicores,
    unreadNanoseconds: cpuNanoseconds(cpuMillicores, nowMs - bootedMs),
  };
  const readings: CpuReading[] = [system];
  let node = { key: "node", cpuMillicores, unreadNanoseconds: system.unreadNanoseconds };
  for (const { pod, containers } of pods) {
    let own = { key: counterOf(pod), cpuMillicores: 0, unreadNanoseconds: 0 };
    for (const container of containers) {
      const reading = {
        key: container.id,
        cpuMillicores: container.cpuMillicores,
        unreadNanoseconds: unread(container, container.startedMs),
      };
      readings.push(reading);
      own = plus(own, reading);
    }
    readings.push(own);
    node = plus(node, own);
  }
  readings.push(node);
  return readings;
}

const plus = (left: CpuReading, right: CpuReading): CpuReading => ({
  key: left.key,
  cpuMillicores: left.cpuMillicores + right.cpuMillicores,
  unreadNanoseconds: left.unreadNanoseconds + right.unreadNanoseconds,
});
