import { Pod } from "../api/core/pod/pod.ts";
import { untyped } from "../client/action.ts";
import { countReady, readyCluster, webSpec } from "./clusters.ts";
import { type Benchmark, collectGarbage, elapsedMs, median } from "./harness.ts";

const nodes = 100;
const pods = 2_000;
const rounds = 5;

/** Pods made at once on a running cluster, until the last is Ready: all components, all writes. */
export const podToReady: Benchmark = {
  name: "pod-to-ready",
  run() {
    round();
    const times = Array.from({ length: rounds }, round);
    const value = (median(times) * 1000) / pods;
    const what = "a pod from creation to Ready";
    return [{ name: "pod-to-ready", what, value, unit: "us", budget: 150 }];
  },
};

function round(): number {
  const cluster = readyCluster(nodes);
  const ready = countReady(cluster);
  const body = { metadata: { generateName: "web-", labels: { app: "web" } }, spec: webSpec };
  const place = { resource: untyped(Pod), namespace: "default" };
  const request = { verb: "create", actor: "bench", ...place, body } as const;
  collectGarbage();
  return elapsedMs(() => {
    for (let pod = 0; pod < pods; pod += 1) cluster.server.handle(request);
    cluster.until(() => ready() === pods);
  });
}
