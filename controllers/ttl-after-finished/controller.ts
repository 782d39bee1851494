import { Job } from "../../api/batch/job.ts";
import { type Controller, keyOf, nothing, splitKey, watch } from "../../client/controller.ts";
import { planCleanup } from "./plan.ts";

/** Deletes Jobs some time after they have ended. */
export const ttlAfterFinishedController: Controller = {
  name: "ttl-after-finished-controller",
  watches: [watch(Job, { keys: (job) => [keyOf(job)] })],
  reconcile(key, view) {
    const { namespace, name } = splitKey(key);
    const job = view.get(Job, namespace, name);
    return job === undefined ? nothing : planCleanup(job, view.nowMs);
  },
};
