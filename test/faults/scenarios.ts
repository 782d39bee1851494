/** All scenarios that faults are tried on. */
import { autoscalingScenarios } from "./autoscaling-scenarios.ts";
import { batchScenarios } from "./batch-scenarios.ts";
import { clusterScenarios } from "./cluster-scenarios.ts";
import { deviceScenarios } from "./device-scenarios.ts";
import { networkScenarios } from "./network-scenarios.ts";
import { nodeScenarios } from "./node-scenarios.ts";
import { policyScenarios } from "./policy-scenarios.ts";
import { processScenarios } from "./process-scenarios.ts";
import type { Scenario } from "./scenario.ts";
import { storageScenarios } from "./storage-scenarios.ts";
import { workloadScenarios } from "./workload-scenarios.ts";

export const scenarios: readonly Scenario[] = [
  ...workloadScenarios,
  ...batchScenarios,
  ...clusterScenarios,
  ...storageScenarios,
  ...deviceScenarios,
  ...autoscalingScenarios,
  ...policyScenarios,
  ...networkScenarios,
  ...processScenarios,
  ...nodeScenarios,
];
