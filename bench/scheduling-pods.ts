import type { JsonObject } from "../api/json.ts";
import { seededRandom } from "../api/runtime.ts";
import { createFramework, kubernetesProfile, schedulePod } from "../scheduler/index.ts";
import { podOf, snapshotOf } from "../scheduler/testing/objects.ts";
import { type Benchmark, elapsedMs, median } from "./harness.ts";

const nodes = 5_000;
const placedPods = 10_000;
const pods = 1_000;
const zone = "topology.kubernetes.io/zone";
const hostname = "kubernetes.io/hostname";
const framework = createFramework(kubernetesProfile);

const labelSelector = { matchLabels: { app: "web" } };
const required = (topologyKey: string) => ({
  requiredDuringSchedulingIgnoredDuringExecution: [{ topologyKey, labelSelector }],
});
const spread = (whenUnsatisfiable: string) => ({
  topologySpreadConstraints: [{ maxSkew: 5, topologyKey: zone, whenUnsatisfiable, labelSelector }],
});

/** How many pods a second are decided on and assumed that look at other pods, by what they ask. */
export const schedulingPods: Benchmark = {
  name: "scheduling-pods",
  run() {
    return [
      rate("anti-affinity", { affinity: { podAntiAffinity: required(hostname) } }, 600),
      rate("affinity", { affinity: { podAffinity: required(zone) } }, 350),
      rate("required spreading", spread("DoNotSchedule"), 4_600),
      rate("preferred spreading", spread("ScheduleAnyway"), 3_400),
    ];
  },
};

function rate(asked: string, spec: JsonObject, budget: number) {
  const values = [1, 2, 3].map((round) => place(spec, round));
  const what = `pods of one template with ${asked}, 5,000 nodes, 10,000 pods`;
  return { name: "scheduling-pods", what, value: median(values), unit: "1/s", budget } as const;
}

function place(spec: JsonObject, round: number): number {
  const rows = Array.from({ length: nodes }, (_, index) => {
    return { name: `node-${index}`, cpu: "32", labels: { [zone]: `zone-${index % 3}` } };
  });
  const placed = Array.from({ length: placedPods }, (_, index) => {
    const at = { containers: [{ name: "c", image: "app:1" }], nodeName: `node-${index % nodes}` };
    return podOf({ name: `old-${index}`, labels: { app: "old" }, spec: at });
  });
  const snapshot = snapshotOf(rows, placed);
  const random = seededRandom(round);
  const web = podOf({ labels: { app: "web" }, requests: { cpu: "100m", memory: "64Mi" }, spec });
  const named = Array.from({ length: pods }, (_, index) => {
    return { ...web, metadata: { ...web.metadata, name: `web-${index}`, uid: `web-${index}` } };
  });
  const ms = elapsedMs(() => {
    for (const pod of named) {
      const chosen = schedulePod(pod, snapshot, framework, random);
      if ("failure" in chosen) throw new Error(chosen.failure.message);
      snapshot.assume(pod, chosen.node);
    }
  });
  return (pods * 1000) / ms;
}
