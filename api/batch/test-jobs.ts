/** Jobs for tests: what matters is given, the rest is what decoding fills in. */
import type { PodTemplateSpec } from "../core/pod/template.ts";
import { testPodSpec } from "../core/pod/test-pods.ts";
import type { Job } from "./job.ts";
import type { JobSpec } from "./job-spec.ts";
import type { JobStatus } from "./job-status.ts";

/** The labels that the server makes for a Job `pi` of uid `u1`. */
export const generatedLabels = {
  "job-name": "pi",
  "controller-uid": "u1",
  "batch.kubernetes.io/job-name": "pi",
  "batch.kubernetes.io/controller-uid": "u1",
};

export function testTask(
  labels: Readonly<Record<string, string>> | undefined = generatedLabels,
): PodTemplateSpec {
  return { metadata: { labels }, spec: { ...testPodSpec(), restartPolicy: "Never" } };
}

/** A Job as it is once created. */
export function testJob(
  spec: Partial<JobSpec> = {},
  status: JobStatus = {},
  metadata: Job["metadata"] = {},
): Job {
  return {
    apiVersion: "batch/v1",
    kind: "Job",
    metadata: { name: "pi", namespace: "default", uid: "u1", ...metadata },
    spec: {
      parallelism: 1,
      completions: 1,
      backoffLimit: 6,
      selector: { matchLabels: { "batch.kubernetes.io/controller-uid": "u1" } },
      manualSelector: false,
      template: testTask(),
      completionMode: "NonIndexed",
      suspend: false,
      podReplacementPolicy: "TerminatingOrFailed",
      ...spec,
    },
    status,
  };
}

/** What turns a Job into an Indexed one. */
export const indexed = { completionMode: "Indexed", completions: 4, parallelism: 2 } as const;
