/** Pods of a Job for tests, in few words. */
import type { Job } from "../../api/batch/job.ts";
import {
  completionIndexKey,
  indexFailureCountKey,
  indexIgnoredFailureCountKey,
  jobTrackingFinalizer,
} from "../../api/batch/job-labels.ts";
import { testJob } from "../../api/batch/test-jobs.ts";
import type { Pod } from "../../api/core/pod/pod.ts";
import { controllerRefTo } from "../claim.ts";
import { podOf, readyCondition, timeAt } from "./workloads.ts";

export interface JobPod {
  /** `Running` unless said otherwise. */
  readonly phase?: string;
  readonly ready?: boolean;
  readonly index?: number;
  /** Its finalizer is gone: it was counted. */
  readonly released?: boolean;
  readonly deleting?: boolean;
  /** Seconds before now at which its container ended, and how. */
  readonly ended?: number;
  readonly exitCode?: number;
  /** Failures of its index before it, and those that a policy ignored. */
  readonly failures?: number;
  readonly ignored?: number;
  readonly restarts?: number;
  readonly age?: number;
  readonly condition?: string;
  readonly nodeName?: string | undefined;
}

/** A pod of `testJob()` by its name, made an hour ago, not ready. */
export function jobPod(name: string, given: JobPod = {}): Pod {
  const { phase = "Running", index, failures, ignored, age = 3600, condition } = given;
  const counts = {
    ...(index !== undefined && { [completionIndexKey]: String(index) }),
    ...(failures !== undefined && { [indexFailureCountKey]: String(failures) }),
    ...(ignored !== undefined && { [indexIgnoredFailureCountKey]: String(ignored) }),
  };
  return podOf({
    metadata: {
      name,
      uid: name,
      creationTimestamp: timeAt(-age),
      annotations: counts,
      ownerReferences: [controllerRefTo(testJob())],
      ...(given.released ? {} : { finalizers: [jobTrackingFinalizer] }),
      ...(given.deleting && { deletionTimestamp: timeAt(0) }),
    },
    spec: "nodeName" in given ? { nodeName: given.nodeName } : {},
    status: {
      phase,
      conditions: [
        readyCondition(given.ready ? "True" : "False", -60),
        ...(condition === undefined ? [] : [{ type: condition, status: "True" }]),
      ],
      containerStatuses: [containerStatus(given)],
    },
  });
}

function containerStatus({ ended, exitCode = 1, restarts = 0 }: JobPod) {
  const terminated = { exitCode, finishedAt: timeAt(-(ended ?? 0)), reason: "Error" };
  return {
    name: "c",
    ready: false,
    restartCount: restarts,
    image: "app:1",
    imageID: "",
    lastState: {},
    state: ended === undefined ? {} : { terminated },
  };
}

/** An Indexed Job of four completions, two at a time. */
export const indexedJob = (spec: Partial<Job["spec"]> = {}, status: Job["status"] = {}): Job =>
  testJob({ completionMode: "Indexed", completions: 4, parallelism: 2, ...spec }, status);

export const namesOf = (pods: Iterable<Pod>): readonly (string | undefined)[] =>
  [...pods].map(({ metadata }) => metadata.name);
