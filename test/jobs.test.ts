/** Jobs from their creation to their end, with every component at work on virtual time. */
import { describe, expect, test } from "vitest";
import { Job } from "../api/batch/job.ts";
import type { JobStatus } from "../api/batch/job-status.ts";
import { ConfigMap } from "../api/core/configmap.ts";
import { Event } from "../api/core/event.ts";
import { Pod } from "../api/core/pod/pod.ts";
import type { Cluster } from "../simulator/cluster.ts";
import { createCluster } from "../simulator/cluster.ts";
import { keepingPods } from "./keeping-pods.ts";

/** A Job `j` whose containers run a script. */
const job = (script: string, spec: object = {}, restartPolicy = "Never") => ({
  apiVersion: "batch/v1",
  kind: "Job",
  metadata: { name: "j" },
  spec: {
    ...spec,
    template: {
      spec: {
        restartPolicy,
        containers: [{ name: "c", image: "busybox:1.36", command: ["sh", "-c", script] }],
      },
    },
  },
});

const statusOf = (cluster: Cluster): JobStatus => cluster.get(Job, "j")?.status ?? {};
const pods = (cluster: Cluster) => cluster.list(Pod, "default");
const conditionsOf = ({ conditions = [] }: JobStatus) =>
  conditions.map(({ type, status, reason }) => `${type}=${status}: ${reason}`);
const eventsOf = (cluster: Cluster) =>
  cluster
    .list(Event, "default")
    .filter(({ involvedObject }) => involvedObject.kind === "Job")
    .map(({ type, reason, message }) =>
      `${type} ${reason}: ${message}`.replaceAll(/j(-[0-9]+)?-[a-z0-9]{5}/g, "j$1-<suffix>"),
    );
const indexed = { completionMode: "Indexed", completions: 3, parallelism: 3 };
const created = "Normal SuccessfulCreate: Created pod: j-<suffix>";

interface Row {
  readonly behaviour: string;
  readonly manifest: object;
  readonly status: JobStatus;
  readonly conditions: readonly string[];
  readonly events: readonly string[];
}

const complete = [
  "SuccessCriteriaMet=True: CompletionsReached",
  "Complete=True: CompletionsReached",
];
const failed = (reason: string) => [`FailureTarget=True: ${reason}`, `Failed=True: ${reason}`];

test.each<Row>([
  {
    behaviour: "runs so many pods at a time until enough have succeeded",
    manifest: job("sleep 3", { completions: 3, parallelism: 2 }),
    status: { succeeded: 3 },
    conditions: complete,
    events: [created, created, created, "Normal Completed: Job completed"],
  },
  {
    behaviour: "fails after the failures that it bears",
    manifest: job("exit 3", { backoffLimit: 1 }),
    status: { failed: 2 },
    conditions: failed("BackoffLimitExceeded"),
    events: [
      created,
      created,
      "Warning BackoffLimitExceeded: Job has reached the specified backoff limit",
    ],
  },
  {
    behaviour: "counts containers that restart in their pod",
    manifest: job("exit 3", { backoffLimit: 2 }, "OnFailure"),
    status: { failed: 1 },
    conditions: failed("BackoffLimitExceeded"),
    events: [
      created,
      "Normal SuccessfulDelete: Deleted pod: j-<suffix>",
      "Warning BackoffLimitExceeded: Job has reached the specified backoff limit",
    ],
  },
  {
    behaviour: "fails at its deadline, once its pod has gone",
    manifest: job("sleep 1000", { activeDeadlineSeconds: 5 }),
    status: { failed: 1 },
    conditions: failed("DeadlineExceeded"),
    events: [
      created,
      "Normal SuccessfulDelete: Deleted pod: j-<suffix>",
      "Warning DeadlineExceeded: Job was active longer than specified deadline",
    ],
  },
  {
    behaviour: "runs each index once",
    manifest: job("sleep 1", indexed),
    status: { succeeded: 3, completedIndexes: "0-2" },
    conditions: complete,
    events: [
      "Normal SuccessfulCreate: Created pod: j-0-<suffix>",
      "Normal SuccessfulCreate: Created pod: j-1-<suffix>",
      "Normal SuccessfulCreate: Created pod: j-2-<suffix>",
      "Normal Completed: Job completed",
    ],
  },
  {
    behaviour: "fails by its indexes",
    manifest: job("exit 1", {
      ...indexed,
      completions: 1,
      parallelism: 1,
      backoffLimitPerIndex: 1,
    }),
    status: { failed: 2, failedIndexes: "0" },
    conditions: failed("FailedIndexes"),
    events: [
      "Normal SuccessfulCreate: Created pod: j-0-<suffix>",
      "Normal SuccessfulCreate: Created pod: j-0-<suffix>",
      "Warning FailedIndexes: Job has failed indexes",
    ],
  },
  {
    behaviour: "fails at once by an exit code",
    manifest: job("exit 42", {
      podFailurePolicy: {
        rules: [{ action: "FailJob", onExitCodes: { operator: "In", values: [42] } }],
      },
    }),
    status: { failed: 1 },
    conditions: failed("PodFailurePolicy"),
    events: [
      created,
      "Warning PodFailurePolicy: Container c for pod default/j-<suffix> failed with exit code 42 " +
        "matching FailJob rule at index 0",
    ],
  },
  {
    behaviour: "succeeds early by a policy",
    manifest: job("sleep 1", {
      ...indexed,
      parallelism: 1,
      successPolicy: { rules: [{ succeededIndexes: "0" }] },
    }),
    status: { succeeded: 1, completedIndexes: "0" },
    conditions: ["SuccessCriteriaMet=True: SuccessPolicy", "Complete=True: SuccessPolicy"],
    events: [
      "Normal SuccessfulCreate: Created pod: j-0-<suffix>",
      "Normal Completed: Job completed",
    ],
  },
])("a Job $behaviour", ({ manifest, status, conditions, events }) => {
  const cluster = createCluster();
  cluster.apply(manifest);
  cluster.advance("10m");
  const { startTime, completionTime, ...last } = statusOf(cluster);
  expect(last).toEqual({
    conditions: last.conditions,
    ready: 0,
    terminating: 0,
    uncountedTerminatedPods: {},
    ...status,
  });
  expect(conditionsOf(last)).toEqual(conditions);
  expect(eventsOf(cluster)).toEqual(events);
  expect(pods(cluster).flatMap(({ metadata }) => metadata.finalizers ?? [])).toEqual([]);
});

