import { Job } from "../../api/batch/job.ts";
import { parseTime } from "../../api/runtime.ts";
import { remove } from "../../client/action.ts";
import { nothing, type Plan } from "../../client/controller.ts";

/**
 * Deletes a Job with its pods when its time is up, but not one that changed meanwhile.
 * Source: pkg/controller/ttlafterfinished 1.36.
 */
export function planCleanup(job: Job, nowMs: number): Plan {
  const { ttlSecondsAfterFinished: ttl } = job.spec;
  const { uid, resourceVersion, deletionTimestamp } = job.metadata;
  const endMs = finishedMs(job);
  if (ttl === undefined || endMs === undefined || deletionTimestamp !== undefined) return nothing;
  const remainingMs = endMs + ttl * 1000 - nowMs;
  if (remainingMs > 0) return { actions: [], requeueAfterMs: remainingMs };
  const preconditions = { uid, resourceVersion };
  return { actions: [remove(Job, job, { propagationPolicy: "Foreground", preconditions })] };
}

function finishedMs({ status: { conditions = [] } }: Job): number | undefined {
  const end = conditions.find(
    ({ type, status }) => (type === "Complete" || type === "Failed") && status === "True",
  );
  return parseTime(end?.lastTransitionTime);
}
