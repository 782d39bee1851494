/** What `/metrics` tells, by the names that kube-apiserver gives it, in Prometheus' text format. */
import type { Verb } from "../../api/request.ts";
import type { Registry } from "../registry/context.ts";
import type { ResourcePath } from "./route.ts";

/** Bounds in seconds. Source: apiserver endpoints/metrics, requestLatencies 1.36. */
const buckets = [
  0.005, 0.025, 0.05, 0.1, 0.2, 0.4, 0.6, 0.8, 1, 1.25, 1.5, 2, 3, 4, 5, 6, 8, 10, 15, 20, 30, 45,
  60,
] as const;

interface Latency {
  /** How many took no longer than the bound of the same place. */
  readonly counts: number[];
  count: number;
  seconds: number;
}

/** A request as it is counted. */
export interface Measured {
  readonly path: ResourcePath;
  readonly verb: Verb | "watch" | "apply";
}

/** Counts what a server is asked. Labels are the keys of the maps, written out. */
export class Metrics {
  readonly #requests = new Map<string, number>();
  readonly #latencies = new Map<string, Latency>();
  readonly #watches = new Map<string, number>();
  readonly #events = new Map<string, number>();

  request({ path, verb }: Measured, code: number, seconds: number): void {
    const labels = requestLabels(path, verbNames[verb]);
    add(this.#requests, `code="${code}",${labels}`, 1);
    let latency = this.#latencies.get(labels);
    if (latency === undefined) {
      latency = { counts: buckets.map(() => 0), count: 0, seconds: 0 };
      this.#latencies.set(labels, latency);
    }
    latency.count += 1;
    latency.seconds += seconds;
    for (let at = buckets.length - 1; at >= 0 && seconds <= (buckets[at] ?? 0); at -= 1) {
      latency.counts[at] = (latency.counts[at] ?? 0) + 1;
    }
  }

  /** A watch is one request that lasts. */
  watch(path: ResourcePath): { event(): void; begin(): void; end(): void } {
    const labels = requestLabels(path, "WATCH");
    const { group, version, plural } = path;
    const kind = `group="${group}",resource="${plural}",version="${version}"`;
    return {
      begin: () => add(this.#watches, labels, 1),
      end: () => add(this.#watches, labels, -1),
      event: () => add(this.#events, kind, 1),
    };
  }

  /** How many watches are open. */
  get watches(): number {
    let sum = 0;
    for (const count of this.#watches.values()) sum += count;
    return sum;
  }

  text(registry: Registry): string {
    const lines = [
      ...family("apiserver_request_total", "counter", "Requests, by what was asked and answered."),
      ...samples("apiserver_request_total", this.#requests),
      ...family("apiserver_request_duration_seconds", "histogram", "How long requests took."),
      ...[...this.#latencies].flatMap(([labels, latency]) => histogram(labels, latency)),
      ...family("apiserver_longrunning_requests", "gauge", "Watches that are open."),
      ...samples("apiserver_longrunning_requests", this.#watches),
      ...family("apiserver_watch_events_total", "counter", "Events sent to watchers."),
      ...samples("apiserver_watch_events_total", this.#events),
      ...family("apiserver_storage_objects", "gauge", "Objects stored, by resource."),
      ...samples("apiserver_storage_objects", storedObjects(registry)),
      ...processLines(),
    ];
    return `${lines.join("\n")}\n`;
  }
}

const verbNames: Readonly<Record<Measured["verb"], string>> = {
  get: "GET",
  list: "LIST",
  watch: "WATCH",
  create: "POST",
  update: "PUT",
  patch: "PATCH",
  apply: "APPLY",
  delete: "DELETE",
  deletecollection: "DELETECOLLECTION",
};

function requestLabels(path: ResourcePath, verb: string): string {
  const { group, version, plural, subresource = "", name, namespace } = path;
  const scope = name !== undefined ? "resource" : namespace !== undefined ? "namespace" : "cluster";
  return (
    `component="apiserver",group="${group}",resource="${plural}",scope="${scope}",` +
    `subresource="${subresource}",verb="${verb}",version="${version}"`
  );
}

function add(counts: Map<string, number>, labels: string, more: number): void {
  counts.set(labels, (counts.get(labels) ?? 0) + more);
}

const family = (name: string, type: string, help: string) => [
  `# HELP ${name} ${help}`,
  `# TYPE ${name} ${type}`,
];

const samples = (name: string, counts: ReadonlyMap<string, number>) =>
  [...counts].map(([labels, count]) => `${name}{${labels}} ${count}`);

function histogram(labels: string, { counts, count, seconds }: Latency): readonly string[] {
  const name = "apiserver_request_duration_seconds";
  return [
    ...buckets.map((bound, at) => `${name}_bucket{${labels},le="${bound}"} ${counts[at]}`),
    `${name}_bucket{${labels},le="+Inf"} ${count}`,
    `${name}_sum{${labels}} ${seconds}`,
    `${name}_count{${labels}} ${count}`,
  ];
}

function storedObjects({ resources, storage }: Registry): ReadonlyMap<string, number> {
  const tables = new Set(resources.all.map(({ table }) => table));
  return new Map(
    [...tables].sort().map((table) => [`resource="${table}"`, storage.list(table).length]),
  );
}

/** Source: https://prometheus.io/docs/instrumenting/writing_clientlibs/#process-metrics */
function processLines(): readonly string[] {
  const { user, system } = process.cpuUsage();
  return [
    ...family("process_cpu_seconds_total", "counter", "Processor time used."),
    `process_cpu_seconds_total ${(user + system) / 1e6}`,
    ...family("process_resident_memory_bytes", "gauge", "Resident memory."),
    `process_resident_memory_bytes ${process.memoryUsage().rss}`,
    ...family("process_start_time_seconds", "gauge", "When the process began."),
    `process_start_time_seconds ${performance.timeOrigin / 1000}`,
  ];
}
