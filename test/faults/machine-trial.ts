/** Three servers with a client, what a Fault does to them, and what is to be seen of it. */
import type { Node } from "../../api/core/node/node.ts";
import { Pod } from "../../api/core/pod/pod.ts";
import type { EndpointSlice } from "../../api/discovery/endpointslice.ts";
import type { FaultSpec } from "../../api/sim/fault-spec.ts";
import type { StoredEvent } from "../../apiserver/storage/storage.ts";
import { type Cluster, createCluster } from "../../simulator/cluster.ts";
import { web } from "../rollouts/web.ts";
import { faultOf } from "./rollout.ts";

export interface Trial {
  readonly spec: Partial<FaultSpec>;
  /** The servers are made after the fault has begun, and not a minute before. */
  readonly isEarly?: boolean;
  readonly hasProbes?: boolean;
  readonly seed?: number;
}

const labels = { app: "web" };
const get = { httpGet: { path: "/", port: 80 } };
const probes = {
  readinessProbe: { ...get, periodSeconds: 5 },
  livenessProbe: get,
};

const template = (hasProbes: boolean) => ({
  metadata: { labels },
  spec: {
    topologySpreadConstraints: [
      {
        maxSkew: 1,
        topologyKey: "kubernetes.io/hostname",
        whenUnsatisfiable: "ScheduleAnyway",
        labelSelector: { matchLabels: labels },
      },
    ],
    containers: [
      {
        name: "app",
        image: "nginx:1",
        ports: [{ containerPort: 80 }],
        ...(hasProbes ? probes : {}),
      },
    ],
  },
});

const client = {
  apiVersion: "v1",
  kind: "Pod",
  metadata: { name: "client" },
  spec: {
    nodeName: "node-0",
    containers: [{ name: "c", image: "busybox:1", command: ["sleep", "36000"] }],
  },
};
const service = {
  apiVersion: "v1",
  kind: "Service",
  metadata: { name: "web" },
  spec: { selector: labels, ports: [{ port: 80 }] },
};

const nodes = ["a", "b", "b"].map((zone, index) => ({ name: `node-${index}`, zone }));

/** The cluster with the fault in place, and the lines of what is seen from then on. */
export function begin({ spec, isEarly = false, hasProbes = true, seed = 5 }: Trial): {
  readonly cluster: Cluster;
  readonly seen: readonly string[];
} {
  const cluster = createCluster({ seed, nodes });
  const servers = [client, service, web("nginx:1", { template: template(hasProbes) })];
  const log = new ChangeLog(cluster);
  cluster.observe((event) => log.note(event));
  if (!isEarly) {
    cluster.apply(servers);
    cluster.advance("1m");
  }
  log.begin();
  cluster.apply(faultOf(spec));
  cluster.settle();
  if (isEarly) cluster.apply(servers);
  return { cluster, seen: log.lines };
}

/** The address of the first server of node-1. */
export function addressOf(cluster: Cluster): string {
  const pod = cluster
    .list(Pod, "default")
    .find(({ metadata, spec }) => metadata.labels?.app === "web" && spec.nodeName === "node-1");
  return pod?.status.podIP ?? "";
}

/** What the client sees that asks that server, whatever the API says of it. */
export function ask(cluster: Cluster): string {
  const from = { from: "pod/client", timeout: "1s" };
  const { response, failure } = cluster.curl(`http://${addressOf(cluster)}/`, from);
  return failure?.reason ?? String(response?.status);
}

/** Most faults do nothing to these. */
const unstruck = new Set(["client", "node-0", "node-2", "web-0", "web-2"]);

/** Tells changes of nodes, pods and endpoints, and events about them, each with its time. */
class ChangeLog {
  readonly lines: string[] = [];
  readonly #cluster: Cluster;
  readonly #shown = new Map<string, string>();
  readonly #names = new Map<string, string>();
  #beganMs = Number.POSITIVE_INFINITY;

  constructor(cluster: Cluster) {
    this.#cluster = cluster;
  }

  begin(): void {
    this.#beganMs = this.#cluster.nowMs;
  }

  note({ resource, type, object }: StoredEvent): void {
    const isGone = type === "DELETED";
    // Each table holds objects of its kind.
    if (resource === "nodes") this.#tell(object.metadata.name ?? "", nodeText(object as Node));
    if (resource === "pods") {
      const pod = object as Pod;
      if (pod.spec.nodeName === undefined) return;
      this.#tell(this.#nameOf(pod), isGone ? "gone" : podText(pod));
    }
    if (resource.startsWith("endpointslices") && object.metadata.namespace === "default") {
      if (object.metadata.name?.startsWith("web") === true) {
        this.#tell("endpoints", this.#endpointsText(object as EndpointSlice));
      }
    }
  }

  #tell(who: string, text: string): void {
    if (this.#shown.get(who) === text) return;
    this.#shown.set(who, text);
    const sinceMs = this.#cluster.nowMs - this.#beganMs;
    if (sinceMs >= 0 && !unstruck.has(who))
      this.lines.push(`${(sinceMs / 1000).toFixed(1)} ${who}: ${text}`);
  }

  /** `web-1` for the first of the servers on node-1, `web-1b` for the next one there. */
  #nameOf({ metadata, spec }: Pod): string {
    const { name = "" } = metadata;
    const known = this.#names.get(name);
    if (known !== undefined) return known;
    const base = name.startsWith("web-") ? `web-${spec.nodeName?.slice("node-".length)}` : name;
    const isTaken = [...this.#names.values()].includes(base);
    const made = isTaken ? `${base}b` : base;
    this.#names.set(name, made);
    return made;
  }

  #endpointsText({ endpoints }: EndpointSlice): string {
    return (endpoints ?? [])
      .filter(({ conditions }) => conditions?.ready === true)
      .map(({ targetRef }) => this.#names.get(targetRef?.name ?? "") ?? "?")
      .sort()
      .join(" ");
  }
}

function nodeText({ metadata, spec, status }: Node): string {
  const ready = status.conditions?.find(({ type }) => type === "Ready")?.status;
  const taints = (spec.taints ?? []).map(({ key, effect }) => `${key.split("/")[1]}:${effect}`);
  const power = metadata.annotations?.["sim.kubesim.dev/power"] === "off" ? ["off"] : [];
  return [`Ready=${ready}`, ...taints, ...power].join(" ");
}

function podText({ metadata, status }: Pod): string {
  const [container] = status.containerStatuses ?? [];
  const { waiting, running, terminated } = container?.state ?? {};
  const ended = terminated && `${terminated.reason}(${terminated.exitCode})`;
  const isReady = status.conditions?.find(({ type }) => type === "Ready")?.status === "True";
  return [
    waiting?.reason ?? ended ?? (running ? "running" : status.phase),
    ...((container?.restartCount ?? 0) > 0 ? [`×${container?.restartCount}`] : []),
    ...(isReady ? ["ready"] : []),
    ...(metadata.deletionTimestamp === undefined ? [] : ["terminating"]),
  ].join(" ");
}
