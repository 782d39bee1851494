import { expect, test } from "vitest";
import type { PersistentVolume } from "../../api/core/volume/persistent-volume.ts";
import type { VolumeAttributesClass } from "../../api/storage/volume-attributes-class.ts";
import { describeActions } from "../testing/actions.ts";
import { testClaim, testClass, testVolume } from "../testing/storage.ts";
import { timeAt } from "../testing/workloads.ts";
import { type ObservedRequest, planDisposal, planRequest, provisionerFinalizer } from "./plan.ts";

const asked = { "volume.kubernetes.io/storage-provisioner": "disk.example" };
const selected = { "volume.kubernetes.io/selected-node": "node-0" };
const fast = { storageClassName: "fast" };
const claim = testClaim(fast, { annotations: asked });
const late = testClass({ volumeBindingMode: "WaitForFirstConsumer" });
const making = [
  'Normal Provisioning: External provisioner is provisioning volume for claim "default/data"',
  "create PersistentVolume pvc-claim-uid",
];

const golden = testClaim({ ...fast, volumeAttributesClassName: "gold" }, { annotations: asked });
const gold: VolumeAttributesClass = {
  apiVersion: "storage.k8s.io/v1",
  kind: "VolumeAttributesClass",
  metadata: { name: "gold" },
  driverName: "disk.example",
  parameters: { iops: "1" },
};
const fails = 'Warning ProvisioningFailed: failed to provision volume with StorageClass "fast":';

test.each<{ behaviour: string; observed: Partial<ObservedRequest>; plan: readonly string[] }>([
  { behaviour: "that asks gets a volume", observed: {}, plan: making },
  { behaviour: "that does not ask gets none", observed: { claim: testClaim(fast) }, plan: [] },
  { behaviour: "gets one volume only", observed: { made: testVolume() }, plan: [] },
  { behaviour: "whose class is gone waits", observed: { storageClass: undefined }, plan: [] },
  { behaviour: "whose node is not known waits", observed: { storageClass: late }, plan: [] },
  {
    behaviour: "whose node is known gets a volume",
    observed: {
      claim: testClaim(fast, { annotations: { ...asked, ...selected } }),
      storageClass: late,
    },
    plan: making,
  },
  {
    behaviour: "that is being deleted gets none",
    observed: {
      claim: testClaim(fast, { annotations: asked, deletionTimestamp: timeAt(0) }),
    },
    plan: [],
  },
  {
    behaviour: "that wants attributes gets a volume with them",
    observed: { claim: golden, attributes: gold },
    plan: making,
  },
  {
    behaviour: "that wants attributes that there are not is told so",
    observed: { claim: golden },
    plan: [making[0] ?? "", `${fails} volumeattributesclass.storage.k8s.io "gold" not found`],
  },
  {
    behaviour: "that wants attributes of another driver is told so",
    observed: { claim: golden, attributes: { ...gold, driverName: "b.example" } },
    plan: [
      making[0] ?? "",
      `${fails} VAC gold referenced in PVC is for driver b.example which does not match driver name ` +
        "disk.example",
    ],
  },
])("a claim $behaviour", ({ observed, plan }) => {
  const actions = planRequest({ claim, storageClass: testClass(), made: undefined, ...observed });
  expect(describeActions(actions)).toEqual(plan);
});

const inZone = {
  allowedTopologies: [{ matchLabelExpressions: [{ key: "zone", values: ["a", "b"] }] }],
};
const byNode = { "volume.kubernetes.io/storage-provisioner": "rancher.io/local-path", ...selected };

