import { expect, test } from "vitest";
import type { ClaimState } from "../observed.ts";
import { boundPod, container, startMs, TestKubelet } from "../test-kubelet.ts";

const volumes = [{ name: "v", persistentVolumeClaim: { claimName: "data" } }];
const mounting = container({ volumeMounts: [{ name: "v", mountPath: "/v" }] });
const mapping = container({ volumeDevices: [{ name: "v", devicePath: "/dev/v" }] });
const bound: ClaimState = { isDeleted: false, boundMs: startMs, attachedMs: 0 };
const trace = (
  claim: (nowMs: number) => ClaimState | undefined,
  seconds: number,
  containers = [mounting],
) =>
  new TestKubelet(boundPod({ spec: { volumes, containers } }), {
    claim: (_, nowMs) => claim(nowMs),
  }).run(seconds).trace;
const unable = "Warning FailedMount: Unable to attach or mount volumes: unmounted volumes=[v],";
const unknown = "unattached volumes=[], failed to process volumes=[v]:";
const atStart = (afterMs: number) => startMs + afterMs;
const starts = "3.5 Normal Started: Container started";

test("a pod whose volume is attached starts as any other", () => {
  const [, pulling, ...rest] = trace(() => bound, 10);
  expect(pulling).toBe('0.0 Normal Pulling: Pulling image "web:1"');
  expect(rest.at(-1)).toBe(starts);
});

test("a pod is started after its volume is attached", () => {
  const attached = { ...bound, attachedMs: atStart(5_000) };
  const lines = trace(
    (nowMs) => (nowMs < atStart(5_000) ? { ...bound, attachedMs: undefined } : attached),
    4,
  );
  expect(lines).toEqual(["0.0 Pending c=ContainerCreating"]);
});

test("a pod whose volume is never attached is told so whenever it was waited for", () => {
  const why = "unattached volumes=[v], failed to process volumes=[]: context deadline exceeded";
  expect(trace(() => ({ ...bound, attachedMs: undefined }), 260)).toEqual([
    "0.0 Pending c=ContainerCreating",
    `124.0 ${unable} ${why}`,
    `257.0 ${unable} ${why}`,
  ]);
});

test.each<{
  behaviour: string;
  claim: ClaimState | undefined;
  containers?: (typeof mounting)[];
  why: string;
}>([
  {
    behaviour: "whose claim is never bound",
    claim: { ...bound, boundMs: undefined },
    why: "error processing PVC default/data: PVC is not bound",
  },
  {
    behaviour: "whose claim is being deleted",
    claim: { ...bound, isDeleted: true },
    why: "error processing PVC default/data: PVC is being deleted",
  },
  {
    behaviour: "whose claim is not there",
    claim: undefined,
    why:
      "error processing PVC default/data: failed to fetch PVC from API server: " +
      'persistentvolumeclaims "data" not found',
  },
  {
    behaviour: "that mounts a device",
    claim: { ...bound, volumeMode: "Block" },
    why: "volume v has volumeMode Block, but is specified in volumeMounts",
  },
  {
    behaviour: "that wants a file system as a device",
    claim: bound,
    containers: [mapping],
    why: "volume v has volumeMode Filesystem, but is specified in volumeDevices",
  },
])("a pod $behaviour is told so at once, and every ten seconds", ({ claim, containers, why }) => {
  expect(trace(() => claim, 12, containers)).toEqual([
    "0.0 Pending c=ContainerCreating",
    `1.0 ${unable} ${unknown} ${why}`,
    `11.0 ${unable} ${unknown} ${why}`,
  ]);
});

test("a pod whose claim is bound after all starts when it is looked at again", () => {
  const late = { ...bound, boundMs: atStart(4_000) };
  const lines = trace((nowMs) => (nowMs < atStart(4_000) ? undefined : late), 20);
  expect(lines.at(-1)).toBe("13.5 Normal Started: Container started");
});

test("a pod does not wait for a claim that no container uses", () => {
  expect(trace(() => undefined, 10, [container()]).at(-1)).toBe(starts);
});
