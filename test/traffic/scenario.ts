/** A Deployment behind a Service, a client that sends to it, and what may happen meanwhile. */
import { Traffic } from "../../api/sim/traffic.ts";
import { type Cluster, type ClusterOptions, createCluster } from "../../simulator/cluster.ts";

/** What a pod does for its clients. */
export interface Care {
  /** Counts as ready only once it answers. */
  readonly readinessProbe?: boolean;
  /** Goes on for a while when it is told to stop, until nobody sends to it any more. */
  readonly preStop?: boolean;
}

export const bothCares: Care = { readinessProbe: true, preStop: true };

export function web({ readinessProbe = false, preStop = false }: Care, replicas = 3): object {
  const container = {
    name: "app",
    image: "nginx:1.27",
    ports: [{ containerPort: 80 }],
    ...(readinessProbe && {
      readinessProbe: { httpGet: { path: "/", port: 80 }, periodSeconds: 1 },
    }),
    ...(preStop && { lifecycle: { preStop: { sleep: { seconds: 5 } } } }),
  };
  return {
    apiVersion: "apps/v1",
    kind: "Deployment",
    metadata: { name: "web" },
    spec: {
      replicas,
      selector: { matchLabels: { app: "web" } },
      template: { metadata: { labels: { app: "web" } }, spec: { containers: [container] } },
    },
  };
}

const service = {
  apiVersion: "v1",
  kind: "Service",
  metadata: { name: "web" },
  spec: { selector: { app: "web" }, ports: [{ port: 80 }] },
};

/** By its own node, so that nothing that happens to the others happens to it. */
const client = {
  apiVersion: "v1",
  kind: "Pod",
  metadata: { name: "client" },
  spec: {
    nodeName: "node-0",
    containers: [{ name: "app", image: "busybox", command: ["sleep", "1000000"] }],
  },
};

export interface Scenario {
  readonly seed: number;
  readonly care: Care;
  /** Of the Traffic, beside where it goes and who sends. */
  readonly spec?: object;
  readonly replicas?: number;
  /** What happens five seconds after the beginning. */
  readonly happens: (cluster: Cluster) => void;
  readonly forMs?: number;
  readonly interleaving?: ClusterOptions["interleaving"];
}

/** A cluster with ready pods behind the Service `web`, and a client. */
export function shop({
  seed = 0,
  care = {},
  replicas = 3,
  interleaving,
}: Partial<Pick<Scenario, "seed" | "care" | "replicas" | "interleaving">> = {}): Cluster {
  const cluster = createCluster({
    seed,
    nodes: 3,
    scheduling: "kubernetes",
    ...(interleaving && { interleaving }),
  });
  cluster.apply([web(care, replicas), service, client]);
  cluster.advance("30s");
  return cluster;
}

/** Sends what the spec says, for 20 s unless it says otherwise; something happens after 5 s. */
export function send(
  cluster: Cluster,
  spec: object,
  happens: (cluster: Cluster) => void = () => undefined,
): Traffic["status"] {
  const usual = { url: "http://web/", from: { pod: "client" }, timeout: "2s", duration: "20s" };
  cluster.apply({
    apiVersion: "sim.kubesim.dev/v1alpha1",
    kind: "Traffic",
    metadata: { name: "shoppers" },
    spec: { ...usual, ...spec },
  });
  cluster.advance("5s");
  happens(cluster);
  const status = () => cluster.get(Traffic, "shoppers")?.status;
  cluster.advance("15s");
  for (let waits = 0; status()?.phase !== "Complete" && waits < 200; waits += 1) {
    cluster.advance("5s");
  }
  const last = status();
  if (last?.phase !== "Complete") throw new Error("the traffic is not complete");
  return last;
}

const outcomeOf = ({ spec, happens, forMs = 25_000, ...of }: Scenario) => {
  const load = { load: { rate: 20 }, duration: `${forMs}ms` };
  return send(shop(of), { ...load, ...spec }, happens);
};

/** However busy the machine is: how long it takes says nothing about the outcome. */
export const untimed = { timeout: 0 };

/** What came of the same over many seeds. */
export function overSeeds(count: number, scenario: Omit<Scenario, "seed">) {
  const all = Array.from({ length: count }, (_, seed) => outcomeOf({ ...scenario, seed }));
  const causes = new Set(all.flatMap(({ failures = {} }) => Object.keys(failures)));
  return {
    seedsWithFailures: all.filter(({ failed }) => failed > 0).length,
    sent: all.reduce((sum, { sent }) => sum + sent, 0),
    failed: all.reduce((sum, { failed }) => sum + failed, 0),
    causes: [...causes].sort(),
  };
}