test.each([
  {
    behaviour: "of a driver is the driver's",
    annotations: asked,
    more: {},
    spec: {
      csi: {
        driver: "disk.example",
        volumeHandle: "pvc-claim-uid",
        fsType: "ext4",
        volumeAttributes: { "storage.kubernetes.io/csiProvisionerIdentity": "disk.example" },
      },
    },
  },
  {
    behaviour: "of a class for some zones is reached from there",
    annotations: asked,
    more: inZone,
    spec: {
      nodeAffinity: {
        required: {
          nodeSelectorTerms: [
            { matchExpressions: [{ key: "zone", operator: "In", values: ["a", "b"] }] },
          ],
        },
      },
    },
  },
  {
    behaviour: "of what is no driver is a directory of the node",
    annotations: byNode,
    more: {},
    spec: {
      hostPath: { path: "/var/lib/volumes/pvc-claim-uid", type: "DirectoryOrCreate" },
      nodeAffinity: {
        required: {
          nodeSelectorTerms: [
            {
              matchExpressions: [
                { key: "kubernetes.io/hostname", operator: "In", values: ["node-0"] },
              ],
            },
          ],
        },
      },
    },
  },
])("the volume $behaviour", ({ annotations, more, spec }) => {
  const [, action] = planRequest({
    claim: testClaim(fast, { annotations }),
    storageClass: testClass(more),
    made: undefined,
  });
  expect(action).toMatchObject({
    object: {
      spec: {
        capacity: { storage: "1Gi" },
        accessModes: ["ReadWriteOnce"],
        claimRef: { kind: "PersistentVolumeClaim", name: "data", uid: "claim-uid" },
        persistentVolumeReclaimPolicy: "Delete",
        storageClassName: "fast",
        volumeMode: "Filesystem",
        ...spec,
      },
    },
  });
});

const made = { annotations: { "pv.kubernetes.io/provisioned-by": "disk.example" } };
const deletes = { persistentVolumeReclaimPolicy: "Delete" };
const ofDriver = { ...deletes, csi: { driver: "disk.example", volumeHandle: "disk" } };
const bound = { status: { phase: "Bound" } };
const released = { status: { phase: "Released" } };
const held = { finalizers: ["a.example/b", provisionerFinalizer] };
const going = { ...held, deletionTimestamp: timeAt(0) };
const written = ["update PersistentVolume disk"];
const deleted = ["delete PersistentVolume disk"];

test.each<{
  behaviour: string;
  volume: PersistentVolume;
  holder?: string;
  plan: readonly string[];
}>([
  {
    behaviour: "that is bound stays",
    volume: testVolume(deletes, { ...made, ...held, ...bound }),
    plan: [],
  },
  {
    behaviour: "that is released goes",
    volume: testVolume(deletes, { ...made, ...held, ...released }),
    plan: deleted,
  },
  {
    behaviour: "that is to be retained stays",
    volume: testVolume({}, { ...made, ...released }),
    plan: [],
  },
  {
    behaviour: "that is to be retained from now on needs no provisioner",
    volume: testVolume({}, { ...made, ...held, ...bound }),
    plan: written,
  },
  {
    behaviour: "that it did not make is not its business",
    volume: testVolume(deletes, released),
    plan: [],
  },
  {
    behaviour: "of a driver that somebody else made is kept until the driver has deleted it",
    volume: testVolume(ofDriver, bound),
    plan: written,
  },
  {
    behaviour: "of a driver that somebody else made goes once it is released",
    volume: testVolume(ofDriver, { ...held, ...released }),
    plan: deleted,
  },
  {
    behaviour: "of a driver that nobody has claimed stays",
    volume: testVolume(ofDriver),
    plan: [],
  },
  {
    behaviour: "that is attached stays until it is not, and is told so",
    volume: testVolume(deletes, { ...made, ...held, ...released }),
    holder: "node-1",
    plan: ["Warning VolumeFailedDelete: persistentvolume disk is still attached to node node-1"],
  },
  {
    behaviour: "that goes is let go",
    volume: testVolume(deletes, { ...made, ...released, ...going }),
    plan: written,
  },
  {
    behaviour: "that goes and is not held is not its business any more",
    volume: testVolume(deletes, { ...made, ...released, deletionTimestamp: timeAt(0) }),
    plan: [],
  },
  {
    behaviour: "that is bound is not let go",
    volume: testVolume(deletes, { ...made, ...bound, ...going }),
    plan: [],
  },
])("a volume $behaviour", ({ volume, holder, plan }) => {
  expect(describeActions(planDisposal(volume, holder))).toEqual(plan);
});
