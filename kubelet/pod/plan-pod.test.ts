import { expect, test } from "vitest";
import { type PodParts, testContainer } from "../../api/core/pod/test-pods.ts";
import type { Behavior } from "../behavior/behavior.ts";
import { boundPod, container, type KubeletParts, plain, TestKubelet } from "../test-kubelet.ts";
import type { Container, Probe } from "../types.ts";

interface Row extends KubeletParts {
  readonly behaviour: string;
  readonly pod?: PodParts;
  /** What the containers do, beside what plain ones do. */
  readonly does?: Partial<Behavior>;
  readonly seconds: number;
  readonly trace: readonly string[];
}

const follow = ({ pod, does, seconds, ...parts }: Row) =>
  new TestKubelet(boundPod(pod), { behaviorOf: () => ({ ...plain, ...does }), ...parts }).run(
    seconds,
  ).trace;
const one = (parts: Partial<Container>): PodParts => ({ spec: { containers: [container(parts)] } });
const probe = (parts: Partial<Probe>): Probe => ({
  tcpSocket: { port: 80 },
  periodSeconds: 5,
  timeoutSeconds: 1,
  successThreshold: 1,
  failureThreshold: 3,
  ...parts,
});

const taken = ["0.0 Pending c=ContainerCreating", '0.0 Normal Pulling: Pulling image "web:1"'];
const pulled =
  'Normal Pulled: Successfully pulled image "web:1" in 2s (2s including waiting). ' +
  "Image size: 1000000 bytes.";
const there =
  'Normal Pulled: Container image "web:1" already present on machine and can be accessed ' +
  "by the pod";
const refused = "probe failed: dial tcp 10.244.0.2:80: connect: connection refused";
const absent = 'Container image "web:1" is not present with pull policy of Never';
const unparsed =
  `couldn't parse image name "Web:1": ` +
  "invalid reference format: repository name (library/Web) must be lowercase";
const unmounted =
  'Warning FailedMount: MountVolume.SetUp failed for volume "v" : configmap "m" not found';
const begun = (at: string) => [
  `${at} Normal Created: Container created`,
  `${at} Normal Started: Container started`,
];
const started = [...taken, "3.5 Running c=running ready", `3.5 ${pulled}`, ...begun("3.5")];
const restarted = (at: string, shows: string) => [`${at} ${shows}`, `${at} ${there}`, ...begun(at)];
const backOff = "Warning BackOff: Back-off restarting failed container c in pod web_default(u1)";