test("failed pods are replaced after 10 seconds, then after twice the time", () => {
  const cluster = createCluster();
  cluster.apply(job("exit 1", { backoffLimit: 3 }));
  cluster.advance("1h");
  const times = pods(cluster).map(({ metadata, status }) => ({
    bornMs: Date.parse(metadata.creationTimestamp ?? ""),
    endMs: Date.parse(status.containerStatuses?.[0]?.state.terminated?.finishedAt ?? ""),
  }));
  times.sort((left, right) => left.bornMs - right.bornMs);
  const gaps = times.slice(1).map(({ bornMs }, at) => bornMs - (times[at]?.endMs ?? 0));
  expect(gaps.map((gapMs) => Math.floor(gapMs / 10_000))).toEqual([1, 2, 4]);
});

test("a pod that somebody deletes is a failure: the next one waits 10 seconds", () => {
  const cluster = createCluster();
  cluster.apply(job("trap 'exit 0' TERM; while true; do sleep 1; done"));
  cluster.advance("20s");
  const [first] = pods(cluster);
  const { name = "" } = first?.metadata ?? {};
  cluster.request({ verb: "delete", resource: Pod, namespace: "default", name });
  cluster.advance("8s");
  expect(pods(cluster)).toEqual([]);
  cluster.advance("3s");
  expect(pods(cluster)).toHaveLength(1);
});

test("a pod knows its index by label, annotation, environment and host name", () => {
  const cluster = createCluster();
  cluster.apply(job("sleep 100", indexed));
  cluster.advance("5s");
  const key = "batch.kubernetes.io/job-completion-index";
  const last = pods(cluster).find(({ metadata }) => metadata.labels?.[key] === "2");
  expect(last).toMatchObject({
    metadata: { annotations: { [key]: "2" }, finalizers: ["batch.kubernetes.io/job-tracking"] },
    spec: { hostname: "j-2" },
  });
  expect(last?.spec.containers[0]?.env).toEqual([
    {
      name: "JOB_COMPLETION_INDEX",
      valueFrom: { fieldRef: { apiVersion: "v1", fieldPath: `metadata.labels['${key}']` } },
    },
  ]);
});

describe("a Job that is suspended", () => {
  const suspend = (cluster: Cluster, suspended: boolean) =>
    cluster.request({
      verb: "patch",
      patchType: "merge",
      resource: Job,
      namespace: "default",
      name: "j",
      body: { spec: { suspend: suspended } },
    });

  test("loses its pods, counts none of them, and starts anew when it is resumed", () => {
    const cluster = createCluster();
    cluster.apply(job("sleep 60", { activeDeadlineSeconds: 100 }));
    cluster.advance("50s");
    suspend(cluster, true);
    cluster.advance("10m");
    const rested = statusOf(cluster);
    expect(conditionsOf(rested)).toEqual(["Suspended=True: JobSuspended"]);
    expect([rested.startTime, rested.failed, pods(cluster)]).toEqual([undefined, undefined, []]);
    suspend(cluster, false);
    cluster.advance("10m");
    expect(conditionsOf(statusOf(cluster))).toEqual(["Suspended=False: JobResumed", ...complete]);
    expect(eventsOf(cluster)).toEqual([
      created,
      "Normal SuccessfulDelete: Deleted pod: j-<suffix>",
      "Normal Suspended: Job suspended",
      created,
      "Normal Resumed: Job resumed",
      "Normal Completed: Job completed",
    ]);
  });

  test("makes its pods at once when it is resumed, while those before are still going", () => {
    const cluster = createCluster();
    cluster.apply(job("sleep 1000", { completions: 3, parallelism: 3 }));
    cluster.advance("20s");
    suspend(cluster, true);
    cluster.advance("3s");
    suspend(cluster, false);
    cluster.advance("1s");
    const { active, terminating, failed: failures } = statusOf(cluster);
    expect([active, terminating, failures]).toEqual([3, 3, undefined]);
  });

  test("from the start makes no pod", () => {
    const cluster = createCluster();
    cluster.apply(job("sleep 1", { suspend: true }));
    cluster.advance("1m");
    expect(pods(cluster)).toEqual([]);
    expect(statusOf(cluster).startTime).toBeUndefined();
  });
});

