import { applying, type Scenario } from "./scenario.ts";

const podSpec = (script: string) => ({
  restartPolicy: "Never",
  containers: [{ name: "c", image: "busybox:1.36", command: ["sh", "-c", script] }],
});

const job = (script: string, spec: object = {}) => ({
  apiVersion: "batch/v1",
  kind: "Job",
  metadata: { name: "j" },
  spec: { ...spec, template: { spec: podSpec(script) } },
});

const everyFiveMinutes = {
  apiVersion: "batch/v1",
  kind: "CronJob",
  metadata: { name: "c" },
  spec: {
    schedule: "*/5 * * * *",
    successfulJobsHistoryLimit: 1,
    jobTemplate: { spec: { template: { spec: podSpec("sleep 2") } } },
  },
};

export const batchScenarios: readonly Scenario[] = [
  {
    name: "a Job runs to its end",
    controllers: ["job-controller"],
    steps: [{ act: applying(job("sleep 2", { completions: 4, parallelism: 2 })) }],
  },
  {
    name: "an indexed Job runs to its end",
    controllers: ["job-controller"],
    steps: [
      {
        act: applying(
          job("sleep 2", { completions: 3, parallelism: 2, completionMode: "Indexed" }),
        ),
      },
    ],
  },
  {
    name: "a Job fails at last",
    controllers: ["job-controller"],
    steps: [{ act: applying(job("exit 1", { backoffLimit: 1 })), rest: "2m" }],
  },
  {
    name: "a Job is suspended and goes on",
    controllers: ["job-controller"],
    steps: [
      { act: applying(job("sleep 30", { completions: 2, parallelism: 2 })), rest: "10s" },
      { act: applying(job("sleep 30", { completions: 2, parallelism: 2, suspend: true })) },
      { act: applying(job("sleep 30", { completions: 2, parallelism: 2, suspend: false })) },
    ],
  },
  {
    name: "the pods of a deleted Job are let go of",
    controllers: ["job-orphan-controller"],
    steps: [
      { act: applying(job("sleep 3600", { completions: 2, parallelism: 2 })) },
      {
        act: (cluster) =>
          cluster.request({
            verb: "delete",
            resource: { group: "batch", version: "v1", plural: "jobs" },
            namespace: "default",
            name: "j",
            options: { propagationPolicy: "Orphan" },
          }),
      },
    ],
  },
  {
    name: "a CronJob runs three times and keeps one",
    controllers: ["cronjob-controller"],
    steps: [{ act: applying(everyFiveMinutes), rest: "16m" }],
  },
  {
    name: "a finished Job is deleted after its time",
    controllers: ["ttl-after-finished-controller"],
    steps: [{ act: applying(job("sleep 1", { ttlSecondsAfterFinished: 60 })), rest: "5m" }],
  },
];
