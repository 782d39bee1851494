/** Runs that between them use all there is, and what they come to. */
import { Deployment } from "../../api/apps/deployment.ts";
import { createCluster } from "../../simulator/cluster.ts";
import { loadScenarios } from "../../simulator/scenario/load.ts";
import { runScenario } from "../../simulator/scenario/run.ts";
import { autoscalingScenarios } from "../faults/autoscaling-scenarios.ts";
import { batchScenarios } from "../faults/batch-scenarios.ts";
import { clusterScenarios } from "../faults/cluster-scenarios.ts";
import { networkScenarios } from "../faults/network-scenarios.ts";
import { nodeScenarios } from "../faults/node-scenarios.ts";
import { policyScenarios } from "../faults/policy-scenarios.ts";
import { processScenarios } from "../faults/process-scenarios.ts";
import { play, type Scenario } from "../faults/scenario.ts";
import { storageScenarios } from "../faults/storage-scenarios.ts";
import { workloadScenarios } from "../faults/workload-scenarios.ts";
import { bothCares, send, shop } from "../traffic/scenario.ts";

/** The digest of each run, by what it is. */
export type Digests = Readonly<Record<string, string>>;

const scenarios: readonly Scenario[] = [
  ...workloadScenarios,
  ...batchScenarios,
  ...clusterScenarios,
  ...storageScenarios,
  ...autoscalingScenarios,
  ...policyScenarios,
  ...networkScenarios,
  ...processScenarios,
  ...nodeScenarios,
];

export function digestsOfRuns(seed: number): Digests {
  const played = scenarios.map((scenario): readonly [string, string] => {
    const cluster = createCluster({ ...scenario.cluster, seed });
    play(cluster, scenario);
    return [scenario.name, cluster.digest()];
  });
  return Object.fromEntries([
    ...played,
    ["a rolling update under traffic", rollout(seed, { rate: 20 })],
    ["a rolling update with users that think", rollout(seed, users)],
    ["a rolling update in a drawn order", rollout(seed, { rate: 20 }, "shuffled")],
    ["a drawn order of machines", spread(seed)],
    ["a scenario with expressions", expressions(seed)],
  ]);
}

function expressions(seed: number): string {
  const [loaded] = loadScenarios(scenarioText, { source: "web.yaml" });
  if (loaded === undefined) throw new Error("there is no scenario");
  const { result, digest } = runScenario(loaded, { seed: String(seed) }).run;
  if (result !== "passed") throw new Error(`the scenario failed with seed ${seed}`);
  return digest;
}

const scenarioText = `
apiVersion: sim.kubesim.dev/v1alpha1
kind: Scenario
metadata: { name: expressions }
spec:
  steps:
    - wait: { until: 'ready("deployment/web") == 3' }
    - restart: { target: deployment/web }
  invariants:
    - never: active("deployment/web") > 4
  goals:
    - eventually: active("deployment/web") == 4 || now() > 30.0
      within: 1m
    - stays: pods("deployment/web").all(p, p.metadata.name.startsWith("web-"))
      for: 10s
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  replicas: 3
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec: { containers: [{ name: app, image: nginx }] }
`;

const users = { clients: 10, thinkTime: "500ms", arrivals: "Poisson" };

function rollout(seed: number, load: object, interleaving?: "shuffled"): string {
  const order = interleaving && { interleaving };
  const cluster = shop({ seed, care: bothCares, replicas: 5, ...order });
  send(cluster, { load }, () => {
    cluster.patch(Deployment, "web", restarted);
  });
  return cluster.digest();
}

const restarted = {
  spec: { template: { metadata: { annotations: { restarted: "true" } } } },
};

/** Pods are spread by scores that have fractions. */
function spread(seed: number): string {
  const zones = ["a", "b", "c", "c"];
  const nodes = Array.from({ length: 12 }, (_, index) => ({
    name: `node-${index}`,
    labels: { "topology.kubernetes.io/zone": zones[index % zones.length] ?? "" },
  }));
  const cluster = createCluster({ seed, nodes, scheduling: "kubernetes", leaderElect: true });
  cluster.apply(spreadWeb);
  cluster.advance("3m");
  return cluster.digest();
}

const labels = { app: "web" };
const spreadWeb = {
  apiVersion: "apps/v1",
  kind: "Deployment",
  metadata: { name: "web" },
  spec: {
    replicas: 30,
    selector: { matchLabels: labels },
    template: {
      metadata: { labels },
      spec: {
        containers: [
          { name: "app", image: "nginx", resources: { requests: { cpu: "130m", memory: "70Mi" } } },
        ],
        topologySpreadConstraints: ["topology.kubernetes.io/zone", "kubernetes.io/hostname"].map(
          (topologyKey) => ({
            maxSkew: 1,
            topologyKey,
            whenUnsatisfiable: "ScheduleAnyway",
            labelSelector: { matchLabels: labels },
          }),
        ),
      },
    },
  },
};
