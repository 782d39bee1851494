/** Volumes follow their pods from node to node. */
import { expect, test } from "vitest";
import { Event } from "../../api/core/event.ts";
import { Node } from "../../api/core/node/node.ts";
import { PersistentVolumeClaim } from "../../api/core/persistent-volume-claim.ts";
import { Pod } from "../../api/core/pod/pod.ts";
import { CSIDriver } from "../../api/storage/csi-driver.ts";
import { VolumeAttachment } from "../../api/storage/volume-attachment.ts";
import { type Cluster, createCluster } from "../../simulator/cluster.ts";
import { claimOf, podOf } from "./objects.ts";
import { claimState, eventsOf } from "./seen.ts";

const on = (node: string) => ({ nodeSelector: { "kubernetes.io/hostname": node } });
const attachments = (cluster: Cluster) =>
  cluster.list(VolumeAttachment).map(({ spec, status }) => `${spec.nodeName} ${status.attached}`);
const phaseOf = (cluster: Cluster, name: string) => cluster.get(Pod, name)?.status.phase;

function running(): Cluster {
  const cluster = createCluster();
  cluster.apply([claimOf("data"), podOf("a", ["data"], on("node-0"))]);
  cluster.until(() => phaseOf(cluster, "a") === "Running");
  return cluster;
}

test("a volume is attached before its pod starts, and the node says so", () => {
  const cluster = running();
  const volume = cluster.get(PersistentVolumeClaim, "data")?.spec.volumeName;
  expect(attachments(cluster)).toEqual(["node-0 true"]);
  const name = `kubernetes.io/csi/disk.sim.kubesim.dev^${volume}`;
  expect(cluster.get(Node, "node-0")?.status).toMatchObject({
    volumesInUse: [name],
    volumesAttached: [{ name, devicePath: "" }],
  });
  expect(eventsOf(cluster, "Pod", "a").slice(0, 3)).toEqual([
    "Scheduled Successfully assigned default/a to node-0",
    `SuccessfulAttachVolume AttachVolume.Attach succeeded for volume "${volume}" `,
    'Pulling Pulling image "nginx"',
  ]);
});

test("volumes that are attached at the same moment are each told of once", () => {
  const cluster = createCluster();
  const names = ["a", "b", "c"];
  cluster.apply([...names.map((name) => claimOf(name)), podOf("web", names, on("node-0"))]);
  cluster.until(() => phaseOf(cluster, "web") === "Running");
  const told = cluster.list(Event).filter(({ reason }) => reason === "SuccessfulAttachVolume");
  expect(told.map(({ count }) => count)).toEqual([1, 1, 1]);
});

test("a pod on a second node waits until the first lets go", () => {
  const cluster = running();
  const volume = cluster.get(PersistentVolumeClaim, "data")?.spec.volumeName;
  cluster.apply(podOf("b", ["data"], on("node-1")));
  cluster.advance("1m");
  expect(phaseOf(cluster, "b")).toBe("Pending");
  expect(eventsOf(cluster, "Pod", "b")).toContain(
    `FailedAttachVolume Multi-Attach error for volume "${volume}" Volume is already used by pod(s) a`,
  );
  cluster.delete(Pod, "a");
  cluster.advance("1m");
  expect([phaseOf(cluster, "b"), attachments(cluster)]).toEqual(["Running", ["node-1 true"]]);
  expect(cluster.get(Node, "node-0")?.status.volumesAttached).toBeUndefined();
  expect(cluster.get(Node, "node-0")?.status.volumesInUse).toBeUndefined();
});

test("a lost node keeps a volume for six minutes after its pod was taken by force", () => {
  const cluster = running();
  cluster.powerOff("node-0");
  cluster.advance("2m");
  cluster.delete(Pod, "a", { gracePeriodSeconds: 0 });
  cluster.apply(podOf("b", ["data"], on("node-1")));
  cluster.advance("5m");
  expect([phaseOf(cluster, "b"), attachments(cluster)]).toEqual(["Pending", ["node-0 true"]]);
  cluster.advance("90s");
  expect([phaseOf(cluster, "b"), attachments(cluster)]).toEqual(["Running", ["node-1 true"]]);
});

