/**
 * `/metrics/cadvisor` of a kubelet: what dashboards commonly read of it. The cgroup of a pod has no
 * container's name, that of the machine no pod's either.
 * Source: cadvisor 0.56, metrics/prometheus.go.
 */
import { milliValue, quantityToNumber } from "../../api/quantity.ts";
import { counter, exposition, type Family, gauge, type Sample } from "./exposition.ts";
import type { ContainerView, Metered, NodeView, PodView } from "./node-view.ts";

type Labels = Readonly<Record<string, string>>;

/** A cgroup and what is known of it. */
interface Group extends Metered {
  readonly labels: Labels;
  readonly container?: ContainerView;
}

interface Metric {
  readonly name: string;
  readonly type: "counter" | "gauge";
  readonly help: string;
  /** Absent where nothing is told of the cgroup. */
  readonly value: (group: Group, nowMs: number) => number | undefined;
  readonly labels?: Labels;
}

const memory = ({ memoryBytes }: Group) => memoryBytes;

/** By name. */
const metrics: readonly Metric[] = [
  {
    name: "container_cpu_usage_seconds_total",
    type: "counter",
    help: "Cumulative cpu time consumed in seconds.",
    value: (group) => group.cpuNanoseconds / 1e9,
    labels: { cpu: "total" },
  },
  {
    name: "container_fs_usage_bytes",
    type: "gauge",
    help: "Number of bytes that are consumed by the container on this filesystem.",
    value: ({ container }) => container?.written.bytes,
    labels: { device: "" },
  },
  {
    name: "container_last_seen",
    type: "gauge",
    help: "Last time a container was seen by the exporter",
    value: (_, nowMs) => nowMs / 1000,
  },
  { name: "container_memory_rss", type: "gauge", help: "Size of RSS in bytes.", value: memory },
  {
    name: "container_memory_usage_bytes",
    type: "gauge",
    help: "Current memory usage in bytes, including all memory regardless of when it was accessed",
    value: memory,
  },
  {
    name: "container_memory_working_set_bytes",
    type: "gauge",
    help: "Current working set in bytes.",
    value: memory,
  },
  {
    name: "container_processes",
    type: "gauge",
    help: "Number of processes running inside the container.",
    value: ({ container }) => container?.processes,
  },
  {
    name: "container_spec_cpu_period",
    type: "gauge",
    help: "CPU period of the container.",
    value: ({ container }) => container && cpuPeriodUs,
  },
  {
    name: "container_spec_cpu_quota",
    type: "gauge",
    help: "CPU quota of the container.",
    value(group) {
      const limit = limitsOf(group)?.cpu;
      return limit === undefined ? undefined : (milliValue(limit) * cpuPeriodUs) / 1000;
    },
  },
  {
    name: "container_spec_memory_limit_bytes",
    type: "gauge",
    help: "Memory limit for the container.",
    value: (group) => group.container && quantityToNumber(limitsOf(group)?.memory ?? "0"),
  },
  {
    name: "container_start_time_seconds",
    type: "gauge",
    help: "Start time of the container since unix epoch in seconds.",
    value: ({ startedMs }) => Math.floor(startedMs / 1000),
  },
];

const limitsOf = ({ container }: Group) => container?.container.resources.limits;

export function cadvisorMetrics(view: NodeView): string {
  const { node, nowMs, pods } = view;
  const groups: readonly Group[] = [
    { ...view, labels: labelsOf("/", {}) },
    ...pods.flatMap(groupsOf),
  ];
  const families = metrics.map(({ name, type, help, value, labels: more }): Family => {
    const samples = groups.flatMap((each): readonly Sample[] => {
      const found = value(each, nowMs);
      const labels = ordered({ ...each.labels, ...more });
      return found === undefined ? [] : [{ labels, value: found, atMs: nowMs }];
    });
    return { name, type, help, samples };
  });
  const { cpu = "0", memory: bytes = "0" } = node.status.capacity ?? {};
  return exposition([
    ...families,
    ...traffic(view),
    gauge("machine_cpu_cores", "Number of logical CPU cores.", [
      { value: Math.ceil(milliValue(cpu) / 1000) },
    ]),
    gauge("machine_memory_bytes", "Amount of memory installed on the machine.", [
      { value: quantityToNumber(bytes) },
    ]),
  ]);
}

/** What goes over the network is not counted. */
function traffic({ pods, nowMs }: NodeView): readonly Family[] {
  const none = pods.map((pod) => ({
    labels: ordered({ ...podLabels(pod), interface: "eth0" }),
    value: 0,
    atMs: nowMs,
  }));
  const count = (way: string, done: string) =>
    counter(`container_network_${way}_bytes_total`, `Cumulative count of bytes ${done}`, none);
  return [count("receive", "received"), count("transmit", "transmitted")];
}

const cpuPeriodUs = 100_000;

const labelsOf = (id: string, rest: Labels): Labels => ({
  container: "",
  id,
  image: "",
  name: "",
  namespace: "",
  pod: "",
  ...rest,
});

function groupsOf(pod: PodView): readonly Group[] {
  const labels = podLabels(pod);
  return [
    { ...pod, labels },
    ...pod.containers.map((container): Group => {
      const name = container.id.replace(/^.*:\/\//, "");
      return {
        ...container,
        container,
        labels: {
          ...labels,
          container: container.container.name,
          id: `${labels.id}/cri-containerd-${name}.scope`,
          image: container.image,
          name,
        },
      };
    }),
  ];
}

/** Where systemd keeps the cgroup of a pod, by its class of quality. */
function podLabels({ pod: { metadata, status } }: PodView): Labels {
  const quality = (status.qosClass ?? "").toLowerCase();
  const slice = quality === "guaranteed" ? "kubepods" : `kubepods-${quality}`;
  const within = quality === "guaranteed" ? "" : `/${slice}.slice`;
  const uid = (metadata.uid ?? "").replace(/-/g, "_");
  return labelsOf(`/kubepods.slice${within}/${slice}-pod${uid}.slice`, {
    namespace: metadata.namespace ?? "",
    pod: metadata.name ?? "",
  });
}

const ordered = (labels: Labels): Labels =>
  Object.fromEntries(Object.entries(labels).sort(([left], [right]) => (left < right ? -1 : 1)));
