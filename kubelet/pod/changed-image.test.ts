/** A pod whose image is changed. Source: kubelet 1.36, computePodActions, SyncPod, doBackOff. */
import { expect, test } from "vitest";
import type { PodParts } from "../../api/core/pod/test-pods.ts";
import type { Behavior } from "../behavior/behavior.ts";
import { boundPod, changed, container, plain, TestKubelet } from "../test-kubelet.ts";

/** The pod, with `web:2` from now on. */
const change = (kubelet: TestKubelet) =>
  kubelet.change((pod) => ({
    ...pod,
    metadata: changed(pod),
    spec: {
      ...pod.spec,
      containers: pod.spec.containers.map((each) => ({ ...each, image: "web:2" })),
    },
  }));

const error = "not found";
const pulls = { sizeBytes: 1_000_000, durationMs: 2_000 };

test("a container that backs off is started at once with another image, and has a clean slate", () => {
  const kubelet = new TestKubelet(boundPod(), {
    behaviorOf: () => ({ ...plain, exitsAfterMs: 100, exitCode: 1 }),
  }).run(100);
  const known = kubelet.trace.length;
  expect(change(kubelet).run(6).trace.slice(known)).toEqual([
    "100.0 Running c=CrashLoopBackOff×4",
    '100.0 Normal Pulling: Pulling image "web:2"',
    "102.1 Running c=running×5 ready",
    '102.1 Normal Pulled: Successfully pulled image "web:2" in 2s (2s including waiting). ' +
      "Image size: 1000000 bytes.",
    "102.1 Normal Created: Container created",
    "102.1 Normal Started: Container started",
    "102.2 Running c=Error(1)×5",
    "103.0 Running c=CrashLoopBackOff×5",
    "103.0 Warning BackOff: Back-off restarting failed container c in pod web_default(u1)",
  ]);
  expect(kubelet.pod?.status.containerStatuses?.[0]?.state.waiting?.message).toMatch(
    /^back-off 10s restarting/,
  );
});

test("a container whose image cannot be pulled gets another as soon as it names one", () => {
  const kubelet = new TestKubelet(boundPod(), {
    behaviorOf: ({ image }) => ({
      ...plain,
      pull: image === "web:1" ? { ...pulls, error } : pulls,
    }),
  }).run(100);
  const known = kubelet.trace.length;
  expect(change(kubelet).run(60).trace.slice(known)).toEqual([
    "100.0 Pending c=ImagePullBackOff",
    '100.0 Normal Pulling: Pulling image "web:2"',
    "102.1 Running c=running ready",
    '102.1 Normal Pulled: Successfully pulled image "web:2" in 2s (2s including waiting). ' +
      "Image size: 1000000 bytes.",
    "102.1 Normal Created: Container created",
    "102.1 Normal Started: Container started",
  ]);
});

const lives = (parts: PodParts["spec"], does: Partial<Behavior> = {}) => {
  const kubelet = new TestKubelet(boundPod({ spec: parts }), {
    behaviorOf: ({ image }) => ({ ...plain, stopMs: 1_500, ...(image !== "web:2" && does) }),
  }).run(60);
  const known = kubelet.trace.length;
  return change(kubelet).run(60).trace.slice(known);
};
const pulled =
  'Normal Pulled: Successfully pulled image "web:2" in 2s (2s including waiting). ' +
  "Image size: 1000000 bytes.";
const replaced = (endMs: number, shows = "Running c=running×1 ready") => {
  const at = (ms: number) => (ms / 1_000).toFixed(1);
  return [
    "60.0 Running c=running ready",
    "60.0 Normal Killing: Container c definition changed, will be restarted",
    `${at(endMs)} Normal Pulling: Pulling image "web:2"`,
    `${at(endMs + 2_100)} ${shows}`,
    `${at(endMs + 2_100)} ${pulled}`,
    `${at(endMs + 2_100)} Normal Created: Container created`,
    `${at(endMs + 2_100)} Normal Started: Container started`,
  ];
};

test.each<{ behaviour: string; spec?: PodParts["spec"]; does?: Partial<Behavior>; endMs: number }>([
  { behaviour: "gets SIGTERM, and the new one starts as soon as it has ended", endMs: 61_500 },
  {
    behaviour: "is replaced also where nothing is started again",
    spec: { restartPolicy: "Never" },
    endMs: 61_500,
  },
  {
    behaviour: "has its preStop hook run",
    spec: { containers: [container({ lifecycle: { preStop: { sleep: { seconds: 5 } } } })] },
    endMs: 66_500,
  },
  {
    behaviour: "that ignores SIGTERM is killed when its grace period is over",
    spec: { terminationGracePeriodSeconds: 10 },
    does: { stopMs: undefined },
    endMs: 70_000,
  },
  {
    behaviour: "that ends by itself meanwhile is replaced then",
    does: { stopMs: undefined, exitsAfterMs: 60_000, exitCode: 3 },
    endMs: 63_500,
  },
])("a running container of another image $behaviour", ({ spec = {}, does, endMs }) => {
  expect(lives(spec, does)).toEqual(replaced(endMs));
});

test("a container that has ended for good does not run again with another image", () => {
  const spec = { restartPolicy: "Never" as const };
  expect(lives(spec, { exitsAfterMs: 5_000, exitCode: 1 })).toEqual([]);
});

test("a container whose new image cannot be had has made way for it all the same", () => {
  const kubelet = new TestKubelet(boundPod(), {
    behaviorOf: ({ image }) => ({
      ...plain,
      pull: image === "web:2" ? { ...pulls, error } : pulls,
    }),
  }).run(60);
  const known = kubelet.trace.length;
  expect(change(kubelet).run(2.5).trace.slice(known)).toEqual([
    "60.0 Running c=running ready",
    "60.0 Normal Killing: Container c definition changed, will be restarted",
    '60.2 Normal Pulling: Pulling image "web:2"',
    "62.2 Running c=ErrImagePull",
    '62.2 Warning Failed: Failed to pull image "web:2": not found',
    "62.2 Warning Failed: Error: ErrImagePull",
  ]);
});
