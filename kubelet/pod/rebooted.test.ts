/** Pods whose machine is switched off and on again. Source: kubelet 1.36, computePodActions. */
import { expect, test } from "vitest";
import type { PodParts } from "../../api/core/pod/test-pods.ts";
import type { Behavior } from "../behavior/behavior.ts";
import { boundPod, container, plain, TestKubelet } from "../test-kubelet.ts";

/** What is shown of a pod that ran for a minute, then its machine boots. */
function reboot(spec: PodParts["spec"] = {}, does: Partial<Behavior> = {}) {
  const behaviorOf = ({ name }: { readonly name: string }) =>
    name.startsWith("i") ? { ...plain, exitsAfterMs: 2_000, exitCode: 0 } : { ...plain, ...does };
  const before = new TestKubelet(boundPod({ spec }), { behaviorOf }).run(60);
  const kubelet = new TestKubelet(before.pod ?? boundPod(), {
    behaviorOf,
    bootedAtMs: before.nowMs,
  });
  kubelet.nowMs = before.nowMs;
  return kubelet.change((same) => same).run(60);
}
const shown = ({ trace }: TestKubelet) =>
  trace.filter((line) => !/ (?:Normal|Warning) /.test(line));

test("after a power cut what ran is dead and is started again", () => {
  expect(reboot().trace).toEqual([
    "60.0 Running c=Unknown(255)",
    "60.0 Normal SandboxChanged: Pod sandbox changed, it will be killed and re-created.",
    "61.1 Running c=running×1 ready",
    '61.1 Normal Pulled: Container image "web:1" already present on machine and can be accessed ' +
      "by the pod",
    "61.1 Normal Created: Container created",
    "61.1 Normal Started: Container started",
  ]);
});

test("after a power cut init containers run again, one after the other, then the rest", () => {
  const kubelet = reboot({
    initContainers: [container({ name: "i1" }), container({ name: "i2" })],
  });
  expect(shown(kubelet)).toEqual([
    "60.0 Running i1=Completed(0) i2=Completed(0) c=Unknown(255)",
    "60.5 Pending i1=running×1 i2=Completed(0) c=Unknown(255)",
    "62.5 Running i1=Completed(0)×1 i2=Completed(0) c=Unknown(255)",
    "63.1 Pending i1=Completed(0)×1 i2=running×1 c=Unknown(255)",
    "65.1 Running i1=Completed(0)×1 i2=Completed(0)×1 c=Unknown(255)",
    "66.1 Running i1=Completed(0)×1 i2=Completed(0)×1 c=running×1 ready",
  ]);
});

test("after a power cut sidecars begin in their turn", () => {
  const kubelet = reboot({
    initContainers: [container({ name: "i1" }), container({ name: "s", restartPolicy: "Always" })],
  });
  expect(shown(kubelet)).toEqual([
    "60.0 Running i1=Completed(0) s=Unknown(255) c=Unknown(255)",
    "60.5 Pending i1=running×1 s=Unknown(255) c=Unknown(255)",
    "62.5 Running i1=Completed(0)×1 s=Unknown(255) c=Unknown(255)",
    "63.1 Running i1=Completed(0)×1 s=running×1 c=Unknown(255)",
    "63.2 Running i1=Completed(0)×1 s=running×1 c=running×1 ready",
  ]);
});

test("after a power cut a container that backed off starts at once", () => {
  expect(shown(reboot({}, { exitsAfterMs: 100, exitCode: 1 })).slice(0, 4)).toEqual([
    "60.0 Running c=CrashLoopBackOff×3",
    "60.5 Running c=running×4 ready",
    "60.6 Running c=Error(1)×4",
    "61.0 Running c=CrashLoopBackOff×4",
  ]);
});

test("after a power cut a pod that never restarts anything has failed", () => {
  const kubelet = reboot({ restartPolicy: "Never", initContainers: [container({ name: "i1" })] });
  expect(shown(kubelet)).toEqual(["60.0 Failed i1=Completed(0) c=Unknown(255)"]);
});

test("after a power cut an init container that ran has failed where nothing is started again", () => {
  const spec = { restartPolicy: "Never" as const, initContainers: [container({ name: "slow" })] };
  expect(shown(reboot(spec, { exitsAfterMs: 3_600_000 }))).toEqual([
    "60.0 Failed slow=Unknown(255) c=PodInitializing",
  ]);
});
