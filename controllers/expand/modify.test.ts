import { expect, test } from "vitest";
import type { PersistentVolumeClaim } from "../../api/core/claim.ts";
import type { PersistentVolume } from "../../api/core/volume/persistent-volume.ts";
import type { VolumeAttributesClass } from "../../api/storage/volume-attributes-class.ts";
import { describeActions } from "../testing/actions.ts";
import { testClaim, testVolume } from "../testing/storage.ts";
import { nowMs } from "../testing/workloads.ts";
import { planModify } from "./modify.ts";

const csi = { driver: "disk.example", volumeHandle: "v" };
const gold: VolumeAttributesClass = {
  apiVersion: "storage.k8s.io/v1",
  kind: "VolumeAttributesClass",
  metadata: { name: "gold" },
  driverName: "disk.example",
  parameters: { iops: "4000" },
};
const claimOf = (
  status: Partial<PersistentVolumeClaim["status"]>,
  volumeAttributesClassName: string | undefined = "gold",
) =>
  testClaim(
    { volumeName: "disk", ...(volumeAttributesClassName && { volumeAttributesClassName }) },
    { status: { phase: "Bound", ...status } },
  );
const going = (status: string, target = "gold") => ({
  modifyVolumeStatus: { targetVolumeAttributesClassName: target, status },
});
const condition = {
  type: "ModifyingVolume",
  status: "True",
  lastProbeTime: null,
  lastTransitionTime: null,
};
const silver = { currentVolumeAttributesClassName: "silver" };
const writes = "update PersistentVolumeClaim data status";
const begins = "Normal VolumeModify: external resizer is modifying volume data with vac gold";
const golden = testVolume({ csi, volumeAttributesClassName: "gold" });

test.each<{
  behaviour: string;
  claim: PersistentVolumeClaim;
  volume?: PersistentVolume;
  wanted?: VolumeAttributesClass | undefined;
  plan: readonly string[];
}>([
  { behaviour: "that names no class is left alone", claim: claimOf({}, ""), plan: [] },
  {
    behaviour: "that has its class is left alone",
    claim: claimOf({ currentVolumeAttributesClassName: "gold" }),
    plan: [],
  },
  { behaviour: "that is not bound waits", claim: claimOf({ phase: "Pending" }), plan: [] },
  { behaviour: "that names a class is told", claim: claimOf({}), plan: [writes, begins] },
  { behaviour: "that names another class is told", claim: claimOf(silver), plan: [writes, begins] },
  {
    behaviour: "of a class that is not there is told so",
    claim: claimOf(silver),
    wanted: undefined,
    plan: [writes, 'Warning VolumeModifyFailed: VAC "gold" does not exist.'],
  },
  {
    behaviour: "of a class that is not there is told once",
    claim: claimOf({ ...silver, ...going("Pending") }),
    wanted: undefined,
    plan: [],
  },
  {
    behaviour: "of a class that comes goes on",
    claim: claimOf({ ...silver, ...going("Pending") }),
    plan: [writes, begins],
  },
  {
    behaviour: "has its volume changed",
    claim: claimOf({ ...silver, ...going("InProgress"), conditions: [condition] }),
    plan: ["update PersistentVolume disk"],
  },
  {
    behaviour: "with a changed volume has what it wants",
    claim: claimOf({ ...silver, ...going("InProgress"), conditions: [condition] }),
    volume: golden,
    plan: [
      writes,
      "Normal VolumeModifySuccessful: external resizer modified volume data with vac gold " +
        "successfully",
    ],
  },
  {
    behaviour: "that wants something else meanwhile begins anew",
    claim: claimOf({ ...silver, ...going("InProgress", "bronze"), conditions: [condition] }),
    plan: [writes, begins],
  },
  {
    behaviour: "that goes back gets its volume as it was",
    claim: claimOf({ ...silver, ...going("InProgress"), conditions: [condition] }, "silver"),
    volume: golden,
    plan: ["update PersistentVolume disk"],
  },
  {
    behaviour: "that went back is told",
    claim: claimOf({ ...silver, ...going("InProgress"), conditions: [condition] }, "silver"),
    volume: testVolume({ csi, volumeAttributesClassName: "silver" }),
    plan: [writes, "Normal VolumeModifyCancelled: Cancelled modify."],
  },
  {
    behaviour: "to a volume of no driver waits",
    claim: claimOf({}),
    volume: testVolume({ hostPath: { path: "/data", type: "" } }),
    plan: [],
  },
])("a claim $behaviour", ({ claim, volume = testVolume({ csi }), plan, ...given }) => {
  const wanted = "wanted" in given ? given.wanted : gold;
  expect(describeActions(planModify({ claim, volume, wanted, nowMs }))).toEqual(plan);
});