test.each<Row>([
  { behaviour: "is pulled, started and ready in two writes", seconds: 900, trace: started },
  {
    behaviour: "crashes: it is restarted at once, then ever later",
    does: { exitsAfterMs: 100, exitCode: 1 },
    seconds: 37,
    trace: [
      ...started,
      "3.6 Running c=Error(1)",
      ...restarted("4.1", "Running c=running×1 ready"),
      "4.2 Running c=Error(1)×1",
      "5.0 Running c=CrashLoopBackOff×1",
      `5.0 ${backOff}`,
      ...restarted("15.1", "Running c=running×2 ready"),
      "15.2 Running c=Error(1)×2",
      "16.0 Running c=CrashLoopBackOff×2",
      `16.0 ${backOff}`,
      ...restarted("36.1", "Running c=running×3 ready"),
      "36.2 Running c=Error(1)×3",
      "37.0 Running c=CrashLoopBackOff×3",
      `37.0 ${backOff}`,
    ],
  },
  {
    behaviour: "ends with success and is not to be restarted",
    pod: { spec: { containers: [container()], restartPolicy: "OnFailure" } },
    does: { exitsAfterMs: 5_000, exitCode: 0 },
    seconds: 900,
    trace: [...started, "8.5 Succeeded c=Completed(0)"],
  },
  {
    behaviour: "runs out of memory and is never restarted",
    pod: { spec: { containers: [container()], restartPolicy: "Never" } },
    does: { exitsAfterMs: 5_000, exitCode: 137, exitReason: "OOMKilled" },
    seconds: 900,
    trace: [...started, "8.5 Failed c=OOMKilled(137)"],
  },
  {
    behaviour: "cannot be pulled",
    does: { pull: { sizeBytes: 1, durationMs: 500, error: "no such image" } },
    seconds: 12.5,
    trace: [
      ...taken,
      "1.9 Pending c=ErrImagePull",
      '1.9 Warning Failed: Failed to pull image "web:1": no such image',
      "1.9 Warning Failed: Error: ErrImagePull",
      "3.9 Pending c=ImagePullBackOff",
      '3.9 Normal BackOff: Back-off pulling image "web:1"',
      "3.9 Warning Failed: Error: ImagePullBackOff",
      '11.9 Normal Pulling: Pulling image "web:1"',
      "12.4 Pending c=ErrImagePull",
      '12.4 Warning Failed: Failed to pull image "web:1": no such image',
      "12.4 Warning Failed: Error: ErrImagePull",
    ],
  },
  {
    behaviour: "may not be pulled",
    pod: one({ imagePullPolicy: "Never" }),
    seconds: 900,
    trace: [
      "0.0 Pending c=ContainerCreating",
      "1.4 Pending c=ErrImageNeverPull",
      `1.4 Warning ErrImageNeverPull: ${absent}`,
      "1.4 Warning Failed: Error: ErrImageNeverPull",
    ],
  },
  {
    behaviour: "has no proper image name",
    pod: one({ image: "Web:1" }),
    seconds: 900,
    trace: [
      "0.0 Pending c=ContainerCreating",
      "1.4 Pending c=InvalidImageName",
      `1.4 Warning InspectFailed: Failed to apply default image tag "Web:1": ${unparsed}`,
      "1.4 Warning Failed: Error: InvalidImageName",
    ],
  },
  {
    behaviour: "is ready once its readiness probe succeeds",
    pod: one({ readinessProbe: probe({}) }),
    does: { readyAfterMs: 7_000 },
    seconds: 900,
    trace: [
      ...taken,
      "3.5 Running c=running",
      `3.5 ${pulled}`,
      ...begun("3.5"),
      `4.5 Warning Unhealthy: Readiness ${refused}`,
      `9.5 Warning Unhealthy: Readiness ${refused}`,
      "14.5 Running c=running ready",
    ],
  },
  {
    behaviour: "fails its liveness probe and is restarted",
    pod: one({
      livenessProbe: probe({
        tcpSocket: undefined,
        httpGet: { path: "/healthz", port: 80, scheme: "HTTP" },
        failureThreshold: 2,
      }),
    }),
    does: { changesMs: [10_000], httpStatus: (_, sinceMs) => (sinceMs < 10_000 ? 200 : 500) },
    seconds: 21,
    trace: [
      ...started,
      "14.5 Warning Unhealthy: Liveness probe failed: HTTP probe failed with statuscode: 500",
      "19.5 Warning Unhealthy: Liveness probe failed: HTTP probe failed with statuscode: 500",
      "19.5 Normal Killing: Container c failed liveness probe, will be restarted",
      ...restarted("19.8", "Running c=running×1 ready"),
    ],
  },
  {
    behaviour: "is not ready before its startup probe has succeeded",
    pod: one({ startupProbe: probe({ periodSeconds: 2 }), readinessProbe: probe({}) }),
    does: { readyAfterMs: 2_000 },
    seconds: 900,
    trace: [
      ...taken,
      "3.5 Running c=running",
      `3.5 ${pulled}`,
      ...begun("3.5"),
      `4.5 Warning Unhealthy: Startup ${refused}`,
      "6.5 Running c=running",
      "9.5 Running c=running ready",
    ],
  },
  {
    behaviour: "cannot be executed",
    pod: { spec: { containers: [container()], restartPolicy: "Never" } },
    does: { startError: 'exec: "nope": executable file not found in $PATH' },
    seconds: 900,
    trace: [
      ...taken,
      "3.5 Failed c=StartError(128)",
      `3.5 ${pulled}`,
      "3.5 Normal Created: Container created",
      '3.5 Warning Failed: Error: exec: "nope": executable file not found in $PATH',
    ],
  },
  {
    behaviour: "waits for a key of its environment",
    pod: one({ env: [{ name: "A", valueFrom: { configMapKeyRef: { name: "m", key: "a" } } }] }),
    configuration: (_, nowMs) => ({
      keys: new Set(nowMs % 60_000 >= 10_000 ? ["a"] : []),
      data: new Map(),
      createdMs: 0,
    }),
    seconds: 900,
    trace: [
      ...taken,
      "3.5 Pending c=CreateContainerConfigError",
      `3.5 ${pulled}`,
      "3.5 Warning Failed: Error: couldn't find key a in ConfigMap default/m",
      "13.5 Running c=running ready",
      ...begun("13.5"),
    ],
  },
  {
    behaviour: "is not created where it would run as root and must not",
    pod: one({ image: "nginx", securityContext: { runAsNonRoot: true } }),
    seconds: 900,
    trace: [
      ...taken.map((line) => line.replace("web:1", "nginx")),
      "3.5 Pending c=CreateContainerConfigError",
      `3.5 ${pulled.replace("web:1", "nginx")}`,
      "3.5 Warning Failed: Error: container has runAsNonRoot and image will run as root " +
        '(pod: "web_default(u1)", container: c)',
    ],
  },
  {
    behaviour: "waits for a volume's ConfigMap",
    pod: {
      spec: {
        containers: [container({ volumeMounts: [{ name: "v", mountPath: "/v" }] })],
        volumes: [{ name: "v", configMap: { name: "m", defaultMode: 420 } }],
      },
    },
    configuration: (_, nowMs) =>
      nowMs % 60_000 >= 4_000
        ? { keys: new Set(), data: new Map(), createdMs: nowMs - (nowMs % 60_000) + 4_000 }
        : undefined,
    seconds: 900,
    trace: [
      "0.0 Pending c=ContainerCreating",
      `1.0 ${unmounted}`,
      `1.5 ${unmounted}`,
      `2.5 ${unmounted}`,
      '4.9 Normal Pulling: Pulling image "web:1"',
      "7.0 Running c=running ready",
      `7.0 ${pulled}`,
      ...begun("7.0"),
    ],
  },
  {
    behaviour: "runs past its pod's deadline",
    pod: { spec: { containers: [container()], activeDeadlineSeconds: 10 } },
    seconds: 900,
    trace: [
      ...started,
      "10.0 Running c=running ready",
      "10.0 Normal DeadlineExceeded: Pod was active on the node longer than the specified deadline",
      "10.0 Normal Killing: Stopping container c",
      "10.2 Failed c=Completed(0)",
    ],
  },
])("a container $behaviour", (row) => {
  expect(follow(row)).toEqual(row.trace);
});

