/** npm run bench -- [NAME...] [--json] [--record] */
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { admission } from "./admission.ts";
import { cel } from "./cel.ts";
import { cli } from "./cli.ts";
import { containers } from "./containers.ts";
import { customResources } from "./custom-resources.ts";
import { deployment10000 } from "./deployment-10000.ts";
import { dns } from "./dns.ts";
import { fanOut } from "./fan-out.ts";
import { fullCluster } from "./full-cluster.ts";
import { type Benchmark, collectGarbage, type Measurement } from "./harness.ts";
import { history } from "./history.ts";
import { http } from "./http.ts";
import { idle } from "./idle.ts";
import { memoryLatencyNs } from "./memory-latency.ts";
import { network } from "./network.ts";
import { networkPolicy } from "./network-policy.ts";
import { packing } from "./packing/index.ts";
import { podToReady } from "./pod-to-ready.ts";
import { policies } from "./policies.ts";
import { formatResult, type Result, readResults, resultOf, writeResults } from "./results.ts";
import { schedulerPerf } from "./scheduler-perf/index.ts";
import { scheduling } from "./scheduling.ts";
import { schedulingPods } from "./scheduling-pods.ts";
import { seeds } from "./seeds.ts";
import { startUp } from "./start-up.ts";
import { traffic } from "./traffic.ts";
import { why } from "./why.ts";
import { workloads } from "./workloads.ts";
import { write } from "./write.ts";

const benchmarks: readonly Benchmark[] = [
  write,
  podToReady,
  scheduling,
  schedulingPods,
  schedulerPerf,
  packing,
  why,
  history,
  deployment10000,
  fullCluster,
  startUp,
  cli,
  idle,
  containers,
  http,
  fanOut,
  workloads,
  networkPolicy,
  network,
  dns,
  traffic,
  seeds,
  cel,
  customResources,
  admission,
  policies,
];

// The bundle runs from dist/.
const resultsPath = fileURLToPath(new URL("../bench/RESULTS.md", import.meta.url));

const { values: flags, positionals: names } = parseArgs({
  allowPositionals: true,
  options: { json: { type: "boolean" }, record: { type: "boolean" } },
});

const unknown = names.find((name) => !benchmarks.some((each) => each.name === name));
if (unknown === undefined) await runAll();
else {
  const known = benchmarks.map(({ name }) => name).join(", ");
  console.error(`error: there is no benchmark "${unknown}": choose from ${known}`);
  process.exitCode = 1;
}

async function runAll(): Promise<void> {
  const last = readResults(resultsPath);
  const results: Result[] = [];
  for (const benchmark of benchmarks) {
    if (names.length > 0 && !names.includes(benchmark.name)) continue;
    const measurements = await measured(benchmark);
    collectGarbage();
    const circumstances = { last, memoryNs: memoryLatencyNs() };
    for (const measurement of measurements) {
      const result = resultOf(measurement, circumstances);
      results.push(result);
      console.log(flags.json === true ? JSON.stringify(result) : formatResult(result));
    }
  }
  if (flags.record === true) writeResults(resultsPath, results);
}

/** What a benchmark measures; one that fails says so, and the others still run. */
async function measured(benchmark: Benchmark): Promise<readonly Measurement[]> {
  try {
    return await benchmark.run();
  } catch (error) {
    console.error(`error: ${benchmark.name}: ${error instanceof Error ? error.message : error}`);
    process.exitCode = 1;
    return [];
  }
}
