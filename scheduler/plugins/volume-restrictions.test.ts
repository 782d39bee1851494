import { expect, test } from "vitest";
import type { JsonObject } from "../../api/json.ts";
import { seededRandom } from "../../api/runtime.ts";
import { kubernetesProfile } from "../configuration/profiles.ts";
import { schedulePod } from "../decision/decide.ts";
import { createFramework } from "../framework/create-framework.ts";
import type { ClusterEventName } from "../framework/framework.ts";
import { mayHelp } from "../queue/requeue.ts";
import { decodePod, podOf, snapshotOf } from "../testing/objects.ts";
import { mounting, type StorageRow, withStorage } from "../testing/storage.ts";
import { refusals } from "../testing/verdicts.ts";
import { volumeRestrictions } from "./volume-restrictions.ts";

const nodes = [{ name: "a" }, { name: "b" }];
const disks = (...volumes: JsonObject[]): JsonObject => ({
  volumes: volumes.map((volume, index) => ({ name: `v${index}`, ...volume })),
});
const gce = (pdName: string, readOnly = false) => ({ gcePersistentDisk: { pdName, readOnly } });
const aws = (volumeID: string) => ({ awsElasticBlockStore: { volumeID, readOnly: true } });
const iscsi = (iqn: string, more: JsonObject = {}) => ({
  iscsi: { targetPortal: "10.0.0.1", iqn, lun: 0, ...more },
});
const rbd = (image: string, more: JsonObject = {}) => ({
  rbd: { monitors: ["m1", "m2"], image, ...more },
});
const readOnly = { readOnly: true };
const conflict = { a: "node(s) had no available disk" };

interface DiskRow {
  readonly behaviour: string;
  readonly used: JsonObject;
  readonly wanted: JsonObject;
  readonly refused: Readonly<Record<string, string>>;
}
test.each<DiskRow>([
  {
    behaviour: "a disk of Google that is in use",
    used: gce("d"),
    wanted: gce("d"),
    refused: conflict,
  },
  { behaviour: "another disk of Google", used: gce("d"), wanted: gce("e"), refused: {} },
  {
    behaviour: "a disk of Google that one of them writes",
    used: gce("d", true),
    wanted: gce("d"),
    refused: conflict,
  },
  {
    behaviour: "a disk of Google that both only read",
    used: gce("d", true),
    wanted: gce("d", true),
    refused: {},
  },
  { behaviour: "a disk of AWS, even to read", used: aws("v"), wanted: aws("v"), refused: conflict },
  { behaviour: "another disk of AWS", used: aws("v"), wanted: aws("w"), refused: {} },
  {
    behaviour: "an iSCSI disk of the same name elsewhere",
    used: iscsi("iqn.a:x"),
    wanted: iscsi("iqn.a:x", { targetPortal: "10.0.0.2", lun: 1 }),
    refused: conflict,
  },
  {
    behaviour: "an iSCSI disk that both only read",
    used: iscsi("iqn.a:x", readOnly),
    wanted: iscsi("iqn.a:x", readOnly),
    refused: {},
  },
  {
    behaviour: "a Ceph image that one monitor of both knows",
    used: rbd("i"),
    wanted: rbd("i", { monitors: ["m2", "m3"] }),
    refused: conflict,
  },
  {
    behaviour: "a Ceph image of another cluster",
    used: rbd("i"),
    wanted: rbd("i", { monitors: ["m3"] }),
    refused: {},
  },
  {
    behaviour: "a Ceph image of another pool",
    used: rbd("i"),
    wanted: rbd("i", { pool: "fast" }),
    refused: {},
  },
  {
    behaviour: "a Ceph image that both only read",
    used: rbd("i", readOnly),
    wanted: rbd("i", readOnly),
    refused: {},
  },
  { behaviour: "a disk of another cloud", used: gce("d"), wanted: aws("d"), refused: {} },
])("a pod that wants $behaviour", ({ used, wanted, refused }) => {
  const other = podOf({ name: "other", spec: { nodeName: "a", ...disks(used) } });
  const snapshot = snapshotOf(nodes, [other]);
  const pod = podOf({ spec: disks({ emptyDir: {} }, wanted) });
  expect(refusals(volumeRestrictions, pod, snapshot)).toEqual(refused);
  snapshot.removePod("uid-other");
  expect(refusals(volumeRestrictions, pod, snapshot)).toEqual({});
});