test("a Job tells of pods that succeeded beyond its completions", () => {
  const cluster = createCluster();
  const labels = { app: "adopted" };
  for (const name of ["a", "b"]) {
    cluster.apply({
      apiVersion: "v1",
      kind: "Pod",
      metadata: { name, labels },
      spec: { restartPolicy: "Never", containers: [{ name: "c", image: "busybox:1.36" }] },
    });
  }
  cluster.advance("1m");
  const { spec, ...rest } = job("true");
  const template = { ...spec.template, metadata: { labels } };
  const selector = { matchLabels: labels };
  cluster.apply({ ...rest, spec: { manualSelector: true, selector, template } });
  cluster.advance("1m");
  expect(statusOf(cluster).succeeded).toBe(2);
  expect(eventsOf(cluster)).toEqual([
    "Warning TooManySucceededPods: Too many succeeded pods running after completion count reached",
    "Normal Completed: Job completed",
  ]);
});

test("a pod that something else than a Job controls is not let go", () => {
  const cluster = createCluster();
  cluster.apply({ apiVersion: "v1", kind: "ConfigMap", metadata: { name: "trainer" } });
  const { uid = "" } = cluster.get(ConfigMap, "trainer")?.metadata ?? {};
  const finalizers = ["batch.kubernetes.io/job-tracking"];
  const owner = { apiVersion: "v1", kind: "ConfigMap", name: "trainer", uid, controller: true };
  cluster.apply({
    apiVersion: "v1",
    kind: "Pod",
    metadata: { name: "p", finalizers, ownerReferences: [owner] },
    spec: { containers: [{ name: "c", image: "nginx:1.29" }] },
  });
  cluster.advance("10s");
  cluster.request({ verb: "delete", resource: Pod, namespace: "default", name: "p" });
  cluster.advance("1m");
  expect(cluster.get(Pod, "p")?.metadata).toMatchObject({ finalizers });
});

test("a Job goes some time after its end, with its pods", () => {
  const cluster = createCluster();
  cluster.apply(job("sleep 1", { ttlSecondsAfterFinished: 60 }));
  cluster.advance("30s");
  expect(conditionsOf(statusOf(cluster))).toEqual(complete);
  cluster.advance("2m");
  expect([cluster.get(Job, "j"), pods(cluster)]).toEqual([undefined, []]);
});

test("a Job of another manager is left alone", () => {
  const cluster = createCluster();
  cluster.apply(job("sleep 1", { managedBy: "example.com/other" }));
  cluster.advance("1m");
  expect([statusOf(cluster), pods(cluster)]).toEqual([{}, []]);
});

describe("a running Job that is deleted", () => {
  test.each([
    { policy: "Background", left: 0 },
    { policy: "Foreground", left: 0 },
    { policy: "Orphan", left: 2 },
  ] as const)("by $policy leaves $left pods, and none that anything holds", ({ policy, left }) => {
    const cluster = createCluster();
    cluster.apply(job("sleep 1000", { parallelism: 2, completions: 2 }));
    cluster.advance("20s");
    const options = { propagationPolicy: policy };
    const request = { verb: "delete", resource: Job, namespace: "default", name: "j" } as const;
    cluster.request({ ...request, options });
    cluster.advance("2m");
    expect(cluster.get(Job, "j")).toBeUndefined();
    expect(pods(cluster).map(({ metadata }) => metadata.finalizers)).toEqual(
      Array(left).fill(undefined),
    );
  });
});

test.each([
  { behaviour: "failed", spec: { activeDeadlineSeconds: 30 }, change: {} },
  { behaviour: "suspended", spec: {}, change: { suspend: true } },
  { behaviour: "smaller", spec: {}, change: { parallelism: 0 } },
])("a pod that may not be deleted keeps no other of a $behaviour Job from going", (given) => {
  const cluster = createCluster();
  const spec = { parallelism: 3, completions: 3, ...given.spec };
  cluster.apply([...keepingPods, job("sleep 1h", spec)]);
  cluster.advance("10s");
  const names = pods(cluster).map(({ metadata }) => metadata.name ?? "");
  for (const name of names.slice(0, 1)) {
    cluster.patch(Pod, name, { metadata: { labels: { keep: "yes" } } });
  }
  cluster.patch(Job, "j", { spec: given.change });
  cluster.advance("2m");
  expect([names.length, ...pods(cluster).map(({ metadata }) => metadata.labels?.keep)]).toEqual([
    3,
    "yes",
  ]);
});