test("a node that is deleted keeps a volume for six minutes after its pod is gone", () => {
  const cluster = running();
  cluster.powerOff("node-0");
  cluster.delete(Node, "node-0");
  cluster.advance("2m");
  expect(phaseOf(cluster, "a")).toBeUndefined();
  cluster.apply(podOf("b", ["data"], on("node-1")));
  cluster.advance("4m");
  expect([phaseOf(cluster, "b"), attachments(cluster)]).toEqual(["Pending", ["node-0 true"]]);
  cluster.advance("90s");
  expect([phaseOf(cluster, "b"), attachments(cluster)]).toEqual(["Running", ["node-1 true"]]);
});

test("a claim that a pod describes is made for it, and goes with it", () => {
  const cluster = createCluster();
  const { spec } = claimOf("data");
  const volumes = [{ name: "scratch", ephemeral: { volumeClaimTemplate: { metadata: {}, spec } } }];
  cluster.apply(podOf("a", [], { volumes }));
  cluster.advance("1m");
  expect(phaseOf(cluster, "a")).toBe("Running");
  expect(claimState(cluster, "a-scratch")).toMatch(/^Bound pvc-/);
  cluster.delete(Pod, "a");
  cluster.advance("1m");
  expect([claimState(cluster, "a-scratch"), attachments(cluster)]).toEqual(["gone", []]);
});

test("a claim of that name that is another's keeps a pod waiting until it is gone", () => {
  const cluster = createCluster();
  const { spec } = claimOf("data");
  const volumes = [{ name: "scratch", ephemeral: { volumeClaimTemplate: { metadata: {}, spec } } }];
  cluster.apply([claimOf("a-scratch"), podOf("a", [], { volumes })]);
  cluster.advance("1m");
  expect(phaseOf(cluster, "a")).toBe("Pending");
  expect(eventsOf(cluster, "Pod", "a")).toContain(
    "FailedBinding ephemeral volume scratch: PVC default/a-scratch was not created for pod " +
      "default/a (pod is not owner)",
  );
  cluster.delete(PersistentVolumeClaim, "a-scratch");
  cluster.advance("1m");
  expect(phaseOf(cluster, "a")).toBe("Running");
});

const unattached = {
  apiVersion: "storage.k8s.io/v1",
  kind: "CSIDriver",
  metadata: { name: "disk.sim.kubesim.dev" },
  spec: { attachRequired: false },
};
const nodeVolumes = (cluster: Cluster) => {
  const { volumesInUse, volumesAttached } = cluster.get(Node, "node-0")?.status ?? {};
  return [volumesInUse, volumesAttached];
};

test("volumes of a driver that need not be attached are not", () => {
  const cluster = createCluster();
  cluster.apply([unattached, claimOf("data"), podOf("a", ["data"], on("node-0"))]);
  cluster.until(() => phaseOf(cluster, "a") === "Running");
  cluster.advance("5s");
  expect([attachments(cluster), nodeVolumes(cluster)]).toEqual([[], [undefined, undefined]]);
  expect(eventsOf(cluster, "Pod", "a").join("\n")).not.toContain("AttachVolume");
});

test("a driver that comes or goes has its volumes detached or attached", () => {
  const cluster = running();
  cluster.apply(unattached);
  cluster.advance("10s");
  expect([attachments(cluster), nodeVolumes(cluster)]).toEqual([[], [undefined, undefined]]);
  cluster.delete(CSIDriver, "disk.sim.kubesim.dev");
  cluster.advance("10s");
  expect(attachments(cluster)).toEqual(["node-0 true"]);
  expect(phaseOf(cluster, "a")).toBe("Running");
});
