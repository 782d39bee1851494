import { Job } from "../../api/batch/job.ts";
import { Pod } from "../../api/core/pod/pod.ts";
import {
  type Controller,
  controllerRef,
  keyOf,
  nothing,
  splitKey,
  watch,
} from "../../client/controller.ts";
import { untrack } from "./manage.ts";
import { isTracked } from "./pods.ts";

/**
 * Lets go of pods that no Job is going to count any more, so that they can be deleted.
 * Source: pkg/controller/job syncOrphanPod 1.36.
 */
export const jobOrphanController: Controller = {
  name: "job-orphan-controller",
  watches: [
    watch(Pod, {
      keys: (pod) => [keyOf(pod)],
      when: (next) => next !== undefined && isTracked(next),
    }),
    watch(Job, {
      keys: ({ metadata: { uid = "" } }, view) => view.owned(Pod, uid).filter(isTracked).map(keyOf),
      when: (next) => next === undefined,
    }),
  ],
  reconcile(key, view) {
    const { namespace, name } = splitKey(key);
    const pod = view.get(Pod, namespace, name);
    if (pod === undefined || !isTracked(pod)) return nothing;
    const owner = controllerRef(pod);
    const job = owner?.kind === "Job" ? view.get(Job, namespace, owner.name) : undefined;
    return job !== undefined && job.metadata.uid === owner?.uid
      ? nothing
      : { actions: [untrack(pod)] };
  },
};
