/** Claims find volumes, and pods wait for both. */
import { expect, test } from "vitest";
import { PersistentVolumeClaim } from "../../api/core/persistent-volume-claim.ts";
import { Pod } from "../../api/core/pod/pod.ts";
import { PersistentVolume } from "../../api/core/volume/persistent-volume.ts";
import { createCluster } from "../../simulator/cluster.ts";
import { claimOf, classOf, onNode, podOf, volumeOf } from "./objects.ts";
import { claimState, eventsOf, volumePhase, whyNotScheduled } from "./seen.ts";

const late = { volumeBindingMode: "WaitForFirstConsumer" };
const noClass = { storageClassName: "" };
const byHand = { provisioner: "kubernetes.io/no-provisioner", ...late };
const notHelpful = "3 Preemption is not helpful for scheduling.";

test("a claim takes the smallest volume that fits, and both say so", () => {
  const cluster = createCluster();
  cluster.apply([
    volumeOf("large", { capacity: { storage: "8Gi" } }),
    volumeOf("small", { capacity: { storage: "2Gi" } }),
  ]);
  cluster.settle();
  expect(volumePhase(cluster, "small")).toBe("Available");
  cluster.apply(claimOf("data", noClass));
  cluster.settle();
  const claim = cluster.get(PersistentVolumeClaim, "data");
  expect(claim).toMatchObject({
    metadata: {
      annotations: {
        "pv.kubernetes.io/bind-completed": "yes",
        "pv.kubernetes.io/bound-by-controller": "yes",
      },
    },
    spec: { volumeName: "small" },
    status: { phase: "Bound", accessModes: ["ReadWriteOnce"], capacity: { storage: "2Gi" } },
  });
  expect(cluster.get(PersistentVolume, "small")).toMatchObject({
    metadata: { annotations: { "pv.kubernetes.io/bound-by-controller": "yes" } },
    spec: { claimRef: { namespace: "default", name: "data", uid: claim?.metadata.uid } },
    status: { phase: "Bound" },
  });
  expect(volumePhase(cluster, "large")).toBe("Available");
});

test("a claim without a volume is bound within 15 seconds after there is one", () => {
  const cluster = createCluster();
  cluster.apply([claimOf("data", noClass), podOf("web", ["data"])]);
  cluster.advance("20s");
  const nothing = "no persistent volumes available for this claim and no storage class is set";
  expect(eventsOf(cluster, "PersistentVolumeClaim", "data")).toEqual([`FailedBinding ${nothing}`]);
  expect(whyNotScheduled(cluster, "web")).toBe(
    "0/3 nodes are available: pod has unbound immediate PersistentVolumeClaims. " +
      `preemption: 0/3 nodes are available: ${notHelpful}`,
  );
  cluster.apply(volumeOf("disk"));
  cluster.advance("30s");
  expect(claimState(cluster, "data")).toBe("Bound disk");
  expect(cluster.get(Pod, "web")?.status.phase).toBe("Running");
});

test("a claim that came before its class gets the default one once there is one", () => {
  const cluster = createCluster();
  const defaults = (value: string) => ({
    metadata: { annotations: { "storageclass.kubernetes.io/is-default-class": value } },
  });
  const standard = { group: "storage.k8s.io", version: "v1", plural: "storageclasses" };
  const patch = (value: string) =>
    cluster.request({
      verb: "patch",
      patchType: "merge",
      resource: standard,
      name: "standard",
      body: defaults(value),
    });
  patch("false");
  cluster.apply(claimOf("data"));
  cluster.advance("1m");
  expect(cluster.get(PersistentVolumeClaim, "data")?.spec.storageClassName).toBeUndefined();
  patch("true");
  cluster.advance("15s");
  expect(cluster.get(PersistentVolumeClaim, "data")?.spec.storageClassName).toBe("standard");
});

