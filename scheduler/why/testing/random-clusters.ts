/** Random clusters as plain data, so that a remedy can be applied to it as text. */
import type { JsonObject } from "../../../api/json.ts";
import type { Random } from "../../../api/runtime.ts";
import type { Pod } from "../../framework/framework.ts";
import { type NodeRow, podOf } from "../../testing/objects.ts";

export const zone = "topology.kubernetes.io/zone";
export const hostname = "kubernetes.io/hostname";
const keys = [zone, hostname];
const apps = ["web", "db"];
const required = "requiredDuringSchedulingIgnoredDuringExecution";

interface Term {
  readonly kind: "podAffinity" | "podAntiAffinity";
  readonly app: string;
  readonly topologyKey: string;
}

export interface DrawnNode {
  readonly name: string;
  readonly cpuMillicores: number;
  readonly memory: number;
  readonly pods: number;
  readonly labels: Readonly<Record<string, string>>;
  readonly taints: readonly { key: string; value?: string; effect: string }[];
  readonly isCordoned: boolean;
}

export interface DrawnPod {
  readonly name: string;
  readonly node?: string;
  readonly app: string;
  readonly cpuMillicores: number;
  readonly memory: number;
  readonly ports: readonly number[];
  readonly terms: readonly Term[];
  readonly maxSkews: Readonly<Record<string, number>>;
  readonly tolerations: readonly JsonObject[];
  readonly nodeSelector: Readonly<Record<string, string>>;
  /** Zones of a required node affinity. */
  readonly zones: readonly string[];
}

export interface Drawn {
  readonly nodes: readonly DrawnNode[];
  readonly placed: readonly DrawnPod[];
  readonly probe: DrawnPod;
}

const plain = {
  cpuMillicores: 100,
  memory: 1 << 20,
  ports: [],
  terms: [],
  maxSkews: {},
  tolerations: [],
  nodeSelector: {},
  zones: [],
};

const chance = (random: Random, percent: number) => random.integer(100) < percent;
const oneOf = <T>(random: Random, all: readonly T[]): T => {
  const drawn = all[random.integer(all.length)];
  if (drawn === undefined) throw new Error("there is nothing to draw from");
  return drawn;
};

export function drawCluster(random: Random): Drawn {
  const nodes = Array.from({ length: 1 + random.integer(6) }, (_, at) => drawNode(random, at));
  const placed = Array.from({ length: random.integer(10) }, (_, at) =>
    drawPlaced(random, at, nodes),
  );
  return { nodes, placed, probe: drawProbe(random) };
}

function drawNode(random: Random, at: number): DrawnNode {
  const name = `node-${at}`;
  const isCordoned = chance(random, 15);
  return {
    name,
    cpuMillicores: 500 * (1 + random.integer(4)),
    memory: (1 + random.integer(4)) * 2 ** 29,
    pods: 1 + random.integer(6),
    labels: {
      ...(chance(random, 80) && { [zone]: `zone-${random.integer(3)}` }),
      ...(chance(random, 50) && { disk: chance(random, 50) ? "ssd" : "hdd" }),
    },
    taints: [
      ...(chance(random, 25) ? [{ key: "dedicated", value: "gpu", effect: "NoSchedule" }] : []),
      ...(chance(random, 10) ? [{ key: "broken", effect: "NoExecute" }] : []),
      ...(isCordoned ? [{ key: "node.kubernetes.io/unschedulable", effect: "NoSchedule" }] : []),
    ],
    isCordoned,
  };
}

/** Those with terms or ports have a label that nobody asks for, so that they can be taken away. */
function drawPlaced(random: Random, at: number, nodes: readonly DrawnNode[]): DrawnPod {
  const { name: node } = oneOf(random, nodes);
  const base = { ...plain, name: `placed-${at}`, node, cpuMillicores: 100 * random.integer(12) };
  if (chance(random, 20)) {
    const term = { kind: "podAntiAffinity", app: "web", topologyKey: oneOf(random, keys) } as const;
    return { ...base, app: "loner", terms: [term] };
  }
  if (chance(random, 30)) return { ...base, app: "port", ports: [8080 + random.integer(2)] };
  return { ...base, app: oneOf(random, [...apps, "filler"]) };
}

function drawProbe(random: Random): DrawnPod {
  const kinds = ["podAffinity", "podAntiAffinity"] as const;
  const terms = Array.from({ length: chance(random, 40) ? 1 + random.integer(2) : 0 }, () => ({
    kind: oneOf(random, kinds),
    app: oneOf(random, apps),
    topologyKey: oneOf(random, keys),
  }));
  const skews = keys.filter(() => chance(random, 30));
  return {
    ...plain,
    name: "probe",
    app: oneOf(random, apps),
    cpuMillicores: 250 * random.integer(8),
    memory: random.integer(5) * 2 ** 28,
    ports: chance(random, 30) ? [8080, 8081].slice(random.integer(2)) : [],
    terms,
    maxSkews: Object.fromEntries(skews.map((key) => [key, 1])),
    tolerations: chance(random, 20) ? [{ key: "broken", operator: "Exists" }] : [],
    // Spreading counts only nodes that the pod selects, so that more would change with them.
    nodeSelector: skews.length === 0 && chance(random, 15) ? { disk: "ssd" } : {},
    zones: skews.length === 0 && chance(random, 20) ? ["zone-0", "zone-2"] : [],
  };
}

export const nodeRow = (node: DrawnNode): NodeRow => ({
  name: node.name,
  cpu: `${node.cpuMillicores}m`,
  memory: String(node.memory),
  pods: String(node.pods),
  labels: node.labels,
  taints: node.taints,
  unschedulable: node.isCordoned,
});

export function placedPod(pod: DrawnPod): Pod {
  return decoded(pod);
}

export const probeOf = (pod: DrawnPod): Pod => decoded(pod);

function decoded(pod: DrawnPod): Pod {
  const { name, app, cpuMillicores, memory, ports, node } = pod;
  const requests = { cpu: `${cpuMillicores}m`, memory: String(memory) };
  const container = {
    name: "c",
    image: "app:1",
    resources: { requests },
    ports: ports.map((hostPort) => ({ containerPort: hostPort, hostPort, protocol: "TCP" })),
  };
  const affinity = Object.fromEntries(
    (["podAffinity", "podAntiAffinity"] as const).map((kind) => [
      kind,
      {
        [required]: pod.terms
          .filter((term) => term.kind === kind)
          .map((term) => ({
            topologyKey: term.topologyKey,
            labelSelector: { matchLabels: { app: term.app } },
          })),
      },
    ]),
  );
  const zones = { key: zone, operator: "In", values: [...pod.zones] };
  const nodeAffinity = { [required]: { nodeSelectorTerms: [{ matchExpressions: [zones] }] } };
  const topologySpreadConstraints = Object.entries(pod.maxSkews).map(([topologyKey, maxSkew]) => ({
    maxSkew,
    topologyKey,
    whenUnsatisfiable: "DoNotSchedule",
    labelSelector: { matchLabels: { app: "web" } },
  }));
  return podOf({
    name,
    labels: { app },
    spec: {
      containers: [container],
      affinity: { ...affinity, ...(pod.zones.length > 0 && { nodeAffinity }) },
      nodeSelector: pod.nodeSelector,
      topologySpreadConstraints,
      tolerations: pod.tolerations,
      ...(node !== undefined && { nodeName: node }),
    },
  });
}
