import { expect, test } from "vitest";
import type { Behavior } from "../behavior/behavior.ts";
import { boundPod, container, plain, TestKubelet } from "../test-kubelet.ts";
import type { Container, Probe } from "../types.ts";

const stop = (does: Partial<Behavior>, graceSeconds: number, parts: Partial<Container> = {}) =>
  new TestKubelet(boundPod({ spec: { containers: [container(parts)] } }), {
    behaviorOf: () => ({ ...plain, ...does }),
  })
    .run(60)
    .delete(graceSeconds)
    .run(100)
    .trace.filter((line) => Number.parseFloat(line) >= 60);
const told = ["60.0 Running c=running ready", "60.0 Normal Killing: Stopping container c"];

test.each([
  { behaviour: "ends on SIGTERM", does: {}, grace: 30, end: ["61.2 Succeeded c=Completed(0)"] },
  {
    behaviour: "ignores SIGTERM and is killed",
    does: { stopMs: undefined },
    grace: 30,
    end: ["91.0 Failed c=Error(137)"],
  },
  {
    behaviour: "sleeps before it stops",
    does: { stopCode: 143 },
    grace: 30,
    parts: { lifecycle: { preStop: { sleep: { seconds: 10 } } } },
    end: ["71.2 Failed c=Error(143)"],
  },
  {
    behaviour: "sleeps longer than its grace, and then has two seconds",
    does: {},
    grace: 5,
    parts: { lifecycle: { preStop: { sleep: { seconds: 10 } } } },
    end: ["66.2 Succeeded c=Completed(0)"],
  },
  {
    behaviour: "sleeps longer than its grace, and is killed two seconds later",
    does: { stopMs: undefined },
    grace: 5,
    parts: { lifecycle: { preStop: { sleep: { seconds: 10 } } } },
    end: ["68.0 Failed c=Error(137)"],
  },
])("a container of a deleted pod $behaviour", ({ does, grace, parts, end }) => {
  const at = end[0]?.split(" ")[0];
  expect(stop(does, grace, parts)).toEqual([...told, ...end, `${at} removed`]);
});

test("a pod that is deleted before it was taken on goes at once", () => {
  const kubelet = new TestKubelet(boundPod()).delete(30).run(60);
  expect(kubelet.trace).toEqual(["0.0 Failed c=ContainerCreating", "0.0 removed"]);
});

const sidecar = (name: string, parts: Partial<Container> = {}) =>
  container({ name, restartPolicy: "Always", ...parts });
const sleeps = (seconds: number) => ({ lifecycle: { preStop: { sleep: { seconds } } } });

/** What is shown of the end of a pod whose container takes ten seconds, as a sidecar does one. */
const stopped = (initContainers: readonly Container[], containers = [container()]) =>
  new TestKubelet(boundPod({ spec: { initContainers, containers } }), {
    behaviorOf: ({ name }) => ({
      ...plain,
      exitsAfterMs: 3_600_000,
      stopMs: name === "c" ? 10_000 : 1_000,
    }),
  })
    .run(60)
    .delete(30)
    .run(100)
    .trace.filter((line) => Number.parseFloat(line) > 60);

test.each([
  {
    behaviour: "after the others, the last first",
    inits: [sidecar("a"), sidecar("b")],
    ends: [
      "71.0 Running a=running b=running c=Completed(0)",
      "73.0 Running a=running b=Completed(0) c=Completed(0)",
      "75.0 Succeeded a=Completed(0) b=Completed(0) c=Completed(0)",
      "75.0 removed",
    ],
  },
  {
    behaviour: "when their hooks are done, which begin at once",
    inits: [sidecar("a", sleeps(8)), sidecar("b", sleeps(15))],
    ends: [
      "71.0 Running a=running b=running c=Completed(0)",
      "77.0 Running a=running b=Completed(0) c=Completed(0)",
      "79.0 Succeeded a=Completed(0) b=Completed(0) c=Completed(0)",
      "79.0 removed",
    ],
  },
])("sidecars are told to stop $behaviour", ({ inits, ends }) => {
  expect(stopped(inits)).toEqual(ends);
});

test("a sidecar does not wait for the init container that runs", () => {
  const initContainers = [sidecar("a"), container({ name: "setup" })];
  expect(stopped(initContainers)).toEqual([
    "62.0 Failed a=Completed(0) setup=Completed(0) c=PodInitializing",
    "62.0 removed",
  ]);
});

const asked = (parts: Partial<Probe> = {}): Probe => ({
  httpGet: { path: "/", port: 80, scheme: "HTTP" },
  periodSeconds: 5,
  timeoutSeconds: 1,
  successThreshold: 1,
  failureThreshold: 2,
  ...parts,
});
const refused = 'Get "http://10.244.0.2:80/": dial tcp 10.244.0.2:80: connect: connection refused';

test.each([
  {
    behaviour: "takes no connections after SIGTERM is found not to be ready",
    parts: { readinessProbe: asked() },
    does: { stopMs: 12_000 },
    shows: [
      "60.0 Running c=running ready",
      "60.0 Normal Killing: Stopping container c",
      `64.5 Warning Unhealthy: Readiness probe failed: ${refused}`,
      "69.5 Running c=running",
      `69.5 Warning Unhealthy: Readiness probe failed: ${refused}`,
      "73.0 Succeeded c=Completed(0)",
      "73.0 removed",
    ],
  },
  {
    behaviour: "goes on serving during its preStop hook stays ready",
    parts: { readinessProbe: asked(), ...sleeps(12) },
    does: { stopMs: 200 },
    shows: [
      "60.0 Running c=running ready",
      "60.0 Normal Killing: Stopping container c",
      "73.2 Succeeded c=Completed(0)",
      "73.2 removed",
    ],
  },
  {
    behaviour: "answers that it is not ready is believed",
    parts: { readinessProbe: asked(), ...sleeps(12) },
    does: {
      stopMs: 200,
      httpStatus: (_: string, sinceMs: number) => (sinceMs < 58_000 ? 200 : 503),
      changesMs: [58_000],
    },
    shows: [
      "60.0 Running c=running ready",
      "60.0 Normal Killing: Stopping container c",
      "64.5 Warning Unhealthy: Readiness probe failed: HTTP probe failed with statuscode: 503",
      "69.5 Running c=running",
      "69.5 Warning Unhealthy: Readiness probe failed: HTTP probe failed with statuscode: 503",
      "73.2 Succeeded c=Completed(0)",
      "73.2 removed",
    ],
  },
  {
    behaviour: "is not alive any more is not killed for that",
    parts: { livenessProbe: asked({ failureThreshold: 1 }), ...sleeps(12) },
    does: {
      stopMs: 200,
      httpStatus: (_: string, sinceMs: number) => (sinceMs < 58_000 ? 200 : 503),
      changesMs: [58_000],
    },
    shows: [
      "60.0 Running c=running ready",
      "60.0 Normal Killing: Stopping container c",
      "73.2 Succeeded c=Completed(0)",
      "73.2 removed",
    ],
  },
])("a container of a deleted pod that $behaviour", ({ parts, does, shows }) => {
  const spec = { containers: [container(parts)] };
  const kubelet = new TestKubelet(boundPod({ spec }), {
    behaviorOf: () => ({ ...plain, ...does }),
  }).run(60);
  const known = kubelet.trace.length;
  expect(kubelet.delete(30).run(60).trace.slice(known)).toEqual(shows);
});
