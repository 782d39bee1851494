import { expect, test } from "vitest";
import type { PersistentVolumeClaim } from "../../api/core/claim.ts";
import type { PersistentVolume } from "../../api/core/volume/persistent-volume.ts";
import { describeActions } from "../testing/actions.ts";
import { testClaim, testVolume } from "../testing/storage.ts";
import { nowMs } from "../testing/workloads.ts";
import { planResize, tellExpansion } from "./plan.ts";

const csi = { driver: "disk.example", volumeHandle: "v" };
const claimOf = (
  storage: string,
  status: Partial<PersistentVolumeClaim["status"]> = {},
  spec: object = {},
) =>
  testClaim(
    { volumeName: "disk", resources: { requests: { storage } }, ...spec },
    { status: { phase: "Bound", capacity: { storage: "1Gi" }, ...status } },
  );
const promised = (state: string, storage = "2Gi") => ({
  allocatedResources: { storage },
  allocatedResourceStatuses: { storage: state },
});
const inProgress = promised("ControllerResizeInProgress");
const large = testVolume({ csi, capacity: { storage: "2Gi" } });
const writes = "update PersistentVolumeClaim data status";

test.each<{
  behaviour: string;
  claim: PersistentVolumeClaim;
  volume?: PersistentVolume;
  plan: readonly string[];
}>([
  { behaviour: "that has what it asks for is left alone", claim: claimOf("1Gi"), plan: [] },
  {
    behaviour: "that is not bound does not grow",
    claim: claimOf("2Gi", { phase: "Pending" }),
    plan: [],
  },
  {
    behaviour: "is promised more",
    claim: claimOf("2Gi"),
    plan: [writes, "Normal Resizing: External resizer is resizing volume disk"],
  },
  {
    behaviour: "has its volume grow",
    claim: claimOf("2Gi", inProgress),
    plan: ["update PersistentVolume disk"],
  },
  {
    behaviour: "waits for its file system to follow",
    claim: claimOf("2Gi", inProgress),
    volume: large,
    plan: [writes, "Normal FileSystemResizeRequired: Require file system resize of volume on node"],
  },
  {
    behaviour: "to a raw device has what it asks for then",
    claim: claimOf("2Gi", inProgress, { volumeMode: "Block" }),
    volume: large,
    plan: [writes, "Normal VolumeResizeSuccessful: Resize volume succeeded"],
  },
  {
    behaviour: "leaves the file system to the kubelet",
    claim: claimOf("2Gi", promised("NodeResizePending")),
    volume: large,
    plan: [],
  },
  {
    behaviour: "that asks for still more waits until its node has done what it has to",
    claim: claimOf("4Gi", promised("NodeResizePending")),
    volume: large,
    plan: [],
  },
  {
    behaviour: "that asks for still more is promised that once it has what it was promised",
    claim: claimOf("4Gi", { capacity: { storage: "2Gi" }, allocatedResources: { storage: "2Gi" } }),
    volume: large,
    plan: [writes, "Normal Resizing: External resizer is resizing volume disk"],
  },
  {
    behaviour: "to a volume of no driver waits",
    claim: claimOf("2Gi"),
    volume: testVolume({ hostPath: { path: "/data", type: "" } }),
    plan: [],
  },
])("a claim $behaviour", ({ claim, volume = testVolume({ csi }), plan }) => {
  expect(describeActions(planResize({ claim, volume, nowMs }))).toEqual(plan);
});

test("a claim that asks for still more meanwhile has its volume grow as far as it was promised", () => {
  const claim = claimOf("4Gi", inProgress);
  expect(planResize({ claim, volume: testVolume({ csi }), nowMs })).toMatchObject([
    { do: "update", object: { spec: { capacity: { storage: "2Gi" } } } },
  ]);
  const [pending] = planResize({ claim, volume: large, nowMs });
  expect(pending).toMatchObject({
    object: { status: promised("NodeResizePending") },
  });
});

test("a claim that is to grow is left to the driver, which is told", () => {
  const message = "waiting for an external controller to expand this PVC";
  expect(describeActions(tellExpansion(claimOf("2Gi")))).toEqual([
    `Normal ExternalExpanding: ${message}`,
  ]);
  expect(tellExpansion(claimOf("1Gi"))).toEqual([]);
});

test("what is told of another class of the volume stays", () => {
  const told = (...types: readonly string[]) => types.map((type) => ({ type, status: "True" }));
  const conditions = told("ModifyingVolume", "Resizing");
  const claim = claimOf("2Gi", { ...inProgress, conditions });
  expect(planResize({ claim, volume: large, nowMs })[0]).toMatchObject({
    object: { status: { conditions: told("ModifyingVolume", "FileSystemResizePending") } },
  });
  const raw = claimOf("2Gi", { ...inProgress, conditions }, { volumeMode: "Block" });
  expect(planResize({ claim: raw, volume: large, nowMs })[0]).toMatchObject({
    object: { status: { conditions: told("ModifyingVolume") } },
  });
});
