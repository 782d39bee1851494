/** Whatever goes wrong for a while, each life of a kind comes to the same end. */
import { expect, test } from "vitest";
import { createCluster } from "../../simulator/cluster.ts";
import { endOf, faultOf } from "./rollout.ts";
import { play, type Scenario } from "./scenario.ts";
import { scenarios } from "./scenarios.ts";

const manager = { process: "kube-controller-manager" };
const scheduler = { process: "kube-scheduler" };
const kubelet = { process: "kubelet" };

/** Each lasts for 90 seconds, unless it says otherwise. */
const storms: readonly object[] = [
  { type: "APIError", percent: 40 },
  { type: "APIError", duration: "20s" },
  { type: "APIError", percent: 50, target: { verbs: ["get", "list", "watch"] } },
  { type: "APILatency", delay: "2s", jitter: "1s" },
  { type: "APIUnavailable", duration: "20s" },
  { type: "ConflictStorm", percent: 60 },
  { type: "TimeoutAfterCommit", percent: 50 },
  { type: "WatchDrop", percent: 30 },
  { type: "WatchCompacted", percent: 30 },
  { type: "WatchDelay", delay: "3s", jitter: "3s" },
  { type: "StaleCache", delay: "10s" },
  { type: "ProcessCrash", percent: 30, times: 20, target: manager },
  { type: "ProcessCrash", percent: 30, times: 20, target: scheduler },
  { type: "ProcessCrash", percent: 30, times: 20, target: kubelet },
  { type: "ProcessPause", duration: "15s", target: manager },
  { type: "ProcessPause", duration: "15s", target: kubelet },
  { type: "SecondLeader", target: manager },
  { type: "SecondLeader", target: scheduler },
  { type: "ClockJump", delay: "3m" },
];

/** How many of these each scenario meets, by turns; all of them meet all of it in a longer run. */
const stormsEach = Number(process.env.STORMS ?? 2);

/** Names that are made of the node that was drawn, which is of the way. */
const plain = (lines: readonly string[]) =>
  lines.map((line) => line.replace(/"csi-[0-9a-f]{64}"/g, '"csi-<hash>"')).sort();

function endAfter({ cluster: options, watch, end, ...rest }: Scenario, storm?: object) {
  const cluster = createCluster(options);
  const wrong = watch?.(cluster) ?? [];
  // Both runs have a Fault, so that what is counted is the same.
  cluster.apply(faultOf(storm ?? { type: "APIError", target: { process: "nobody" } }));
  cluster.settle();
  play(cluster, { ...rest });
  return plain([...endOf(cluster), ...wrong, ...(end?.(cluster) ?? [])]);
}

const rows = scenarios.map((scenario, index) => ({
  name: scenario.name,
  scenario,
  met: Array.from({ length: stormsEach }, (_, turn) => {
    const at = (index * stormsEach + turn) % storms.length;
    return { duration: "90s", ...storms[at] };
  }),
}));

test.each(rows)("$name, in a storm", { timeout: 600_000 }, ({ scenario, met }) => {
  const wanted = endAfter(scenario);
  for (const storm of met)
    expect({ storm, end: endAfter(scenario, storm) }).toEqual({ storm, end: wanted });
});
