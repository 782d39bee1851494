/** Tasks, "Handling Failures"; concepts, "Jobs": when a Job has failed, or succeeded early. */

import { Deployment } from "../../api/apps/deployment.ts";
import { Job } from "../../api/batch/job.ts";
import { Pod } from "../../api/core/pod/pod.ts";
import { deletePod, drain, patchStatus } from "./actions.ts";
import type { Example } from "./example.ts";
import { conditions, field, jobs, log, podNamed, pods } from "./views.ts";

export const jobPolicies: readonly Example[] = [
  {
    behaviour: "an exit code can be the end of a Job",
    manifest: "jobs/failure-policy-fail.yaml",
    walk: [
      {
        at: "20s",
        sees: [[pods, ["failure-policy-* 1/1 Running 0", "failure-policy-* 1/1 Running 0"]]],
      },
      {
        at: "2m",
        sees: [
          [pods, ["failure-policy-* 0/1 Error 0", "failure-policy-* 0/1 Error 0"]],
          [jobs, ["failure-policy Failed 0/8 2m"]],
          [
            conditions("failure-policy"),
            ["FailureTarget PodFailurePolicy", "Failed PodFailurePolicy"],
          ],
          [
            field(Job, "failure-policy", "status.conditions.0.message"),
            "Container main for pod default/failure-policy-kl5xd failed with exit code 42 matching FailJob rule at index 0",
          ],
        ],
      },
    ],
  },
  {
    behaviour: "pods that are evicted do not count",
    manifest: "jobs/failure-policy-ignore.yaml",
    cluster: { nodes: 2 },
    walk: [
      {
        at: "30s",
        act: drain("node-0"),
        sees: [
          [
            pods,
            [
              "failure-policy-ignore-* 1/1 Terminating 0",
              "failure-policy-ignore-* 1/1 Terminating 0",
            ],
          ],
        ],
      },
      {
        at: "1m30s",
        sees: [
          [
            pods,
            ["failure-policy-ignore-* 1/1 Running 0", "failure-policy-ignore-* 1/1 Running 0"],
          ],
        ],
      },
      {
        at: "6m",
        sees: [
          [jobs, ["failure-policy-ignore Complete 4/4 3m59s"]],
          [
            conditions("failure-policy-ignore"),
            ["SuccessCriteriaMet CompletionsReached", "Complete CompletionsReached"],
          ],
          [field(Job, "failure-policy-ignore", "status.failed"), undefined],
        ],
      },
    ],
  },
  {
    behaviour: "each index may fail on its own",
    manifest: "jobs/backoff-per-index.yaml",
    walk: [
      { at: "30s", sees: [[jobs, ["backoff-per-index Running 2/6 30s"]]] },
      {
        at: "3m",
        sees: [
          [jobs, ["backoff-per-index Failed 3/6 3m"]],
          [
            conditions("backoff-per-index"),
            ["FailureTarget FailedIndexes", "Failed FailedIndexes"],
          ],
          [field(Job, "backoff-per-index", "status.completedIndexes"), "1,3,5"],
          [field(Job, "backoff-per-index", "status.failedIndexes"), "0,2,4"],
        ],
      },
    ],
  },
  {
    behaviour: "each index may fail on its own, as a script of Python says",
    manifest: "jobs/python-per-index.yaml",
    walk: [
      {
        at: "3m",
        sees: [
          [jobs, ["python-per-index Failed 2/4 3m"]],
          [conditions("python-per-index"), ["FailureTarget FailedIndexes", "Failed FailedIndexes"]],
          [field(Job, "python-per-index", "status.completedIndexes"), "1,3"],
          [field(Job, "python-per-index", "status.failedIndexes"), "0,2"],
          [log("python-per-index-1"), "this is index 1\n"],
        ],
      },
    ],
  },
  {
    behaviour: "a Job may succeed before all of its pods have",
    manifest: "jobs/success-policy.yaml",
    walk: [
      {
        at: "20s",
        sees: [
          [jobs, ["success-policy Running 1/5 20s"]],
          [
            pods,
            [
              "success-policy-0-* 0/1 Completed 0",
              "success-policy-1-* 1/1 Running 0",
              "success-policy-2-* 1/1 Running 0",
              "success-policy-3-* 1/1 Running 0",
              "success-policy-4-* 1/1 Running 0",
            ],
          ],
        ],
      },
      {
        at: "1m",
        sees: [
          [jobs, ["success-policy Complete 3/5 40s"]],
          [
            conditions("success-policy"),
            ["SuccessCriteriaMet SuccessPolicy", "Complete SuccessPolicy"],
          ],
          [field(Job, "success-policy", "status.completedIndexes"), "0-2"],
          [
            pods,
            [
              "success-policy-0-* 0/1 Completed 0",
              "success-policy-1-* 0/1 Completed 0",
              "success-policy-2-* 0/1 Completed 0",
            ],
          ],
        ],
      },
    ],
  },
  {
    behaviour: "a Job may succeed by its leader alone",
    manifest: "jobs/python-success-policy.yaml",
    walk: [
      {
        at: "30s",
        sees: [
          [log("python-leader-1"), "led\n"],
          [
            conditions("python-leader"),
            ["SuccessCriteriaMet SuccessPolicy", "Complete SuccessPolicy"],
          ],
          [field(Job, "python-leader", "status.completedIndexes"), "1"],
        ],
      },
    ],
  },
  {
    behaviour: "a condition of a pod can be the end of a Job",
    manifest: "jobs/failure-policy-config-issue.yaml",
    walk: [
      {
        at: "30s",
        sees: [
          [pods, ["config-issue-* 0/1 ImagePullBackOff 0"]],
          [jobs, ["config-issue Running 0/8 30s"]],
        ],
      },
      {
        at: "40s",
        act: (cluster) => {
          const name = podNamed(cluster, "config-issue").metadata.name ?? "";
          const condition = { type: "ConfigIssue", status: "True", reason: "NonExistingImage" };
          patchStatus(Pod, name, { conditions: [condition] })(cluster);
        },
      },
      {
        at: "50s",
        act: (cluster) => deletePod(podNamed(cluster, "config-issue").metadata.name ?? "")(cluster),
      },
      {
        at: "2m",
        sees: [
          [jobs, ["config-issue Failed 0/8 2m"]],
          [
            conditions("config-issue"),
            ["FailureTarget PodFailurePolicy", "Failed PodFailurePolicy"],
          ],
        ],
      },
    ],
  },
  {
    behaviour: "an exit code can be the end of an index",
    manifest: "jobs/failure-policy-index.yaml",
    walk: [
      {
        at: "2m",
        sees: [
          [
            pods,
            [
              "fail-index-0-* 0/1 Error 0",
              "fail-index-1-* 0/1 Error 0",
              "fail-index-1-* 0/1 Error 0",
              "fail-index-2-* 0/1 Completed 0",
              "fail-index-3-* 0/1 Completed 0",
            ],
          ],
          [jobs, ["fail-index Failed 2/4 2m"]],
          [conditions("fail-index"), ["FailureTarget FailedIndexes", "Failed FailedIndexes"]],
          [field(Job, "fail-index", "status.failedIndexes"), "0,1"],
          [field(Job, "fail-index", "status.completedIndexes"), "2,3"],
        ],
      },
    ],
  },
  {
    behaviour: "a CronJob restarts a Deployment by kubectl",
    manifest: "jobs/restarts-a-deployment.yaml",
    walk: [
      { at: "9m", sees: [[field(Deployment, "report-server", "metadata.generation"), 1]] },
      {
        at: "11m",
        sees: [
          [log("restarter"), "deployment.apps/report-server restarted\n"],
          [field(Deployment, "report-server", "metadata.generation"), 2],
        ],
      },
    ],
  },
];
