/** What `/metrics` tells, by the names that kube-apiserver gives it, in Prometheus' text format. */
import type { Verb } from "../../api/request.ts";
import { family, Histogram, labelsOf, samples } from "../metrics/exposition.ts";
import type { Registry } from "../registry/context.ts";
import { HealthMetrics } from "./health-metrics.ts";
import { InFlight, type RequestKind } from "./in-flight.ts";
import { buildInfo, processMetrics } from "./process-metrics.ts";
import type { ResourcePath } from "./route.ts";

/** Bounds in seconds. Source: apiserver endpoints/metrics, requestLatencies 1.36. */
const secondsBounds = [
  0.005, 0.025, 0.05, 0.1, 0.2, 0.4, 0.6, 0.8, 1, 1.25, 1.5, 2, 3, 4, 5, 6, 8, 10, 15, 20, 30, 45,
  60,
];
/** Bounds in bytes. Source: apiserver endpoints/metrics, responseSizes 1.36. */
const bytesBounds = [1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9];

/** A request as it is counted. */
export interface Measured {
  readonly path: ResourcePath;
  readonly verb: Verb | "watch" | "apply" | "connect";
  /** `All` for a dry run, else empty. */
  readonly dryRun: string;
}

/** Counts what a server is asked. */
export class Metrics {
  readonly inFlight = new InFlight();
  readonly checks = new HealthMetrics();
  readonly #requests = new Map<string, number>();
  readonly #latencies = new Histogram(secondsBounds);
  readonly #sizes = new Histogram(bytesBounds);
  readonly #lasting = new Map<string, number>();
  readonly #events = new Map<string, number>();

  request({ path, verb, dryRun }: Measured, code: number, seconds: number): void {
    const labels = requestLabels(path, verb, dryRun);
    add(this.#requests, `code="${code}",${labels}`, 1);
    this.#latencies.observe(labels, seconds);
  }

  /** An answer to a request that reads objects. */
  response({ path, verb }: Measured, bytes: number): void {
    if (verb === "get" || verb === "list") this.#sizes.observe(requestLabels(path, verb), bytes);
  }

  /** A question for the health as a whole, at `/livez` for one. Those have no resource. */
  health(whole: { readonly name: string; readonly checks: readonly string[] }): void {
    this.checks.observe(whole);
    const none = { component: "", dry_run: "", group: "", resource: "", scope: "" };
    const subresource = `/${whole.name}`;
    add(
      this.#requests,
      labelsOf({ code: "200", ...none, subresource, verb: "GET", version: "" }),
      1,
    );
  }

  /** A watch is one request that lasts, and so is a connection to a pod. */
  lasting(path: ResourcePath, verb: "watch" | "connect"): { begin(): void; end(): void } {
    const labels = requestLabels(path, verb);
    return {
      begin: () => add(this.#lasting, labels, 1),
      end: () => add(this.#lasting, labels, -1),
    };
  }

  watch(path: ResourcePath): { event(): void; begin(): void; end(): void } {
    const { group, version, plural } = path;
    const kind = labelsOf({ group, resource: plural, version });
    return {
      ...this.lasting(path, "watch"),
      event: () => add(this.#events, kind, 1),
    };
  }

  /** How many requests are open that last. */
  get lastingCount(): number {
    let sum = 0;
    for (const count of this.#lasting.values()) sum += count;
    return sum;
  }

  text(registry: Registry): string {
    const lines = [
      ...family("apiserver_request_total", "counter", "Requests, by what was asked and answered."),
      ...samples("apiserver_request_total", this.#requests),
      ...family("apiserver_request_duration_seconds", "histogram", "How long requests took."),
      ...this.#latencies.samples("apiserver_request_duration_seconds"),
      ...family("apiserver_response_sizes", "histogram", "Bytes of answers to GET and LIST."),
      ...this.#sizes.samples("apiserver_response_sizes"),
      ...family("apiserver_current_inflight_requests", "gauge", "Requests without an answer yet."),
      ...samples("apiserver_current_inflight_requests", this.#inFlightNow()),
      ...family("apiserver_longrunning_requests", "gauge", "Watches and streams."),
      ...samples("apiserver_longrunning_requests", this.#lasting),
      ...family("apiserver_watch_events_total", "counter", "Events sent to watchers."),
      ...samples("apiserver_watch_events_total", this.#events),
      ...registry.admissionMetrics.lines(),
      ...storedObjects(registry),
      ...buildInfo(),
      ...processMetrics(),
    ];
    return `${lines.join("\n")}\n`;
  }

  /** What lasts is counted elsewhere. */
  #inFlightNow(): ReadonlyMap<string, number> {
    const count = (kind: RequestKind) => this.inFlight.count(kind);
    return new Map([
      [labelsOf({ request_kind: "mutating" }), count("mutating")],
      [labelsOf({ request_kind: "readOnly" }), Math.max(0, count("readOnly") - this.lastingCount)],
    ]);
  }
}

const verbNames: Readonly<Record<Measured["verb"], string>> = {
  get: "GET",
  list: "LIST",
  watch: "WATCH",
  connect: "CONNECT",
  create: "POST",
  update: "PUT",
  patch: "PATCH",
  apply: "APPLY",
  delete: "DELETE",
  deletecollection: "DELETECOLLECTION",
};

/** Written out by hand, as each request needs them. A path that is served has nothing to escape. */
function requestLabels(path: ResourcePath, verb: Measured["verb"], dryRun?: string): string {
  const { group, version, plural, subresource = "" } = path;
  const dry = dryRun === undefined ? "" : `dry_run="${dryRun}",`;
  return (
    `component="apiserver",${dry}group="${group}",resource="${plural}",` +
    `scope="${scopeOf(path, verb)}",subresource="${subresource}",` +
    `verb="${verbNames[verb]}",version="${version}"`
  );
}

/** What is made is one object, wherever. Source: apiserver endpoints/metrics, CleanScope 1.36. */
function scopeOf({ name, namespace }: ResourcePath, verb: Measured["verb"]): string {
  if (name !== undefined || verb === "create") return "resource";
  return namespace === undefined ? "cluster" : "namespace";
}

function add(counts: Map<string, number>, labels: string, more: number): void {
  counts.set(labels, (counts.get(labels) ?? 0) + more);
}

/** The name without a group is deprecated since 1.34, and still there in 1.36. */
function storedObjects({ resources, storage }: Registry): readonly string[] {
  const tables = [...new Set(resources.all.map(({ table }) => table))].sort();
  const counts = tables.map((table) => [table, storage.list(table).length] as const);
  const [older, newer] = ["apiserver_storage_objects", "apiserver_resource_objects"];
  return [
    ...family(newer, "gauge", "Objects stored, by group and resource."),
    ...counts.map(([table, count]) => `${newer}{${groupAndResource(table)}} ${count}`),
    ...family(older, "gauge", `Objects stored (Deprecated since 1.34.0), see ${newer}.`),
    ...counts.map(([table, count]) => `${older}{resource="${table}"} ${count}`),
  ];
}

/** A table is named `pods` or `deployments.apps`. */
function groupAndResource(table: string): string {
  const at = table.indexOf(".");
  return at < 0
    ? labelsOf({ group: "", resource: table })
    : labelsOf({ group: table.slice(at + 1), resource: table.slice(0, at) });
}
