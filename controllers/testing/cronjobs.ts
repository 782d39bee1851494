/** CronJobs for tests: what matters is given, the rest has defaults. */
import type { CronJob, CronJobSpec, CronJobStatus } from "../../api/batch/cronjob.ts";
import { podTemplate, timeAt } from "./workloads.ts";

/** A CronJob `c` of every minute, made an hour ago. */
export function cronJobOf(
  spec: Partial<CronJobSpec> = {},
  status: CronJobStatus = {},
  metadata: CronJob["metadata"] = {},
): CronJob {
  return {
    apiVersion: "batch/v1",
    kind: "CronJob",
    metadata: {
      name: "c",
      namespace: "default",
      uid: "c-uid",
      creationTimestamp: timeAt(-3600),
      ...metadata,
    },
    spec: {
      schedule: "* * * * *",
      concurrencyPolicy: "Allow",
      suspend: false,
      jobTemplate: {
        metadata: { labels: { app: "web" } },
        spec: { template: podTemplate() },
      },
      successfulJobsHistoryLimit: 3,
      failedJobsHistoryLimit: 1,
      ...spec,
    },
    status,
  };
}
