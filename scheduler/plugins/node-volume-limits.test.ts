import { expect, test } from "vitest";
import type { JsonObject } from "../../api/json.ts";
import { kubernetesProfile } from "../configuration/profiles.ts";
import { createFramework } from "../framework/create-framework.ts";
import { mayHelp } from "../queue/requeue.ts";
import { type PodRow, podOf, snapshotOf } from "../testing/objects.ts";
import { mounting, type StorageRow, withStorage } from "../testing/storage.ts";
import { refusals } from "../testing/verdicts.ts";
import { nodeVolumeLimits } from "./node-volume-limits.ts";

const nodes = [{ name: "a" }, { name: "b" }];
const full = { a: "node(s) exceed max volume count" };
const driver = (name: string, count?: number): JsonObject => ({
  name,
  nodeID: "i-0",
  ...(count !== undefined && { allocatable: { count } }),
});
const limit = (count: number, name = "disk.example") => ({ drivers: { a: [driver(name, count)] } });
const csi = (volumeHandle: string, name = "disk.example") => ({
  csi: { driver: name, volumeHandle },
});
/** Claims of these names, each bound to a volume of its own of the same name. */
const bound = (...names: string[]) => ({
  claims: names.map((name) => ({ name, volume: name })),
  volumes: names.map((name) => ({ name, spec: csi(name) })),
});
const unbound = (name: string) => ({ name, spec: { storageClassName: "late" } });
const late = (provisioner: string) => ({
  late: { provisioner, volumeBindingMode: "WaitForFirstConsumer" },
});
const disks = (...volumes: JsonObject[]): JsonObject => ({
  volumes: volumes.map((volume, index) => ({ name: `v${index}`, ...volume })),
});
const ebs = (volumeID: string) => ({ awsElasticBlockStore: { volumeID } });
const aws = "ebs.csi.aws.com";
const migrated = {
  "storage.alpha.kubernetes.io/migrated-plugins": "kubernetes.io/portworx-volume",
};
const portworx = { portworxVolume: { volumeID: "p" } };

interface Row {
  readonly behaviour: string;
  readonly storage: StorageRow;
  /** On node `a`. */
  readonly others?: readonly JsonObject[];
  readonly pod: JsonObject;
  readonly refused: Readonly<Record<string, string>>;
}
test.each<Row>([
  {
    behaviour: "goes where there is room",
    storage: { ...bound("x", "y"), ...limit(2) },
    others: [mounting("x")],
    pod: mounting("y"),
    refused: {},
  },
  {
    behaviour: "does not go where others have all places",
    storage: { ...bound("x", "y"), ...limit(1) },
    others: [mounting("x")],
    pod: mounting("y"),
    refused: full,
  },
  {
    behaviour: "does not go where it needs more places than there are",
    storage: { ...bound("x", "y"), ...limit(1) },
    pod: mounting("x", "y"),
    refused: full,
  },
  {
    behaviour: "shares the place of a volume",
    storage: { ...bound("x", "y"), ...limit(1) },
    others: [mounting("x"), mounting("x")],
    pod: mounting("x"),
    refused: {},
  },
  {
    behaviour: "shares the place of a volume that two claims mean",
    storage: {
      claims: [
        { name: "x", volume: "x" },
        { name: "y", volume: "y" },
      ],
      volumes: [
        { name: "x", spec: csi("same") },
        { name: "y", spec: csi("same") },
      ],
      ...limit(1),
    },
    others: [mounting("x")],
    pod: mounting("y"),
    refused: {},
  },
  {
    behaviour: "goes anywhere where no driver has a limit",
    storage: { ...bound("x", "y"), drivers: { a: [driver("disk.example")], b: null } },
    others: [mounting("x")],
    pod: mounting("y"),
    refused: {},
  },
  {
    behaviour: "goes anywhere where only another driver has a limit",
    storage: { ...bound("x"), ...limit(0, "other.example") },
    pod: mounting("x"),
    refused: {},
  },
  {
    behaviour: "counts what is attached and no pod uses any more",
    storage: { ...bound("x", "y"), ...limit(1), attached: [["x", "a"]] },
    pod: mounting("y"),
    refused: full,
  },
  {
    behaviour: "counts once what is attached and in use",
    storage: {
      ...bound("x", "y"),
      ...limit(2),
      attached: [
        ["x", "a"],
        ["y", "b"],
      ],
    },
    others: [mounting("x")],
    pod: mounting("y"),
    refused: {},
  },
  {
    behaviour: "counts volumes that are yet to be made, by who makes them",
    storage: {
      claims: [unbound("x"), unbound("y")],
      classes: late("disk.example"),
      ...limit(1),
    },
    others: [mounting("x")],
    pod: mounting("y"),
    refused: full,
  },
  {
    behaviour: "counts volumes of the cloud for the driver that took over",
    storage: { claims: [unbound("x")], classes: late("kubernetes.io/aws-ebs"), ...limit(1, aws) },
    others: [disks(ebs("aws://zone/vol-1"))],
    pod: mounting("x"),
    refused: full,
  },
  {
    behaviour: "knows a disk of the cloud by whatever it is called",
    storage: {
      claims: [{ name: "x", volume: "x" }],
      volumes: [{ name: "x", spec: csi("vol-1", aws) }],
      ...limit(1, aws),
    },
    others: [mounting("x")],
    pod: disks(ebs("aws://zone/vol-1")),
    refused: {},
  },
  {
    behaviour: "counts volumes of the cloud that are not of a driver",
    storage: {
      claims: [{ name: "x", volume: "x" }],
      volumes: [{ name: "x", spec: { gcePersistentDisk: { pdName: "d" } } }],
      ...limit(0, "pd.csi.storage.gke.io"),
    },
    pod: mounting("x"),
    refused: full,
  },
  {
    behaviour: "counts volumes of Portworx where the node says that its driver serves them",
    storage: { ...limit(0, "pxd.portworx.com"), annotations: migrated },
    pod: disks(portworx),
    refused: full,
  },
  {
    behaviour: "does not count volumes of Portworx elsewhere",
    storage: limit(0, "pxd.portworx.com"),
    pod: disks(portworx),
    refused: {},
  },
  {
    behaviour: "does not count what nobody attaches",
    storage: {
      claims: [{ name: "x", volume: "x" }],
      volumes: [{ name: "x", spec: { nfs: { server: "s", path: "/p" } } }],
      ...limit(0),
    },
    pod: mounting("x"),
    refused: {},
  },
  {
    behaviour: "needs its claim to be there",
    storage: limit(1),
    pod: mounting("x"),
    refused: {
      a: '!looking up PVC default/x: persistentvolumeclaim "x" not found',
      b: '!looking up PVC default/x: persistentvolumeclaim "x" not found',
    },
  },
])("a pod $behaviour", ({ storage, others = [], pod, refused }) => {
  const rows = others.map((spec, index): PodRow => ({ name: `o${index}`, spec }));
  const placed = rows.map(({ name = "", spec }) =>
    podOf({ name, spec: { ...spec, nodeName: "a" } }),
  );
  const snapshot = withStorage(snapshotOf(nodes, placed), storage);
  expect(refusals(nodeVolumeLimits, podOf({ spec: pod }), snapshot)).toEqual(refused);
});

