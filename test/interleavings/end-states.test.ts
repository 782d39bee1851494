/** Every controller comes to the same end in whatever order things happen. */
import { expect, test } from "vitest";
import { createCluster } from "../../simulator/cluster.ts";
import { autoscalingScenarios } from "../faults/autoscaling-scenarios.ts";
import { batchScenarios } from "../faults/batch-scenarios.ts";
import { clusterScenarios } from "../faults/cluster-scenarios.ts";
import { finalStateOf } from "../faults/final-state.ts";
import { networkScenarios } from "../faults/network-scenarios.ts";
import { nodeScenarios } from "../faults/node-scenarios.ts";
import { policyScenarios } from "../faults/policy-scenarios.ts";
import { processScenarios } from "../faults/process-scenarios.ts";
import { play, type Scenario } from "../faults/scenario.ts";
import { storageScenarios } from "../faults/storage-scenarios.ts";
import { workloadScenarios } from "../faults/workload-scenarios.ts";

const scenarios = [
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

const seeds = [1, 2, 3];

/** What the seed draws: names of attachments, and ports of nodes. */
const drawn = /\bcsi-[0-9a-f]{64}\b|"nodePort":\d+/g;

function endOf(scenario: Scenario, seed: number, interleaving: "fifo" | "shuffled") {
  const cluster = createCluster({ ...scenario.cluster, seed, interleaving });
  const noted = scenario.watch?.(cluster) ?? [];
  play(cluster, scenario);
  const state = finalStateOf(cluster).map((line) => line.replaceAll(drawn, "<drawn>"));
  return { state: state.sort(), wrong: [...noted, ...(scenario.end?.(cluster) ?? [])] };
}

test.each(scenarios)("$name, in drawn orders", (scenario) => {
  const { state } = endOf(scenario, 0, "fifo");
  for (const seed of seeds) {
    expect(endOf(scenario, seed, "shuffled"), `seed ${seed}`).toEqual({ state, wrong: [] });
  }
});
