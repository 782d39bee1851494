import { expect, test } from "vitest";
import type { PersistentVolume } from "../../api/core/volume/persistent-volume.ts";
import { describeActions } from "../testing/actions.ts";
import { testClaim, testVolume } from "../testing/storage.ts";
import { type ObservedVolume, planVolume } from "./plan-volume.ts";

const claimRef = { namespace: "default", name: "data", uid: "claim-uid" };
const byController = { annotations: { "pv.kubernetes.io/bound-by-controller": "yes" } };
const made = { annotations: { "pv.kubernetes.io/provisioned-by": "disk.example" } };
const released = { status: { phase: "Released" } };
const elsewhere = testClaim({ volumeName: "other" });
const failing = (spec: object, status: PersistentVolume["status"] = released.status) =>
  testVolume({ claimRef, persistentVolumeReclaimPolicy: "Delete", ...spec }, { status });
const setStatus = "update PersistentVolume disk status";
const hostPath = { hostPath: { path: "/data", type: "" } };

test.each<{
  behaviour: string;
  volume: PersistentVolume;
  claim?: ObservedVolume["claim"];
  plan: readonly string[];
}>([
  {
    behaviour: "is available",
    volume: testVolume({}, { status: { phase: "Pending" } }),
    plan: [setStatus],
  },
  { behaviour: "that is available is left alone", volume: testVolume(), plan: [] },
  {
    behaviour: "kept for a claim by name is available",
    volume: testVolume({ claimRef: { namespace: "default", name: "data" } }),
    plan: [],
  },
  {
    behaviour: "whose claim does not name it yet waits",
    volume: testVolume({ claimRef }),
    claim: testClaim(),
    plan: [],
  },
  {
    behaviour: "that its claim names is bound",
    volume: testVolume({ claimRef }),
    claim: testClaim({ volumeName: "disk" }),
    plan: [setStatus],
  },
  {
    behaviour: "that is bound keeps what it was told",
    volume: testVolume({ claimRef }, { status: { phase: "Bound", message: "noted by hand" } }),
    claim: testClaim({ volumeName: "disk" }),
    plan: [],
  },
  {
    behaviour: "whose claim is gone is released",
    volume: testVolume({ claimRef }, { status: { phase: "Bound" } }),
    plan: [setStatus],
  },
  {
    behaviour: "is not bound to a claim of the same name made since",
    volume: testVolume({ claimRef }, { status: { phase: "Bound" } }),
    claim: testClaim({}, { uid: "later" }),
    plan: [setStatus],
  },
  { behaviour: "is retained", volume: testVolume({ claimRef }, released), plan: [] },
  {
    behaviour: "that was made is left to who made it",
    volume: testVolume(
      { claimRef, persistentVolumeReclaimPolicy: "Delete" },
      { ...made, ...released },
    ),
    plan: [],
  },
  {
    behaviour: "of a node cannot be deleted",
    volume: failing(hostPath),
    plan: [
      setStatus,
      "Warning VolumeFailedDelete: host_path deleter only supports /tmp/.+ but received provided /data",
    ],
  },
  {
    behaviour: "of a node that is there for tests is deleted",
    volume: failing({ hostPath: { path: "/tmp/data", type: "" } }),
    plan: ["delete PersistentVolume disk"],
  },
  {
    behaviour: "of a disk of one node cannot be deleted",
    volume: failing({ local: { path: "/mnt/disk" } }),
    plan: [
      setStatus,
      'Warning VolumeFailedDelete: error getting deleter volume plugin for volume "disk": ' +
        "no deletable volume plugin matched",
    ],
  },
  {
    behaviour: "of a driver is left to the driver",
    volume: failing({ csi: { driver: "disk.example", volumeHandle: "disk" } }),
    plan: [],
  },
  {
    behaviour: "that cannot be deleted is told so once",
    volume: failing(
      { nfs: { server: "s", path: "/p" } },
      {
        phase: "Failed",
        message:
          'error getting deleter volume plugin for volume "disk": no deletable volume plugin matched',
      },
    ),
    plan: [],
  },
  {
    behaviour: "is emptied and given back",
    volume: testVolume(
      { claimRef, ...hostPath, persistentVolumeReclaimPolicy: "Recycle" },
      { ...byController, ...released },
    ),
    plan: ["update PersistentVolume disk", "Normal VolumeRecycled: Volume recycled"],
  },
  {
    behaviour: "that cannot be emptied fails",
    volume: testVolume({ claimRef, persistentVolumeReclaimPolicy: "Recycle" }, released),
    plan: [setStatus, "Warning VolumeFailedRecycle: No recycler plugin found for the volume!"],
  },
  {
    behaviour: "whose claim went elsewhere is given back",
    volume: testVolume({ claimRef }, byController),
    claim: elsewhere,
    plan: ["update PersistentVolume disk"],
  },
  {
    behaviour: "made for a claim that went elsewhere is disposed of",
    volume: testVolume({ claimRef, persistentVolumeReclaimPolicy: "Delete" }, made),
    claim: elsewhere,
    plan: [setStatus],
  },
])("a volume $behaviour", ({ volume, claim, plan }) => {
  expect(describeActions(planVolume({ volume, claim }))).toEqual(plan);
});

test.each([
  { behaviour: "forgets it where the controller set it", volume: byController, left: undefined },
  {
    behaviour: "is kept for the next of that name where a user set it",
    volume: {},
    left: { namespace: "default", name: "data" },
  },
])("a volume given back by its claim $behaviour", ({ volume, left }) => {
  const [action] = planVolume({ volume: testVolume({ claimRef }, volume), claim: elsewhere });
  expect(action).toMatchObject({ do: "update" });
  const { object } = Object(action);
  expect(object.spec.claimRef).toEqual(left);
  expect(object.metadata.annotations).toBeUndefined();
});
