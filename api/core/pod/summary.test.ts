import { expect, test } from "vitest";
import { podColumns } from "./columns.ts";
import type { ContainerStatus } from "./container-status.ts";
import type { PodStatus } from "./status.ts";
import {
  testContainerStatus as container,
  type PodParts,
  testContainer,
  testPod,
} from "./test-pods.ts";

const nowMs = Date.parse("2026-03-01T12:00:00Z");
const createdAt = "2026-03-01T11:50:00Z";

function row({ metadata, ...parts }: PodParts): unknown[] {
  const pod = testPod({ metadata: { creationTimestamp: createdAt, ...metadata }, ...parts });
  return podColumns.slice(1, 4).map(({ value }) => value(pod, nowMs));
}

const running = { ready: true, state: { running: { startedAt: createdAt } } };
const unready = { ready: false, state: { running: { startedAt: createdAt } } };
const waiting = (reason: string) => ({ state: { waiting: { reason } } });
const ended = (exitCode: number, reason?: string) => ({
  state: { terminated: { exitCode, ...(reason === undefined ? {} : { reason }) } },
});
const condition = (type: string, status = "True", reason?: string) => ({
  type,
  status,
  ...(reason === undefined ? {} : { reason }),
});
const crashed = (finishedAt: string) => ({
  lastState: { terminated: { exitCode: 1, reason: "Error", finishedAt } },
});
const two = { containers: [testContainer({ name: "a" }), testContainer({ name: "b" })] };
const withInit = { initContainers: [testContainer({ name: "i0" }), testContainer({ name: "i1" })] };
const withSidecar = {
  initContainers: [
    testContainer({ name: "i0", restartPolicy: "Always" }),
    testContainer({ name: "i1" }),
  ],
};
const main = (...statuses: Partial<ContainerStatus>[]): PodStatus => ({
  phase: "Running",
  containerStatuses: statuses.map((each) => container(each)),
});
const initial = (first: Partial<ContainerStatus>, second: Partial<ContainerStatus>): PodStatus => ({
  phase: "Pending",
  initContainerStatuses: [
    container({ name: "i0", ...first }),
    container({ name: "i1", ...second }),
  ],
  containerStatuses: [container(waiting("PodInitializing"))],
});
const deleted = { deletionTimestamp: "2026-03-01T11:59:50Z" };

