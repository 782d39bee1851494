/** The pods that a Job makes. Source: pkg/controller/job manageJob 1.36. */
import type { Job } from "../../api/batch/job.ts";
import {
  completionIndexKey,
  indexFailureCountKey,
  indexIgnoredFailureCountKey,
  jobTrackingFinalizer,
} from "../../api/batch/job-labels.ts";
import type { Container } from "../../api/core/pod/container.ts";
import type { Pod } from "../../api/core/pod/pod.ts";
import type { Draft } from "../../client/action.ts";
import { controllerRefTo } from "../claim.ts";
import { judge } from "./failure-policy.ts";
import { failuresBefore } from "./pods.ts";

/** A pod of the template, which the finalizer holds until it is counted. */
export function podDraft(job: Job): Draft<Pod> {
  const { namespace, name } = job.metadata;
  const { metadata, spec } = job.spec.template;
  const { labels, annotations, finalizers = [] } = metadata;
  return {
    metadata: {
      generateName: `${name}-`,
      namespace,
      ...(labels && { labels }),
      ...(annotations && { annotations }),
      finalizers: finalizers.includes(jobTrackingFinalizer)
        ? finalizers
        : [...finalizers, jobTrackingFinalizer],
      ownerReferences: [controllerRefTo(job)],
    },
    spec,
  };
}

/** A name is generated from so many characters at most; five more come after them. */
const prefixMax = 58;

/**
 * The pod for an index: it finds the index in its annotations, its environment and its host name.
 * `failed` is the pod before it, whose failures it carries on.
 */
export function indexedPodDraft(job: Job, index: number, failed: Pod | undefined): Draft<Pod> {
  const { metadata, spec } = podDraft(job);
  const { name = "" } = job.metadata;
  const ending = `-${index}-`;
  const key = { [completionIndexKey]: String(index) };
  const { containers, initContainers } = spec;
  return {
    metadata: {
      ...metadata,
      generateName: `${name.slice(0, prefixMax - ending.length)}${ending}`,
      labels: { ...metadata.labels, ...key },
      annotations: { ...metadata.annotations, ...key, ...failureCounts(job, failed) },
    },
    spec: {
      ...spec,
      hostname: `${name}-${index}`,
      containers: containers.map(withIndexVariable),
      ...(initContainers && { initContainers: initContainers.map(withIndexVariable) }),
    },
  };
}

function failureCounts({ spec }: Job, failed: Pod | undefined): Readonly<Record<string, string>> {
  if (spec.backoffLimitPerIndex === undefined) return {};
  if (failed === undefined) return { [indexFailureCountKey]: "0" };
  const { counted, ignored } = failuresBefore(failed);
  const { counts } = judge(spec.podFailurePolicy, failed);
  const ignoredNow = ignored + (counts ? 0 : 1);
  return {
    [indexFailureCountKey]: String(counted + (counts ? 1 : 0)),
    ...(ignoredNow > 0 && { [indexIgnoredFailureCountKey]: String(ignoredNow) }),
  };
}

const indexVariable = "JOB_COMPLETION_INDEX";

function withIndexVariable(container: Container): Container {
  const { env = [] } = container;
  if (env.some(({ name }) => name === indexVariable)) return container;
  const fieldPath = `metadata.labels['${completionIndexKey}']`;
  const variable = {
    name: indexVariable,
    valueFrom: { fieldRef: { apiVersion: "v1", fieldPath } },
  };
  return { ...container, env: [...env, variable] };
}
