import { Pod } from "../api/core/pod/pod.ts";
import { untyped } from "../client/action.ts";
import { countReady, readyCluster, webSpec } from "./clusters.ts";
import { type Benchmark, collectGarbage, elapsedMs, median } from "./harness.ts";

const nodes = 100;
const pods = 2_000;
/** By then V8 has compiled what is run, for good. */
const roundsBefore = 3;
const rounds = 9;

/** Pods made at once on a running cluster, until the last is Ready: all components, all writes. */
export const podToReady: Benchmark = {
  name: "pod-to-ready",
  run() {
    const name = "pod-to-ready";
    const [first = 0] = Array.from({ length: roundsBefore }, round);
    const value = median(Array.from({ length: rounds }, round));
    return [
      { name, what: "a pod from creation to Ready", value, unit: "us", budget: 150 },
      { name, what: "each of the first 2,000 pods of a process", value: first, unit: "us" },
    ];
  },
};

/** Microseconds that each pod takes. */
function round(): number {
  const cluster = readyCluster(nodes);
  const ready = countReady(cluster);
  const body = { metadata: { generateName: "web-", labels: { app: "web" } }, spec: webSpec };
  const place = { resource: untyped(Pod), namespace: "default" };
  const request = { verb: "create", actor: "bench", ...place, body } as const;
  collectGarbage();
  const tookMs = elapsedMs(() => {
    for (let pod = 0; pod < pods; pod += 1) cluster.server.handle(request);
    cluster.until(() => ready() === pods);
  });
  return (tookMs * 1000) / pods;
}
