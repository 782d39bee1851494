import { CronJob } from "../../api/batch/cronjob.ts";
import { Job } from "../../api/batch/job.ts";
import {
  type Controller,
  controllerRef,
  keyOf,
  nothing,
  ownerKeys,
  splitKey,
  watch,
} from "../../client/controller.ts";
import { planCronJob } from "./plan.ts";

/** Makes Jobs when they are due. */
export const cronJobController: Controller = {
  name: "cronjob-controller",
  watches: [
    watch(CronJob, { keys: (cronJob) => [keyOf(cronJob)] }),
    watch(Job, { keys: (job) => ownerKeys(job, "CronJob") }),
  ],
  reconcile(key, view, { failure }) {
    const { namespace, name } = splitKey(key);
    const cronJob = view.get(CronJob, namespace, name);
    if (cronJob === undefined) return nothing;
    const { uid = "" } = cronJob.metadata;
    const jobs = view.owned(Job, uid).filter((job) => controllerRef(job)?.uid === uid);
    const isTaken = (jobName: string) => {
      const job = view.get(Job, namespace, jobName);
      return job !== undefined && controllerRef(job)?.uid !== uid;
    };
    return planCronJob({ cronJob, jobs, nowMs: view.nowMs, failure, isTaken });
  },
};
