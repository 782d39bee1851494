import { expect, test } from "vitest";
import type { Pod } from "../../api/core/pod/pod.ts";
import type { PodParts } from "../../api/core/pod/test-pods.ts";
import type { Behavior } from "../behavior/behavior.ts";
import { boundPod, changed, container, plain, TestKubelet } from "../test-kubelet.ts";
import type { Container } from "../types.ts";

const never: Partial<Behavior> = { ...plain, exitsAfterMs: 3_600_000 };
const follow = (spec: PodParts["spec"]) =>
  new TestKubelet(boundPod({ spec }), { behaviorOf: () => never }).run(60);

/** Of the events, those of containers that are killed. */
const kills = ({ trace }: TestKubelet) =>
  trace.filter((line) => line.includes("Killing")).map((line) => line.split("Killing: ")[1]);

/** A probe that asks a port on which nobody listens. */
const failing = {
  tcpSocket: { port: 99 },
  periodSeconds: 30,
  timeoutSeconds: 1,
  successThreshold: 1,
  failureThreshold: 1,
};
const sidecar = (parts: Partial<Container> = {}) =>
  container({ name: "s", restartPolicy: "Always", ...parts });

test.each([
  {
    behaviour: "that is started again",
    spec: { containers: [container({ livenessProbe: failing })] },
    told: "Container c failed liveness probe, will be restarted",
  },
  {
    behaviour: "of a pod that never restarts any",
    spec: {
      containers: [container({ livenessProbe: failing })],
      restartPolicy: "Never" as const,
    },
    told: "Container c failed liveness probe",
  },
  {
    behaviour: "which is a sidecar",
    spec: { initContainers: [sidecar({ livenessProbe: failing })] },
    told: "Init container s failed liveness probe",
  },
  {
    behaviour: "which is a sidecar that does not start",
    spec: { initContainers: [sidecar({ startupProbe: failing })] },
    told: "Init container s failed startup probe",
  },
])("a container $behaviour is killed for its probe with a word of it", ({ spec, told }) => {
  expect(kills(follow(spec))[0]).toBe(told);
});

const withInit =
  (init: Container) =>
  (pod: Pod): Pod => ({
    ...pod,
    metadata: changed(pod),
    spec: { ...pod.spec, initContainers: [init] },
  });

test.each([
  {
    behaviour: "a sidecar",
    before: sidecar(),
    after: sidecar({ image: "web:2" }),
    told: ["Init container s definition changed"],
  },
  {
    behaviour: "no init container that runs once",
    before: container({ name: "i" }),
    after: container({ name: "i", image: "web:2" }),
    told: [],
  },
])("another image replaces $behaviour", ({ before, after, told }) => {
  const kubelet = follow({ initContainers: [before] })
    .change(withInit(after))
    .run(60);
  expect(kills(kubelet)).toEqual(told);
});

/** What is shown of a container whose liveness probe fails eleven seconds after each start. */
const failsAgain = (spec: PodParts["spec"], seconds: number) =>
  new TestKubelet(
    boundPod({
      spec: {
        containers: [
          container({ livenessProbe: { ...failing, periodSeconds: 10, initialDelaySeconds: 5 } }),
        ],
        ...spec,
      },
    }),
    { behaviorOf: () => ({ ...never, stopMs: 500 }) },
  )
    .run(seconds)
    .trace.filter((line) => line.includes(" c=") || line.includes("Killing"));
const killed = "Normal Killing: Container c failed liveness probe, will be restarted";

test("a container that is killed for its probe backs off by how long ago the run before ended", () => {
  expect(failsAgain({}, 123)).toEqual([
    "0.0 Pending c=ContainerCreating",
    "3.5 Running c=running ready",
    `14.5 ${killed}`,
    "15.1 Running c=running×1 ready",
    `26.1 ${killed}`,
    "26.7 Running c=running×2 ready",
    // 10 s after the end before would have been over.
    `37.7 ${killed}`,
    "38.3 Running c=running×3 ready",
    // 20 s would not.
    `49.3 ${killed}`,
    "49.8 Running c=CrashLoopBackOff×3",
    "70.1 Running c=running×4 ready",
    `81.1 ${killed}`,
    "81.6 Running c=CrashLoopBackOff×4",
    "122.1 Running c=running×5 ready",
  ]);
});

test("a container that is killed for its probe is started again though it ends with success", () => {
  expect(failsAgain({ restartPolicy: "OnFailure" }, 20)).toEqual([
    "0.0 Pending c=ContainerCreating",
    "3.5 Running c=running ready",
    `14.5 ${killed}`,
    "15.1 Running c=running×1 ready",
  ]);
});
