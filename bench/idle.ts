import { readyCluster } from "./clusters.ts";
import { type Benchmark, collectGarbage, elapsedMs, median } from "./harness.ts";

const nodes = 1_000;
const rounds = 5;

/** What it costs that nothing happens: heartbeats, leases and resyncs of many nodes. */
export const idle: Benchmark = {
  name: "idle",
  run() {
    const cluster = readyCluster(nodes);
    const hour = () => {
      collectGarbage();
      return elapsedMs(() => cluster.advance("1h")) / 1000;
    };
    const value = median(Array.from({ length: rounds }, hour));
    const what = "an hour of an idle cluster of 1,000 nodes";
    return [{ name: "idle", what, value, unit: "s", budget: 1 }];
  },
};
