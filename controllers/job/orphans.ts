import { Job } from "../../api/batch/job.ts";
import { Pod } from "../../api/core/pod/pod.ts";
import type { OwnerReference } from "../../api/meta/object-meta.ts";
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

/** What others call a Job counts its pods itself. */
const isJob = ({ apiVersion, kind }: OwnerReference) =>
  apiVersion === Job.apiVersion && kind === Job.kind;

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
    const isCounted = owner !== undefined && (!isJob(owner) || isThere(owner));
    return isCounted ? nothing : { actions: [untrack(pod)] };

    function isThere({ name: ownerName, uid }: OwnerReference): boolean {
      return view.get(Job, namespace, ownerName)?.metadata.uid === uid;
    }
  },
};