test("init containers run in order, sidecars beside the rest and only that long", () => {
  const app = testContainer({ name: "app", image: "web:1", imagePullPolicy: "IfNotPresent" });
  const pod = boundPod({
    spec: {
      initContainers: [container({ name: "i" }), container({ name: "s", restartPolicy: "Always" })],
      containers: [app],
      restartPolicy: "Never",
    },
  });
  const behaviorOf = (each: Container) => ({
    ...plain,
    ...(each.name === "s" ? {} : { exitsAfterMs: 3_000 }),
  });
  const statuses = new TestKubelet(pod, { behaviorOf })
    .run(100)
    .trace.filter((line) => !/ (?:Normal|Warning) /.test(line));
  expect(statuses).toEqual([
    "0.0 Pending i=PodInitializing s=PodInitializing app=PodInitializing",
    "3.5 Pending i=running s=PodInitializing app=PodInitializing",
    "6.5 Pending i=Completed(0) s=PodInitializing app=PodInitializing",
    "7.1 Pending i=Completed(0) s=running app=PodInitializing",
    "7.2 Running i=Completed(0) s=running app=running ready",
    "10.2 Running i=Completed(0) s=running app=Completed(0)",
    "11.2 Succeeded i=Completed(0) s=Completed(0) app=Completed(0)",
  ]);
});
