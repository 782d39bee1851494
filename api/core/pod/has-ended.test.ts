import { expect, test } from "vitest";
import type { ContainerStatus } from "./container-status.ts";
import { hasStopped } from "./has-ended.ts";
import { testPod } from "./test-pods.ts";

const ending = { deletionTimestamp: "2026-01-01T00:00:00Z" };
const inState = (state: ContainerStatus["state"]): ContainerStatus => ({
  name: "app",
  ready: false,
  restartCount: 0,
  image: "app:1",
  imageID: "",
  lastState: {},
  state,
});
const running = inState({ running: { startedAt: "2026-01-01T00:00:00Z" } });
const waiting = inState({ waiting: { reason: "ContainerCreating" } });
const over = inState({ terminated: { exitCode: 0 } });

test.each([
  {
    behaviour: "that succeeded needs none",
    metadata: {},
    status: { phase: "Succeeded" },
    is: true,
  },
  { behaviour: "that waits needs them", metadata: {}, status: {}, is: false },
  { behaviour: "that goes before it began needs none", metadata: ending, status: {}, is: true },
  {
    behaviour: "that goes and runs needs them",
    metadata: ending,
    status: { containerStatuses: [over, running] },
    is: false,
  },
  {
    behaviour: "that goes while it is set up needs them",
    metadata: ending,
    status: { initContainerStatuses: [running], containerStatuses: [waiting] },
    is: false,
  },
  {
    behaviour: "that goes and runs no more needs none",
    metadata: ending,
    status: { initContainerStatuses: [over], containerStatuses: [over, waiting] },
    is: true,
  },
])("of its volumes, a pod $behaviour", ({ metadata, status, is }) => {
  expect(hasStopped(testPod({ metadata, status: { phase: "Pending", ...status } }))).toBe(is);
});
