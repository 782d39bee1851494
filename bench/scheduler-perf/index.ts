import { type Benchmark, type Measurement, median } from "../harness.ts";
import { podsPerSecond as inProcess } from "./in-process.ts";
import { podsPerSecond as overHttp } from "./over-http.ts";
import { nodeCount, type Workload, workloads } from "./workloads.ts";

const rounds = 5;
/** In one process the whole system is to be so many times as fast as Kubernetes asks of itself. */
const wantedTimes = 10;

/** Pods created, scheduled, bound and watched: Kubernetes' own loads, here and over HTTP. */
export const schedulerPerf: Benchmark = {
  name: "scheduler-perf",
  async run() {
    const rows: Measurement[] = [];
    for (const workload of workloads) {
      const values = Array.from({ length: rounds }, () => inProcess(workload));
      rows.push(row(workload, "in process", median(values), wantedTimes * workload.floor));
      rows.push(row(workload, "over HTTP", await overHttp(workload), workload.floor));
    }
    return rows;
  },
};

function row({ what, measured }: Workload, where: string, value: number, budget: number) {
  const load = `${measured.count} pods on ${nodeCount} nodes`;
  const name = "scheduler-perf";
  return { name, what: `${what}: ${load}, ${where}`, value, unit: "1/s", budget } as const;
}
