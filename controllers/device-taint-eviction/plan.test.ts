import { describe, expect, test } from "vitest";
import { testPod } from "../../api/core/pod/test-pods.ts";
import type { DeviceAllocation } from "../../api/resource/claim-status.ts";
import type { DeviceTaint } from "../../api/resource/device.ts";
import { claimOf } from "../../api/resource/testing.ts";
import { nowMs, timeAt } from "../testing/workloads.ts";
import { type Observed, planDeviceEviction } from "./plan.ts";

type Toleration = NonNullable<DeviceAllocation["tolerations"]>[number];

const podWith = (metadata = {}, nodeName = "node-0") =>
  testPod({ metadata: { uid: "pod-uid", generation: 1, ...metadata }, spec: { nodeName } });
const taint = (seconds: number, more: Partial<DeviceTaint> = {}): DeviceTaint => ({
  key: "failing",
  effect: "NoExecute",
  timeAdded: timeAt(seconds),
  ...more,
});
const tolerates = (tolerationSeconds?: number, more: Partial<Toleration> = {}): Toleration => ({
  key: "failing",
  operator: "Exists",
  effect: "NoExecute",
  ...(tolerationSeconds === undefined ? {} : { tolerationSeconds }),
  ...more,
});
const claimWith = (device: string, tolerations: readonly Toleration[] = []) => {
  const result = { request: "gpu", driver: "gpu.example.com", pool: "p", device, tolerations };
  return claimOf({}, { allocation: { devices: { results: [result] } } });
};

const planOf = (
  taints: Readonly<Record<string, readonly DeviceTaint[]>>,
  more: Partial<Observed> = {},
) =>
  planDeviceEviction({
    pod: podWith(),
    claims: [claimWith("gpu-0")],
    taintsOf: ({ device }) => taints[device] ?? [],
    before: undefined,
    nowMs,
    ...more,
  });

const event = (message: string) => ({
  do: "record",
  event: {
    regarding: { kind: "Pod", metadata: { namespace: "default", name: "web", uid: "pod-uid" } },
    type: "Normal",
    reason: "DeviceTaintManagerEviction",
    message,
  },
});
const condition = {
  type: "DisruptionTarget",
  status: "True",
  reason: "DeletionByDeviceTaintManager",
  message: "Device Taint manager: deleting due to NoExecute taint",
  observedGeneration: 1,
  lastTransitionTime: timeAt(0),
};
const evicted = [
  event("Marking for deletion"),
  {
    do: "patch",
    name: "web",
    subresource: "status",
    patch: { status: { conditions: [condition] } },
  },
  { do: "delete", name: "web", options: { preconditions: { uid: "pod-uid" } } },
];

describe("a pod whose device has a taint", () => {
  test.each<{
    behaviour: string;
    taints: readonly DeviceTaint[];
    tolerations?: readonly Toleration[];
    /** Until it is to go; `undefined` where it may stay. */
    waitsMs: number | undefined;
  }>([
    { behaviour: "that its claim does not tolerate goes at once", taints: [taint(0)], waitsMs: 0 },
    {
      behaviour: "that only keeps others away stays",
      taints: [taint(0, { effect: "NoSchedule" }), taint(0, { effect: "None" })],
      waitsMs: undefined,
    },
    {
      behaviour: "that its claim tolerates for ever stays",
      taints: [taint(-9000)],
      tolerations: [tolerates()],
      waitsMs: undefined,
    },
    {
      behaviour: "that its claim tolerates for a time stays so long",
      taints: [taint(-100)],
      tolerations: [tolerates(300)],
      waitsMs: 200_000,
    },
    {
      behaviour: "that its claim tolerated for its time goes",
      taints: [taint(-300)],
      tolerations: [tolerates(300)],
      waitsMs: 0,
    },
    {
      behaviour: "that its claim tolerates for less than no time goes at once",
      taints: [taint(0)],
      tolerations: [tolerates(-5)],
      waitsMs: 0,
    },
    {
      behaviour: "stays as long as the shortest of several tolerations says",
      taints: [taint(0)],
      tolerations: [tolerates(300), tolerates(60)],
      waitsMs: 60_000,
    },
    {
      behaviour: "stays for ever where one of several tolerations says so",
      taints: [taint(0)],
      tolerations: [tolerates(60), tolerates()],
      waitsMs: undefined,
    },
    {
      behaviour: "goes at once where the toleration is for another value",
      taints: [taint(0, { value: "hot" })],
      tolerations: [tolerates(undefined, { operator: "Equal", value: "cold" })],
      waitsMs: 0,
    },
    {
      behaviour: "goes at once where the toleration names no effect",
      taints: [taint(0)],
      tolerations: [{ key: "failing", operator: "Exists" }],
      waitsMs: 0,
    },
    {
      behaviour: "goes for the first of several that is due",
      taints: [taint(-10), taint(-50, { key: "hot" })],
      tolerations: [tolerates(300), tolerates(60, { key: "hot" })],
      waitsMs: 10_000,
    },
  ])("$behaviour", ({ taints, tolerations, waitsMs }) => {
    const plan = planOf({ "gpu-0": taints }, { claims: [claimWith("gpu-0", tolerations)] });
    expect(plan.actions).toMatchObject(waitsMs === 0 ? evicted : []);
    expect(plan.actions).toHaveLength(waitsMs === 0 ? evicted.length : 0);
    expect(plan.requeueAfterMs ?? 0).toBe(waitsMs ?? 0);
  });

  test("goes for any of its claims", () => {
    const claims = [claimWith("gpu-1"), claimWith("gpu-0")];
    expect(planOf({ "gpu-0": [taint(0)] }, { claims }).actions).toMatchObject(evicted);
  });

  test("stays as long as no node has it", () => {
    expect(planOf({ "gpu-0": [taint(0)] }, { pod: podWith({}, "") }).actions).toEqual([]);
  });

  test("is not asked twice", () => {
    const going = podWith({ deletionTimestamp: timeAt(30) });
    expect(planOf({ "gpu-0": [taint(0)] }, { pod: going }).actions).toEqual([]);
    const { memory } = planOf({ "gpu-0": [taint(0)] });
    const before = memory as Observed["before"];
    expect(planOf({ "gpu-0": [taint(0)] }, { before })).toEqual({ actions: [], memory });
    expect(planOf({}, { before })).toEqual({ actions: [], memory });
  });
});

test("an eviction that was to come is called off with the taint", () => {
  const claims = [claimWith("gpu-0", [tolerates(300)])];
  const { memory } = planOf({ "gpu-0": [taint(0)] }, { claims });
  const before = memory as Observed["before"];
  expect(planOf({}, { claims, before })).toMatchObject({ actions: [event("Cancelling deletion")] });
  expect(planOf({}, { claims })).toEqual({ actions: [] });
});

test("of an eviction of another pod of the same name nothing is remembered", () => {
  const before = { uid: "other", isDone: true };
  expect(planOf({}, { before })).toEqual({ actions: [] });
  expect(planOf({ "gpu-0": [taint(0)] }, { before }).actions).toMatchObject(evicted);
});
