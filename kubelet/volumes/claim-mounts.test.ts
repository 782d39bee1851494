import { expect, test } from "vitest";
import type { ClaimState } from "../observed.ts";
import { boundPod, startMs, TestKubelet } from "../test-kubelet.ts";

const volumes = [{ name: "v", persistentVolumeClaim: { claimName: "data" } }];
const bound: ClaimState = { isDeleted: false, boundMs: startMs, attachedMs: 0 };
const trace = (claim: (nowMs: number) => ClaimState | undefined, seconds: number) =>
  new TestKubelet(boundPod({ spec: { volumes } }), { claim: (_, nowMs) => claim(nowMs) }).run(
    seconds,
  ).trace;
const unable = "Warning FailedMount: Unable to attach or mount volumes:";
const atStart = (afterMs: number) => startMs + afterMs;

test("a pod whose volume is attached starts as any other", () => {
  const [, pulling, ...rest] = trace(() => bound, 10);
  expect(pulling).toBe('0.0 Normal Pulling: Pulling image "web:1"');
  expect(rest.at(-1)).toBe("3.5 Normal Started: Container started");
});

test("a pod is started after its volume is attached", () => {
  const attached = { ...bound, attachedMs: atStart(5_000) };
  const lines = trace(
    (nowMs) => (nowMs < atStart(5_000) ? { ...bound, attachedMs: undefined } : attached),
    4,
  );
  expect(lines).toEqual(["0.0 Pending c=ContainerCreating"]);
});

test.each<{ behaviour: string; claim: ClaimState | undefined; why: string }>([
  {
    behaviour: "whose volume is never attached",
    claim: { ...bound, attachedMs: undefined },
    why:
      "unmounted volumes=[v], unattached volumes=[v], failed to process volumes=[]: " +
      "context deadline exceeded",
  },
  {
    behaviour: "whose claim is never bound",
    claim: { ...bound, boundMs: undefined },
    why:
      "unmounted volumes=[v], unattached volumes=[], failed to process volumes=[v]: " +
      "error processing PVC default/data: PVC is not bound",
  },
  {
    behaviour: "whose claim is being deleted",
    claim: { ...bound, isDeleted: true },
    why:
      "unmounted volumes=[v], unattached volumes=[], failed to process volumes=[v]: " +
      "error processing PVC default/data: PVC is being deleted",
  },
  {
    behaviour: "whose claim is not there",
    claim: undefined,
    why:
      "unmounted volumes=[v], unattached volumes=[], failed to process volumes=[v]: error " +
      "processing PVC default/data: failed to fetch PVC from API server: " +
      'persistentvolumeclaims "data" not found',
  },
])("a pod $behaviour is told so every two minutes", ({ claim, why }) => {
  expect(trace(() => claim, 260)).toEqual([
    "0.0 Pending c=ContainerCreating",
    `124.0 ${unable} ${why}`,
    `247.0 ${unable} ${why}`,
  ]);
});