test("a place is free again once the pod is gone", () => {
  const other = podOf({ name: "other", spec: { ...mounting("x"), nodeName: "a" } });
  const snapshot = withStorage(snapshotOf(nodes, [other]), { ...bound("x", "y"), ...limit(1) });
  const pod = podOf({ spec: mounting("y") });
  expect(refusals(nodeVolumeLimits, pod, snapshot)).toEqual(full);
  const slot = snapshot.slotOf("a");
  snapshot.suppose(slot, ({ remove }) => {
    remove(other);
    expect(refusals(nodeVolumeLimits, pod, snapshot)).toEqual({});
  });
  expect(refusals(nodeVolumeLimits, pod, snapshot)).toEqual(full);
  snapshot.removePod("uid-other");
  expect(refusals(nodeVolumeLimits, pod, snapshot)).toEqual({});
});

test("pods without volumes are alike", () => {
  const snapshot = snapshotOf(nodes);
  for (const spec of [{}, disks({ emptyDir: {} })]) {
    expect(nodeVolumeLimits.sign(podOf({ spec }), snapshot)).toBe("");
    expect(nodeVolumeLimits.preFilter?.(podOf({ spec }), snapshot)).toBeUndefined();
  }
});

test.each([
  { behaviour: "a claim", spec: mounting("y"), helps: true },
  { behaviour: "a disk that a driver attaches", spec: disks(ebs("v")), helps: true },
  { behaviour: "a disk that none does", spec: disks({ emptyDir: {} }), helps: false },
  { behaviour: "no volumes", spec: {}, helps: false },
])("a pod is tried again: $helps, when one with $behaviour goes", ({ spec, helps }) => {
  const framework = createFramework(kubernetesProfile);
  const snapshot = withStorage(snapshotOf(nodes), { ...bound("x"), ...limit(1) });
  const gone = podOf({ name: "gone", spec: { nodeName: "a", ...spec } });
  const slot = snapshot.slotOf("a");
  const event = { name: "AssignedPodDelete", slot, revision: 1, pod: gone } as const;
  const pod = podOf({ spec: mounting("x") });
  expect(mayHelp(pod, ["NodeVolumeLimits"], { event, snapshot, framework })).toBe(helps);
});
