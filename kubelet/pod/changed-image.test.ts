/** A pod whose image is changed while its container waits. Source: kubelet 1.36, doBackOff. */
import { expect, test } from "vitest";
import { boundPod, container, plain, startMs, TestKubelet, time } from "../test-kubelet.ts";

/** The pod, with `web:2` from the given second on. */
const change = (kubelet: TestKubelet, seconds: number) =>
  kubelet.change((pod) => ({
    ...pod,
    metadata: {
      ...pod.metadata,
      generation: 2,
      managedFields: [{ manager: "kubectl", time: time(startMs + seconds * 1000) }],
    },
    spec: { ...pod.spec, containers: [container({ image: "web:2" })] },
  }));

const error = "not found";
const pulls = { sizeBytes: 1_000_000, durationMs: 2_000 };

test("a container that backs off is started at once with another image, and has a clean slate", () => {
  const kubelet = new TestKubelet(boundPod(), {
    behaviorOf: () => ({ ...plain, exitsAfterMs: 100, exitCode: 1 }),
  }).run(100);
  const known = kubelet.trace.length;
  expect(change(kubelet, 100).run(6).trace.slice(known)).toEqual([
    "100.0 Running c=CrashLoopBackOff×4",
    '101.0 Normal Pulling: Pulling image "web:2"',
    "103.1 Running c=running×5 ready",
    '103.1 Normal Pulled: Successfully pulled image "web:2" in 2s (2s including waiting). ' +
      "Image size: 1000000 bytes.",
    "103.1 Normal Created: Container created",
    "103.1 Normal Started: Container started",
    "103.2 Running c=Error(1)×5",
    "104.0 Running c=CrashLoopBackOff×5",
    "104.0 Warning BackOff: Back-off restarting failed container c in pod web_default(u1)",
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
  expect(change(kubelet, 100).run(60).trace.slice(known)).toEqual([
    "100.0 Pending c=ImagePullBackOff",
    '101.0 Normal Pulling: Pulling image "web:2"',
    "103.1 Running c=running ready",
    '103.1 Normal Pulled: Successfully pulled image "web:2" in 2s (2s including waiting). ' +
      "Image size: 1000000 bytes.",
    "103.1 Normal Created: Container created",
    "103.1 Normal Started: Container started",
  ]);
});