const table: { behaviour: string; given: PodParts; shows: string[] }[] = [
  {
    behaviour: "of a new pod is its phase",
    given: { status: { phase: "Pending" } },
    shows: ["0/1", "Pending", "0"],
  },
  {
    behaviour: "of a gated pod is that it is gated",
    given: {
      status: {
        phase: "Pending",
        conditions: [condition("PodScheduled", "False", "SchedulingGated")],
      },
    },
    shows: ["0/1", "SchedulingGated", "0"],
  },
  {
    behaviour: "of a pod whose image is pulled is the container's reason",
    given: {
      status: { phase: "Pending", containerStatuses: [container(waiting("ContainerCreating"))] },
    },
    shows: ["0/1", "ContainerCreating", "0"],
  },
  {
    behaviour: "of a running pod is Running",
    given: { status: main(running) },
    shows: ["1/1", "Running", "0"],
  },
  {
    behaviour: "of a running pod that is not ready is still Running",
    given: { status: main(unready) },
    shows: ["0/1", "Running", "0"],
  },
  {
    behaviour: "is the reason of the first container that has one",
    given: { spec: two, status: main({ name: "a", ...waiting("ErrImagePull") }, waiting("Other")) },
    shows: ["0/2", "ErrImagePull", "0"],
  },
  {
    behaviour: "of a crashing container says when it last ended",
    given: {
      status: main({
        ...waiting("CrashLoopBackOff"),
        ...crashed("2026-03-01T11:58:20Z"),
        restartCount: 3,
      }),
    },
    shows: ["0/1", "CrashLoopBackOff", "3 (100s ago)"],
  },
  {
    behaviour: "adds restarts up and takes the last time of all containers",
    given: {
      spec: two,
      status: main(
        { ...running, ...crashed("2026-03-01T11:50:00Z"), restartCount: 2 },
        { ...running, ...crashed("2026-03-01T11:55:00Z"), restartCount: 1 },
      ),
    },
    shows: ["2/2", "Running", "3 (5m ago)"],
  },
  {
    behaviour: "of a container that ended is its reason",
    given: { status: { ...main(ended(0, "Completed")), phase: "Succeeded" } },
    shows: ["0/1", "Completed", "0"],
  },
  {
    behaviour: "of a container that ended without a reason is its exit code",
    given: { status: main(ended(3)) },
    shows: ["0/1", "ExitCode:3", "0"],
  },
  {
    behaviour: "of a container that a signal ended is the signal",
    given: { status: main({ state: { terminated: { exitCode: 137, signal: 9 } } }) },
    shows: ["0/1", "Signal:9", "0"],
  },
  {
    behaviour: "is Running while one container runs beside a completed one, if the pod is ready",
    given: {
      spec: two,
      status: { ...main(ended(0, "Completed"), running), conditions: [condition("Ready")] },
    },
    shows: ["1/2", "Running", "0"],
  },
  {
    behaviour:
      "is NotReady while one container runs beside a completed one, if the pod is not ready",
    given: { spec: two, status: main(ended(0, "Completed"), running) },
    shows: ["1/2", "NotReady", "0"],
  },
  {
    behaviour: "of an evicted pod is the pod's own reason",
    given: { status: { phase: "Failed", reason: "Evicted" } },
    shows: ["0/1", "Evicted", "0"],
  },
  {
    behaviour: "counts the init containers that are done",
    given: { spec: withInit, status: initial(ended(0, "Completed"), unready) },
    shows: ["0/1", "Init:1/2", "0"],
  },
  {
    behaviour: "counts none where the first init container waits for the pod",
    given: {
      spec: withInit,
      status: initial(waiting("PodInitializing"), waiting("PodInitializing")),
    },
    shows: ["0/1", "Init:0/2", "0"],
  },
  {
    behaviour: "says why an init container waits",
    given: {
      spec: withInit,
      status: initial(
        {
          ...waiting("CrashLoopBackOff"),
          ...crashed("2026-03-01T11:59:30Z"),
          restartCount: 2,
        },
        waiting("PodInitializing"),
      ),
    },
    shows: ["0/1", "Init:CrashLoopBackOff", "2 (30s ago)"],
  },
  {
    behaviour: "says how an init container failed",
    given: { spec: withInit, status: initial(ended(2, "Error"), waiting("PodInitializing")) },
    shows: ["0/1", "Init:Error", "0"],
  },
  {
    behaviour: "says with which exit code an init container failed without a reason",
    given: { spec: withInit, status: initial(ended(2), waiting("PodInitializing")) },
    shows: ["0/1", "Init:ExitCode:2", "0"],
  },
  {
    behaviour: "says which signal ended an init container without a reason",
    given: {
      spec: withInit,
      status: initial({ state: { terminated: { exitCode: 137, signal: 9 } } }, {}),
    },
    shows: ["0/1", "Init:Signal:9", "0"],
  },
  {
    behaviour: "is PodInitializing once all init containers are done",
    given: { spec: withInit, status: initial(ended(0, "Completed"), ended(0, "Completed")) },
    shows: ["0/1", "PodInitializing", "0"],
  },
  {
    behaviour: "does not count restarts of init containers once they are done",
    given: {
      spec: withInit,
      status: {
        ...initial({ ...ended(0, "Completed"), restartCount: 4 }, ended(0, "Completed")),
        containerStatuses: [container(running)],
        phase: "Running",
      },
    },
    shows: ["1/1", "Running", "0"],
  },
  {
    behaviour: "counts a sidecar that is ready, and its restarts",
    given: {
      spec: withSidecar,
      status: {
        phase: "Running",
        initContainerStatuses: [
          container({
            name: "i0",
            ...running,
            ...crashed("2026-03-01T11:59:00Z"),
            started: true,
            restartCount: 1,
          }),
          container({ name: "i1", ...ended(0, "Completed"), restartCount: 5 }),
        ],
        containerStatuses: [container(running)],
      },
    },
    shows: ["2/2", "Running", "1 (60s ago)"],
  },
  {
    behaviour: "waits for the init container after a sidecar that has started",
    given: {
      spec: withSidecar,
      status: initial({ ...running, started: true }, waiting("ImagePullBackOff")),
    },
    shows: ["1/2", "Init:ImagePullBackOff", "0"],
  },
  {
    behaviour: "waits for a sidecar that has not started",
    given: { spec: withSidecar, status: initial({ ...unready, started: false }, {}) },
    shows: ["0/2", "Init:0/2", "0"],
  },
  {
    behaviour: "is that of the containers where an initialized pod starts a sidecar again",
    given: {
      spec: withSidecar,
      status: {
        ...initial({ ...waiting("CrashLoopBackOff"), restartCount: 2 }, ended(0)),
        phase: "Running",
        conditions: [condition("Initialized")],
        containerStatuses: [container(running)],
      },
    },
    shows: ["1/2", "Init:CrashLoopBackOff", "2"],
  },
  {
    behaviour: "of a pod that is being deleted is Terminating",
    given: { metadata: deleted, status: main(running) },
    shows: ["1/1", "Terminating", "0"],
  },
  {
    behaviour: "of an initializing pod that is being deleted is Terminating",
    given: { metadata: deleted, spec: withInit, status: initial(unready, {}) },
    shows: ["0/1", "Terminating", "0"],
  },
  {
    behaviour: "of an ended pod that is being deleted stays what it was",
    given: { metadata: deleted, status: { ...main(ended(0, "Completed")), phase: "Succeeded" } },
    shows: ["0/1", "Completed", "0"],
  },
  {
    behaviour: "of a pod that is deleted from a lost node is Unknown",
    given: { metadata: deleted, status: { ...main(running), reason: "NodeLost" } },
    shows: ["1/1", "Unknown", "0"],
  },
  {
    behaviour: "of a pod on a lost node is NodeLost",
    given: { status: { phase: "Running", reason: "NodeLost" } },
    shows: ["0/1", "NodeLost", "0"],
  },
];

test.each(table)("the status $behaviour", ({ given, shows }) => {
  expect(row(given)).toEqual(shows);
});