test("a pod of importance has another leave that uses its disk", () => {
  const other = podOf({ name: "other", spec: { nodeName: "a", ...disks(gce("d")) } });
  const snapshot = snapshotOf([{ name: "a" }], [other]);
  const pod = podOf({ spec: { priority: 10, ...disks(gce("d")) } });
  const framework = createFramework(kubernetesProfile);
  expect(schedulePod(pod, snapshot, framework, seededRandom(0))).toMatchObject({
    failure: {
      message: "0/1 nodes are available: 1 node(s) had no available disk.",
      nominatedNode: "a",
      victims: [{ metadata: { name: "other" } }],
    },
  });
});

const once = { accessModes: ["ReadWriteOncePod"] };
const taken =
  "node(s) unavailable due to PersistentVolumeClaim with ReadWriteOncePod access mode already " +
  "in-use by another pod";

interface ClaimRow {
  readonly behaviour: string;
  readonly storage: StorageRow;
  readonly refused: Readonly<Record<string, string>>;
}
test.each<ClaimRow>([
  {
    behaviour: "many pods may use",
    storage: { claims: [{ name: "data" }] },
    refused: {},
  },
  {
    behaviour: "is for one pod",
    storage: { claims: [{ name: "data", spec: once }] },
    refused: { a: taken, b: taken },
  },
  {
    behaviour: "is not there",
    storage: {},
    refused: { "*": '!persistentvolumeclaim "data" not found' },
  },
])("a claim in use that $behaviour", ({ storage, refused }) => {
  const other = podOf({ name: "other", spec: { nodeName: "a", ...mounting("data") } });
  const snapshot = withStorage(snapshotOf(nodes, [other]), storage);
  const pod = podOf({ spec: mounting("data") });
  expect(refusals(volumeRestrictions, pod, snapshot)).toEqual(refused);
});

test("pods without volumes are alike, and so are those with the same disks", () => {
  const snapshot = snapshotOf(nodes);
  const sign = (name: string, spec: JsonObject) =>
    volumeRestrictions.sign(podOf({ name, spec }), snapshot);
  expect(sign("p", {})).toBe("");
  expect(sign("p", disks({ emptyDir: {} }))).toBe("");
  expect(sign("p", disks(gce("d")))).toBe(sign("q", disks(gce("d"))));
  expect(sign("p", disks(gce("d")))).not.toBe(sign("q", disks(gce("e"))));
  expect(sign("p", mounting("data"))).not.toBe(sign("q", mounting("data")));
});

const framework = createFramework(kubernetesProfile);

test.each<{ behaviour: string; name: ClusterEventName; claim: string; helps: boolean }>([
  {
    behaviour: "its own claim is there",
    name: "PersistentVolumeClaimAdd",
    claim: "default/data",
    helps: true,
  },
  {
    behaviour: "another claim is there",
    name: "PersistentVolumeClaimAdd",
    claim: "default/other",
    helps: false,
  },
  {
    behaviour: "its own claim changes",
    name: "PersistentVolumeClaimUpdate",
    claim: "default/data",
    helps: false,
  },
])("a pod that lacks its claim is tried again: $helps, when $behaviour", (row) => {
  const { name, claim, helps } = row;
  const snapshot = withStorage(snapshotOf(nodes), { claims: [{ name: "data" }] });
  const event = { name, slot: -1, revision: 1, claim };
  const pod = podOf({ spec: mounting("data") });
  expect(mayHelp(pod, ["VolumeRestrictions"], { event, snapshot, framework })).toBe(helps);
});

test.each<{ behaviour: string; namespace?: string; spec: JsonObject; helps: boolean }>([
  { behaviour: "has the same disk", spec: disks(gce("d")), helps: true },
  {
    behaviour: "has the same disk in another namespace",
    namespace: "other",
    spec: disks(gce("d")),
    helps: false,
  },
  { behaviour: "has another disk", spec: disks(gce("e")), helps: false },
  { behaviour: "has the same claim", spec: mounting("data"), helps: true },
  { behaviour: "has another claim", spec: mounting("logs"), helps: false },
  { behaviour: "has no volumes", spec: {}, helps: false },
])("a pod is tried again: $helps, when one goes that $behaviour", (row) => {
  const { namespace = "default", spec, helps } = row;
  const snapshot = withStorage(snapshotOf(nodes), { claims: [{ name: "data" }] });
  const claim = { persistentVolumeClaim: { claimName: "data" } };
  const metadata = { name: "gone", namespace };
  const containers = [{ name: "c", image: "app:1" }];
  const gone = decodePod({ metadata, spec: { containers, nodeName: "a", ...spec } });
  const slot = snapshot.slotOf("a");
  const event = { name: "AssignedPodDelete", slot, revision: 1, pod: gone } as const;
  const pod = podOf({ spec: disks(claim, gce("d")) });
  expect(mayHelp(pod, ["VolumeRestrictions"], { event, snapshot, framework })).toBe(helps);
});
