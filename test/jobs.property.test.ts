/** Every pod of a Job is counted once, in whatever order its parts learn of what. */
import fc from "fast-check";
import { test } from "vitest";
import { Job } from "../api/batch/job.ts";
import { isJobFinished } from "../api/batch/job-status.ts";
import { Pod } from "../api/core/pod/pod.ts";
import { seededRandom } from "../api/runtime.ts";
import type { Cluster } from "../simulator/cluster.ts";
import { crashControllers } from "./rollouts/chaos.ts";
import { readyCluster } from "./rollouts/cluster.ts";

const runs = fc.record({
  seed: fc.integer(),
  completions: fc.integer({ min: 1, max: 8 }),
  parallelism: fc.integer({ min: 1, max: 5 }),
  completionMode: fc.constantFrom("NonIndexed", "Indexed"),
  /** Of ten pods so many fail. */
  failing: fc.constantFrom(0, 3),
  informerDelayMsMax: fc.constantFrom(0, 50, 2_000),
  /** The controllers are killed before one action in so many; 0 is never. */
  crashOneIn: fc.constantFrom(0, 3, 10),
  interleaving: fc.constantFrom("fifo", "shuffled"),
});
type Run = ReturnType<(typeof runs)["generate"]>["value"];

test("completions are counted exactly", () => {
  fc.assert(fc.property(runs, countsExactly), { numRuns: 60 });
});

function countsExactly(run: Run): void {
  const { seed, completions, parallelism, completionMode, informerDelayMsMax } = run;
  const random = seededRandom(`delays/${seed}`);
  const cluster = readyCluster({
    seed,
    interleaving: run.interleaving,
    informerDelayMs: () => random.integer(informerDelayMsMax + 1),
    behaviorOf: (_container, { metadata: { uid } }) => {
      const chance = seededRandom(`${seed}/${uid}`);
      const exitCode = chance.integer(10) < run.failing ? 1 : 0;
      return { exitsAfterMs: 1 + chance.integer(5_000), exitCode };
    },
  });
  const wrong = watchCounts(cluster);
  if (run.crashOneIn > 0) {
    let crashes = 0;
    const lasts = () => crashes++ < 200;
    crashControllers(cluster, { oneIn: run.crashOneIn, random: random.fork("crashes"), lasts });
  }
  const container = { name: "c", image: "task:1" };
  const template = { spec: { restartPolicy: "Never", containers: [container] } };
  const spec = { completions, parallelism, completionMode, backoffLimit: 1000, template };
  cluster.apply({ apiVersion: "batch/v1", kind: "Job", metadata: { name: "j" }, spec });
  cluster.until(() => isDone(cluster), { within: "100h" });
  cluster.settle();
  wrong.push(...faultsAtEnd(cluster, run));
  if (wrong.length > 0) throw new Error(wrong.join("\n"));
}

const isDone = (cluster: Cluster): boolean => {
  const job = cluster.get(Job, "j");
  return job !== undefined && isJobFinished(job.status);
};

const podsOf = (cluster: Cluster, phase: string) =>
  cluster.list(Pod, "default").filter(({ status }) => status.phase === phase);

/** At no time more is told than there is. */
function watchCounts(cluster: Cluster): string[] {
  const wrong: string[] = [];
  cluster.observe(({ object, revision }) => {
    if (object.kind !== "Job") return;
    const { spec, status } = cluster.get(Job, "j") ?? {};
    const { succeeded = 0, failed = 0, active = 0, uncountedTerminatedPods: named } = status ?? {};
    const limits = {
      succeeded: [succeeded + (named?.succeeded?.length ?? 0), podsOf(cluster, "Succeeded").length],
      failed: [failed + (named?.failed?.length ?? 0), podsOf(cluster, "Failed").length],
      active: [active, spec?.parallelism ?? 0],
    } as const;
    for (const [name, [said, most]] of Object.entries(limits)) {
      if (said > most) wrong.push(`${revision}: ${said} ${name}, but there are ${most}`);
    }
  });
  return wrong;
}

function faultsAtEnd(cluster: Cluster, { completions, completionMode }: Run): string[] {
  const { status } = cluster.get(Job, "j") ?? {};
  const held = cluster.list(Pod, "default").filter(({ metadata }) => metadata.finalizers);
  const successes = podsOf(cluster, "Succeeded").length;
  const said = {
    succeeded: status?.succeeded ?? 0,
    failed: status?.failed ?? 0,
    successes,
    held: held.length,
    indexes: completionMode === "Indexed" ? status?.completedIndexes : "",
  };
  const so = {
    succeeded: completions,
    failed: podsOf(cluster, "Failed").length,
    successes: completions,
    held: 0,
    indexes: completionMode === "Indexed" ? indexesTo(completions) : "",
  };
  return JSON.stringify(said) === JSON.stringify(so)
    ? []
    : [`said ${JSON.stringify(said)}, but it is ${JSON.stringify(so)}`];
}

const indexesTo = (completions: number) =>
  completions === 1 ? "0" : completions === 2 ? "0,1" : `0-${completions - 1}`;
