/** `/metrics/resource` of a kubelet. Source: kubelet 1.36, pkg/kubelet/metrics/collectors. */
import { exposition, type Family, type Sample } from "./exposition.ts";
import type { Metered, NodeView, PodView } from "./node-view.ts";

type Kind = "container" | "node" | "pod";

/** One that is told of, with its labels. */
interface Told {
  readonly labels?: Readonly<Record<string, string>>;
  readonly metered: Metered;
}

interface Metric {
  readonly of: Kind;
  readonly name: string;
  readonly type: "counter" | "gauge";
  readonly help: string;
  readonly value: (metered: Metered) => number;
  /** Absent: with the time of the measurement. */
  readonly isUndated?: true;
}

/** By name. */
const metrics: readonly Metric[] = [
  cpu("container"),
  memory("container"),
  {
    of: "container",
    name: "container_start_time_seconds",
    type: "gauge",
    help: "[STABLE] Start time of the container since unix epoch in seconds",
    value: ({ startedMs }) => startedMs / 1000,
    isUndated: true,
  },
  swap("container", "limit", "Current amount of the container swap limit in bytes"),
  swap("container", "usage", "Current amount of the container swap usage in bytes"),
  cpu("node"),
  memory("node"),
  swap("node", "usage", "Current swap usage of the node in bytes"),
  cpu("pod"),
  memory("pod"),
  swap("pod", "usage", "Current amount of the pod swap usage in bytes"),
];

function cpu(of: Kind): Metric {
  return {
    of,
    name: `${of}_cpu_usage_seconds_total`,
    type: "counter",
    help: `[STABLE] Cumulative cpu time consumed by the ${of} in core-seconds`,
    value: ({ cpuNanoseconds }) => cpuNanoseconds / 1e9,
  };
}

function memory(of: Kind): Metric {
  return {
    of,
    name: `${of}_memory_working_set_bytes`,
    type: "gauge",
    help: `[STABLE] Current working set of the ${of} in bytes`,
    value: ({ memoryBytes }) => memoryBytes,
  };
}

/** Machines have none. */
function swap(of: Kind, what: "limit" | "usage", words: string): Metric {
  return {
    of,
    name: `${of}_swap_${what}_bytes`,
    type: "gauge",
    help: `[ALPHA] ${words}. Reported only on non-windows systems`,
    value: () => 0,
  };
}

export function resourceMetrics(view: NodeView): string {
  const told: Readonly<Record<Kind, readonly Told[]>> = {
    node: [{ metered: view }],
    pod: view.pods.map((pod) => ({ labels: labelsOfPod(pod), metered: pod })),
    container: view.pods.flatMap((pod) =>
      pod.containers.map((metered) => ({
        labels: { container: metered.container.name, ...labelsOfPod(pod) },
        metered,
      })),
    ),
  };
  const families = metrics.map(({ of, name, type, help, value, isUndated }): Family => {
    const time = isUndated === true ? {} : { atMs: view.nowMs };
    const samples = told[of].map(
      ({ labels, metered }): Sample => ({
        ...(labels && { labels }),
        value: value(metered),
        ...time,
      }),
    );
    return { name, type, help, samples };
  });
  return exposition([...families, noError]);
}

const noError: Family = {
  name: "resource_scrape_error",
  type: "gauge",
  help: "[STABLE] 1 if there was an error while getting container metrics, 0 otherwise",
  samples: [{ value: 0 }],
};

/** What tells pods apart. */
export const labelsOfPod = ({ pod: { metadata } }: PodView) => ({
  namespace: metadata.namespace ?? "",
  pod: metadata.name ?? "",
});
