/** Tasks, "Run Jobs"; concepts, "Jobs", "Automatic Cleanup for Finished Jobs" and "CronJob". */
import { CronJob } from "../../api/batch/cronjob.ts";
import { Job } from "../../api/batch/job.ts";
import type { Cluster } from "../../simulator/cluster.ts";
import type { Example } from "./example.ts";
import { conditions, cronJobs, events, field, jobs, log, logsOf, pods } from "./views.ts";

const suspend = (isSuspended: boolean) => (cluster: Cluster) => {
  cluster.patch(Job, "myjob", { spec: { suspend: isSuspended } });
};

export const jobExamples: readonly Example[] = [
  {
    behaviour: "a Job runs a pod to its end",
    manifest: "jobs/pi.yaml",
    walk: [
      {
        at: "10s",
        sees: [
          [pods, ["pi-* 1/1 Running 0"]],
          [jobs, ["pi Running 0/1 10s"]],
        ],
      },
      {
        at: "1m",
        sees: [
          [pods, ["pi-* 0/1 Completed 0"]],
          [jobs, ["pi Complete 1/1 15s"]],
          [(cluster) => String(log("pi")(cluster)).slice(0, 20), "3.141592653589793238"],
          [
            events("pi"),
            [
              "Scheduled: Successfully assigned default/pi-kl5xd to node-0",
              'Pulling: Pulling image "perl:5.34.0"',
              "SuccessfulCreate: Created pod: pi-kl5xd",
              'Pulled: Successfully pulled image "perl:5.34.0" in 6.72s (6.72s including waiting). Image size: 336401009 bytes.',
              "Created: Container created",
              "Started: Container started",
              "Completed: Job completed",
            ],
          ],
        ],
      },
    ],
  },
  {
    behaviour: "Jobs of one template run side by side",
    manifest: "jobs/expansions.yaml",
    walk: [
      {
        at: "10s",
        sees: [
          [
            pods,
            [
              "process-item-apple-* 0/1 Completed 0",
              "process-item-banana-* 0/1 Completed 0",
              "process-item-cherry-* 0/1 Completed 0",
            ],
          ],
        ],
      },
      {
        at: "1m",
        sees: [
          [
            jobs,
            [
              "process-item-apple Complete 1/1 8s",
              "process-item-banana Complete 1/1 8s",
              "process-item-cherry Complete 1/1 8s",
            ],
          ],
          [log("process-item-banana"), "Processing item banana\n"],
        ],
      },
    ],
  },
  {
    behaviour: "pods take work off a queue until it is empty",
    manifest: "jobs/work-queue.yaml",
    walk: [
      {
        at: "20s",
        sees: [
          [pods, ["work-queue-* 1/1 Running 0", "work-queue-* 1/1 Running 0"]],
          [jobs, ["work-queue Running 0/1 of 2 20s"]],
        ],
      },
      {
        at: "2m",
        sees: [
          [pods, ["work-queue-* 0/1 Completed 0", "work-queue-* 0/1 Completed 0"]],
          [jobs, ["work-queue Complete 2/1 of 2 35s"]],
          [
            logsOf("work-queue"),
            [
              "Working on apple\nWorking on cherry\nWorking on fig\nQueue empty, exiting\n",
              "Working on banana\nWorking on date\nQueue empty, exiting\n",
            ],
          ],
        ],
      },
    ],
  },
  {
    behaviour: "each pod of an indexed Job has a number",
    manifest: "jobs/indexed.yaml",
    walk: [
      {
        at: "10s",
        sees: [
          [
            pods,
            [
              "indexed-job-0-* 0/1 Completed 0",
              "indexed-job-1-* 0/1 Completed 0",
              "indexed-job-2-* 0/1 Completed 0",
              "indexed-job-3-* 0/1 Completed 0",
              "indexed-job-4-* 0/1 Completed 0",
            ],
          ],
          [jobs, ["indexed-job Complete 5/5 7s"]],
        ],
      },
      {
        at: "1m",
        sees: [
          [jobs, ["indexed-job Complete 5/5 7s"]],
          [logsOf("indexed-job"), ["oof\n", "rab\n", "xuq\n", "zab\n", "zyx\n"]],
          [field(Job, "indexed-job", "status.completedIndexes"), "0-4"],
        ],
      },
    ],
  },
  {
    behaviour: "pods that fail are replaced, ever later, up to the backoff limit",
    manifest: "jobs/backoff-limit.yaml",
    walk: [
      {
        at: "10s",
        sees: [
          [pods, ["backoff-limit-* 0/1 Error 0"]],
          [jobs, ["backoff-limit Running 0/1 10s"]],
        ],
      },
      { at: "25s", sees: [[pods, ["backoff-limit-* 0/1 Error 0", "backoff-limit-* 0/1 Error 0"]]] },
      {
        at: "2m",
        sees: [
          [
            pods,
            [
              "backoff-limit-* 0/1 Error 0",
              "backoff-limit-* 0/1 Error 0",
              "backoff-limit-* 0/1 Error 0",
            ],
          ],
          [jobs, ["backoff-limit Failed 0/1 2m"]],
          [
            conditions("backoff-limit"),
            ["FailureTarget BackoffLimitExceeded", "Failed BackoffLimitExceeded"],
          ],
        ],
      },
    ],
  },
  {
    behaviour: "containers that fail are restarted in their pod, up to the backoff limit",
    manifest: "jobs/on-failure.yaml",
    walk: [
      {
        at: "10s",
        sees: [
          [pods, ["on-failure-* 0/1 CrashLoopBackOff 1 (7s ago)"]],
          [jobs, ["on-failure Running 0/1 10s"]],
        ],
      },
      {
        at: "2m",
        sees: [
          [pods, []],
          [jobs, ["on-failure Failed 0/1 2m"]],
          [
            conditions("on-failure"),
            ["FailureTarget BackoffLimitExceeded", "Failed BackoffLimitExceeded"],
          ],
        ],
      },
    ],
  },
  {
    behaviour: "a Job that takes too long is ended",
    manifest: "jobs/deadline.yaml",
    walk: [
      { at: "1m", sees: [[jobs, ["deadline Running 0/1 60s"]]] },
      {
        at: "3m",
        sees: [
          [jobs, ["deadline Failed 0/1 3m"]],
          [pods, []],
          [conditions("deadline"), ["FailureTarget DeadlineExceeded", "Failed DeadlineExceeded"]],
        ],
      },
    ],
  },
  {
    behaviour: "a Job that is over is removed after its time to live",
    manifest: "jobs/time-to-live.yaml",
    walk: [
      { at: "1m", sees: [[jobs, ["pi-with-ttl Complete 1/1 15s"]]] },
      {
        at: "3m",
        sees: [
          [jobs, []],
          [pods, []],
        ],
      },
    ],
  },
  {
    behaviour: "a Job can be suspended and go on",
    manifest: "jobs/suspended.yaml",
    walk: [
      {
        at: "30s",
        sees: [
          [jobs, ["myjob Suspended 0/2 "]],
          [pods, []],
          [events("myjob"), ["Suspended: Job suspended"]],
        ],
      },
      { at: "31s", act: suspend(false) },
      { at: "40s", act: suspend(true), sees: [[jobs, ["myjob Running 0/2 9s"]]] },
      {
        at: "50s",
        sees: [
          [jobs, ["myjob Suspended 0/2 "]],
          [pods, []],
        ],
      },
      { at: "1m", act: suspend(false) },
      {
        at: "3m",
        sees: [
          [jobs, ["myjob Complete 2/2 45s"]],
          [
            conditions("myjob"),
            [
              "Suspended JobResumed",
              "SuccessCriteriaMet CompletionsReached",
              "Complete CompletionsReached",
            ],
          ],
        ],
      },
    ],
  },
  {
    behaviour: "a CronJob makes a Job every minute, and keeps the last three",
    manifest: "jobs/cron.yaml",
    walk: [
      {
        at: "30s",
        sees: [
          [cronJobs, ["hello * * * * * <none> False 0 <none>"]],
          [jobs, []],
        ],
      },
      {
        at: "1m30s",
        sees: [
          [cronJobs, ["hello * * * * * <none> False 0 30s"]],
          [jobs, ["hello-29453761 Complete 1/1 4s"]],
          [log("hello"), "Thu Jan  1 00:01:02 UTC 2026\nHello from the Kubernetes cluster\n"],
        ],
      },
      {
        at: "5m30s",
        sees: [
          [
            jobs,
            [
              "hello-29453763 Complete 1/1 3s",
              "hello-29453764 Complete 1/1 3s",
              "hello-29453765 Complete 1/1 3s",
            ],
          ],
          [field(CronJob, "hello", "status.lastScheduleTime"), "2026-01-01T00:05:00Z"],
        ],
      },
    ],
  },
];