test("a volume is made for the node of the first pod, and goes with its claim", () => {
  const cluster = createCluster();
  cluster.apply(claimOf("data"));
  cluster.advance("1m");
  expect(claimState(cluster, "data")).toBe("Pending -");
  cluster.apply(podOf("web", ["data"]));
  cluster.advance("1m");
  const { uid, annotations } = cluster.get(PersistentVolumeClaim, "data")?.metadata ?? {};
  const node = cluster.get(Pod, "web")?.spec.nodeName;
  expect(annotations).toMatchObject({ "volume.kubernetes.io/selected-node": node });
  expect(claimState(cluster, "data")).toBe(`Bound pvc-${uid}`);
  expect(eventsOf(cluster, "PersistentVolumeClaim", "data")).toEqual([
    "WaitForFirstConsumer waiting for first consumer to be created before binding",
    "ExternalProvisioning Waiting for a volume to be created either by the external provisioner " +
      "'disk.sim.kubesim.dev' or manually by the system administrator. If volume creation is " +
      "delayed, please verify that the provisioner is running and correctly registered.",
    'Provisioning External provisioner is provisioning volume for claim "default/data"',
    `ProvisioningSucceeded Successfully provisioned volume pvc-${uid}`,
  ]);
  cluster.delete(PersistentVolumeClaim, "data");
  cluster.advance("1m");
  expect(cluster.get(PersistentVolumeClaim, "data")?.metadata.deletionTimestamp).toBeDefined();
  cluster.delete(Pod, "web");
  cluster.advance("1m");
  expect([claimState(cluster, "data"), volumePhase(cluster, `pvc-${uid}`)]).toEqual([
    "gone",
    "gone",
  ]);
});

test("a pod goes where its volume is", () => {
  const cluster = createCluster();
  const local = { storageClassName: "local", ...onNode("node-2") };
  cluster.apply([classOf("local", byHand), volumeOf("disk", local)]);
  cluster.settle();
  cluster.apply([claimOf("data", { storageClassName: "local" }), podOf("web", ["data"])]);
  cluster.advance("1m");
  expect(cluster.get(Pod, "web")?.spec.nodeName).toBe("node-2");
  expect(claimState(cluster, "data")).toBe("Bound disk");
  const elsewhere = { nodeSelector: { "kubernetes.io/hostname": "node-0" } };
  cluster.apply(podOf("other", ["data"], elsewhere));
  cluster.advance("1m");
  expect(whyNotScheduled(cluster, "other")).toBe(
    "0/3 nodes are available: 1 node(s) didn't match PersistentVolume's node affinity, " +
      `2 node(s) didn't match Pod's node affinity/selector. preemption: 0/3 nodes are available: ${notHelpful}`,
  );
});

test.each<{ behaviour: string; objects: readonly object[]; why: string }>([
  {
    behaviour: "whose claim is not there",
    objects: [],
    why: 'persistentvolumeclaim "data" not found',
  },
  {
    behaviour: "for whose claim there is no volume",
    objects: [classOf("local", byHand), claimOf("data", { storageClassName: "local" })],
    why: "3 node(s) didn't find available persistent volumes to bind",
  },
  {
    behaviour: "whose class makes volumes elsewhere",
    objects: [
      classOf("zonal", {
        ...late,
        allowedTopologies: [{ matchLabelExpressions: [{ key: "zone", values: ["z"] }] }],
      }),
      claimOf("data", { storageClassName: "zonal" }),
    ],
    why: "3 node(s) didn't find available persistent volumes to bind",
  },
])("a pod $behaviour is told so", ({ objects, why }) => {
  const cluster = createCluster();
  cluster.apply([...objects, podOf("web", ["data"])]);
  cluster.advance("10s");
  expect(whyNotScheduled(cluster, "web")).toBe(
    `0/3 nodes are available: ${why}. preemption: 0/3 nodes are available: ${notHelpful}`,
  );
});

test("a claim for a single pod keeps every other pod waiting", () => {
  const cluster = createCluster();
  cluster.apply([claimOf("one", { accessModes: ["ReadWriteOncePod"] }), podOf("a", ["one"])]);
  cluster.advance("30s");
  cluster.apply(podOf("b", ["one"]));
  cluster.advance("30s");
  expect(whyNotScheduled(cluster, "b")).toBe(
    "0/3 nodes are available: 3 node(s) unavailable due to PersistentVolumeClaim with " +
      "ReadWriteOncePod access mode already in-use by another pod. preemption: 0/3 nodes are available: 3 No preemption victims " +
      "found for incoming pod.",
  );
  cluster.delete(Pod, "a");
  cluster.advance("30s");
  expect(cluster.get(Pod, "b")?.status.phase).toBe("Running");
});

test("a volume that a user kept for a claim is bound to it, and released by it", () => {
  const cluster = createCluster();
  cluster.apply([volumeOf("disk", { claimRef: { namespace: "default", name: "data" } })]);
  cluster.apply(claimOf("data", noClass));
  cluster.settle();
  expect(claimState(cluster, "data")).toBe("Bound disk");
  cluster.delete(PersistentVolumeClaim, "data");
  cluster.advance("1s");
  expect([claimState(cluster, "data"), volumePhase(cluster, "disk")]).toEqual(["gone", "Released"]);
});

