import { expect, test } from "vitest";
import type { PodFailurePolicyRule } from "../../api/batch/job-policy.ts";
import { type JobPod, jobPod } from "../testing/jobs.ts";
import { judge } from "./failure-policy.ts";

const codes = (
  action: string,
  operator: string,
  values: readonly number[],
  containerName?: string,
): PodFailurePolicyRule => ({
  action,
  onExitCodes: { operator, values, ...(containerName === undefined ? {} : { containerName }) },
  onPodConditions: [],
});
const disrupted = (action: string, status = "True"): PodFailurePolicyRule => ({
  action,
  onPodConditions: [{ type: "DisruptionTarget", status }],
});

const exit42: JobPod = { phase: "Failed", ended: 1, exitCode: 42 };
const evicted: JobPod = { phase: "Failed", ended: 1, exitCode: 137, condition: "DisruptionTarget" };
const unmatched = { action: undefined, counts: true };

test.each<{
  behaviour: string;
  rules: readonly PodFailurePolicyRule[];
  pod: JobPod;
  verdict: object;
}>([
  { behaviour: "no rule counts", rules: [], pod: exit42, verdict: unmatched },
  {
    behaviour: "FailJob ends the Job, in words",
    rules: [codes("FailJob", "In", [1, 42])],
    pod: exit42,
    verdict: {
      action: "FailJob",
      counts: true,
      failsJob:
        "Container c for pod default/p failed with exit code 42 matching FailJob rule at index 0",
    },
  },
  {
    behaviour: "NotIn takes every other code",
    rules: [codes("FailIndex", "NotIn", [1])],
    pod: exit42,
    verdict: { action: "FailIndex", counts: true },
  },
  {
    behaviour: "NotIn does not take those it names",
    rules: [codes("FailIndex", "NotIn", [42])],
    pod: exit42,
    verdict: unmatched,
  },
  {
    behaviour: "a container that ended well is not looked at",
    rules: [codes("FailJob", "NotIn", [1])],
    pod: { ...exit42, exitCode: 0 },
    verdict: unmatched,
  },
  {
    behaviour: "another container is not looked at",
    rules: [codes("FailJob", "In", [42], "other")],
    pod: exit42,
    verdict: unmatched,
  },
  {
    behaviour: "Ignore does not count",
    rules: [disrupted("Ignore")],
    pod: evicted,
    verdict: { action: "Ignore", counts: false },
  },
  {
    behaviour: "a condition of another status is none",
    rules: [disrupted("Ignore", "False")],
    pod: evicted,
    verdict: unmatched,
  },
  {
    behaviour: "FailJob by a condition says which",
    rules: [codes("Count", "In", [1]), disrupted("FailJob")],
    pod: evicted,
    verdict: {
      action: "FailJob",
      counts: true,
      failsJob: "Pod default/p has condition DisruptionTarget matching FailJob rule at index 1",
    },
  },
  {
    behaviour: "of several conditions that are met, the first of the pod is told",
    rules: [
      {
        action: "FailJob",
        onPodConditions: [
          { type: "DisruptionTarget", status: "True" },
          { type: "Ready", status: "False" },
        ],
      },
    ],
    pod: evicted,
    verdict: {
      action: "FailJob",
      counts: true,
      failsJob: "Pod default/p has condition Ready matching FailJob rule at index 0",
    },
  },
  {
    behaviour: "the first rule that matches decides",
    rules: [disrupted("Ignore"), codes("FailJob", "In", [137])],
    pod: evicted,
    verdict: { action: "Ignore", counts: false },
  },
])("of a failed pod $behaviour", ({ rules, pod, verdict }) => {
  expect(judge({ rules }, jobPod("p", pod))).toEqual(verdict);
});