test("a claim whose volume is taken away is lost", () => {
  const cluster = createCluster();
  cluster.apply([volumeOf("disk"), claimOf("data", noClass)]);
  cluster.advance("15s");
  cluster.delete(PersistentVolume, "disk");
  cluster.advance("1s");
  expect(volumePhase(cluster, "disk")).toBe("Bound");
  const body = { metadata: { finalizers: null } };
  cluster.patch(PersistentVolume, "disk", body);
  cluster.advance("1s");
  expect(claimState(cluster, "data")).toBe("Lost disk");
});

test("a pod waits for a volume that nobody makes only as long as the profile says", () => {
  const cluster = createCluster({
    schedulerConfig: {
      apiVersion: "kubescheduler.config.k8s.io/v1",
      kind: "KubeSchedulerConfiguration",
      profiles: [{ pluginConfig: [{ name: "VolumeBinding", args: { bindTimeoutSeconds: 30 } }] }],
    },
  });
  const nobody = { ...late, provisioner: "kubernetes.io/none" };
  cluster.apply([classOf("slow", nobody), claimOf("data", { storageClassName: "slow" })]);
  cluster.apply(podOf("web", ["data"]));
  cluster.advance("29s");
  expect(eventsOf(cluster, "Pod", "web")).toEqual([]);
  cluster.advance("2s");
  expect(eventsOf(cluster, "Pod", "web")).toEqual([
    'FailedScheduling running PreBind plugin "VolumeBinding": binding volumes: context deadline ' +
      "exceeded",
  ]);
});

test("a claim that names a volume of another is told so until that is given back", () => {
  const cluster = createCluster();
  cluster.apply([volumeOf("disk"), claimOf("first", { ...noClass, volumeName: "disk" })]);
  cluster.advance("20s");
  cluster.apply(claimOf("second", { ...noClass, volumeName: "disk" }));
  cluster.delete(PersistentVolumeClaim, "first");
  cluster.advance("20s");
  expect(volumePhase(cluster, "disk")).toBe("Released");
  expect(eventsOf(cluster, "PersistentVolumeClaim", "second")).toEqual([
    'FailedBinding volume "disk" already bound to a different claim.',
  ]);
  cluster.patch(PersistentVolume, "disk", { spec: { claimRef: null } });
  cluster.advance("20s");
  expect(claimState(cluster, "second")).toBe("Bound disk");
});

test.each([
  { behaviour: "a directory for tests", source: { hostPath: { path: "/tmp/disk" } } },
  {
    behaviour: "a disk that its driver has, though somebody else made the volume",
    source: { hostPath: undefined, csi: { driver: "ebs.csi.aws.com", volumeHandle: "vol-1" } },
  },
])("a volume that is to be deleted goes with its claim: $behaviour", ({ source }) => {
  const cluster = createCluster();
  const spec = { persistentVolumeReclaimPolicy: "Delete", ...source };
  cluster.apply([volumeOf("disk", spec), claimOf("data", noClass)]);
  cluster.advance("20s");
  expect(claimState(cluster, "data")).toBe("Bound disk");
  cluster.delete(PersistentVolumeClaim, "data");
  cluster.advance("1s");
  expect([claimState(cluster, "data"), volumePhase(cluster, "disk")]).toEqual(["gone", "gone"]);
});

test("a volume that is retained after all needs nobody to delete what is behind it", () => {
  const cluster = createCluster();
  cluster.apply([claimOf("data"), podOf("web", ["data"])]);
  cluster.advance("1m");
  const name = cluster.get(PersistentVolumeClaim, "data")?.spec.volumeName ?? "";
  const finalizers = () => cluster.get(PersistentVolume, name)?.metadata.finalizers;
  const [provisioner, protection] = [
    "external-provisioner.volume.kubernetes.io/finalizer",
    "kubernetes.io/pv-protection",
  ];
  expect(finalizers()).toEqual([provisioner, protection]);
  const retain = (policy: string) =>
    cluster.patch(PersistentVolume, name, { spec: { persistentVolumeReclaimPolicy: policy } });
  retain("Retain");
  cluster.settle();
  expect(finalizers()).toEqual([protection]);
  retain("Delete");
  cluster.settle();
  expect(finalizers()).toEqual([protection, provisioner]);
});
