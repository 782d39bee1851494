import { expect, test } from "vitest";
import type { Node } from "../../api/core/node/node.ts";
import { testPod } from "../../api/core/pod/test-pods.ts";
import { attachableOf, uniqueNameOf } from "../../api/core/volume/attachable.ts";
import type { VolumeAttachment } from "../../api/storage/volume-attachment.ts";
import { describeActions } from "../testing/actions.ts";
import { testVolume } from "../testing/storage.ts";
import { nowMs, timeAt } from "../testing/workloads.ts";
import { type ObservedAttachments, planAttachments } from "./attach.ts";
import { planAttacher } from "./attacher.ts";

const csi = { driver: "disk.example", volumeHandle: "v" };
const volume = testVolume({ csi });
const attachable = attachableOf(volume) ?? { driver: "", handle: "" };
const uniqueName = uniqueNameOf(attachable);

const pod = (name: string, nodeName?: string, phase = "Running") =>
  testPod({ metadata: { name }, spec: { ...(nodeName && { nodeName }) }, status: { phase } });
const goingUnstarted = testPod({
  metadata: { name: "a", deletionTimestamp: timeAt(0) },
  spec: { nodeName: "n" },
  status: { phase: "Pending" },
});
const attachment = (
  nodeName: string,
  attached = true,
  metadata: VolumeAttachment["metadata"] = {},
): VolumeAttachment => ({
  apiVersion: "storage.k8s.io/v1",
  kind: "VolumeAttachment",
  metadata: { name: `on-${nodeName}`, uid: `uid-${nodeName}`, ...metadata },
  spec: { attacher: "disk.example", source: { persistentVolumeName: "disk" }, nodeName },
  status: { attached },
});

interface NodeParts {
  readonly inUse?: boolean;
  readonly attached?: boolean;
  readonly ready?: string;
  readonly taints?: Node["spec"]["taints"];
}
const nodeOf = ({ inUse, attached, ready = "True", taints }: NodeParts = {}): Node => ({
  apiVersion: "v1",
  kind: "Node",
  metadata: { name: "node-0" },
  spec: { ...(taints && { taints }) },
  status: {
    conditions: [{ type: "Ready", status: ready }],
    ...(inUse && { volumesInUse: [uniqueName] }),
    ...(attached && { volumesAttached: [{ name: uniqueName, devicePath: "" }] }),
    daemonEndpoints: { kubeletEndpoint: { Port: 0 } },
    nodeInfo: {
      machineID: "",
      systemUUID: "",
      bootID: "",
      kernelVersion: "",
      osImage: "",
      containerRuntimeVersion: "",
      kubeletVersion: "",
      kubeProxyVersion: "",
      operatingSystem: "",
      architecture: "",
    },
  },
});
const goneNode = { attachments: [attachment("n")], nodeNamed: () => undefined };
const holding = ({ isInUse, unwantedSinceMs }: { isInUse: boolean; unwantedSinceMs?: number }) =>
  new Map([["n", { isInUse, unwantedSinceMs }]]);
const attach = expect.stringMatching(/^create VolumeAttachment csi-[0-9a-f]{64}$/);
const lost = { inUse: true, ready: "Unknown" };
const used = "Volume is already used by pod(s) a";
const kept = "Volume is already exclusively attached to one node and can't be attached to another";

test.each<{
  behaviour: string;
  observed: Partial<ObservedAttachments>;
  node?: NodeParts;
  plan: readonly unknown[];
  waitMs?: number;
}>([
  {
    behaviour: "is attached to the node of a pod",
    observed: { pods: [pod("a", "n")] },
    plan: [attach],
  },
  { behaviour: "waits for a pod without a node", observed: { pods: [pod("a")] }, plan: [] },
  {
    behaviour: "is not attached for a pod that ended",
    observed: { pods: [pod("a", "n", "Failed")] },
    plan: [],
  },
  {
    behaviour: "is not attached for a pod that goes before it ran",
    observed: { pods: [goingUnstarted] },
    plan: [],
  },
  {
    behaviour: "is detached though a pod that never ran is still being deleted",
    observed: { pods: [goingUnstarted], attachments: [attachment("n")] },
    plan: ["delete VolumeAttachment on-n"],
  },
  {
    behaviour: "is waited for",
    observed: { pods: [pod("a", "n")], attachments: [attachment("n", false)] },
    plan: [],
  },
  {
    behaviour: "that is attached is told of",
    observed: { pods: [pod("a", "n")], attachments: [attachment("n")] },
    plan: [
      "update Node node-0 status",
      'Normal SuccessfulAttachVolume: AttachVolume.Attach succeeded for volume "disk" ',
    ],
  },
  {
    behaviour: "is told of once",
    observed: { pods: [pod("a", "n")], attachments: [attachment("n")] },
    node: { attached: true },
    plan: [],
  },
  {
    behaviour: "is not attached to a second node",
    observed: { pods: [pod("a", "n"), pod("b", "m")], attachments: [attachment("n")] },
    node: { attached: true },
    plan: [`Warning FailedAttachVolume: Multi-Attach error for volume "disk" ${used}`],
  },
  {
    behaviour: "is not attached to a second node while the first holds it",
    observed: { pods: [pod("b", "m")], attachments: [attachment("n")] },
    node: { inUse: true, attached: true },
    plan: [`Warning FailedAttachVolume: Multi-Attach error for volume "disk" ${kept}`],
  },
  {
    behaviour: "that may be shared is attached to both",
    observed: {
      volume: testVolume({ csi, accessModes: ["ReadWriteMany"] }),
      pods: [pod("a", "n"), pod("b", "m")],
      attachments: [attachment("n")],
    },
    node: { attached: true },
    plan: [attach],
  },
  {
    behaviour: "is detached once no pod needs it",
    observed: { attachments: [attachment("n")] },
    node: { attached: true },
    plan: ["update Node node-0 status", "delete VolumeAttachment on-n"],
  },
  {
    behaviour: "is detached from a node that is gone and did not use it",
    observed: { ...goneNode, holders: holding({ isInUse: false }) },
    plan: ["delete VolumeAttachment on-n"],
  },
  {
    behaviour: "stays attached to a node that is gone and used it",
    observed: { ...goneNode, holders: holding({ isInUse: true }) },
    plan: [],
    waitMs: 360_000,
  },
  {
    behaviour: "stays attached to a node that is gone of which nothing is known",
    observed: goneNode,
    plan: [],
    waitMs: 360_000,
  },
  {
    behaviour: "is detached from a node that is gone once its time is up",
    observed: {
      ...goneNode,
      holders: holding({ isInUse: true, unwantedSinceMs: nowMs - 360_000 }),
    },
    plan: ["delete VolumeAttachment on-n"],
  },
  {
    behaviour: "is not detached while the node has it in use",
    observed: { attachments: [attachment("n")] },
    node: { inUse: true },
    plan: [],
  },
  {
    behaviour: "is kept by a node that does not answer",
    observed: { attachments: [attachment("n")] },
    node: lost,
    plan: [],
  },
  {
    behaviour: "is kept by it until its time is up",
    observed: { attachments: [attachment("n")], forceAtMs: nowMs + 5000 },
    node: lost,
    plan: [],
    waitMs: 5000,
  },
  {
    behaviour: "is not kept by it for longer",
    observed: { attachments: [attachment("n")], forceAtMs: nowMs },
    node: lost,
    plan: ["delete VolumeAttachment on-n"],
  },
  {
    behaviour: "is not kept by a node that is out of service",
    observed: { attachments: [attachment("n")] },
    node: { ...lost, taints: [{ key: "node.kubernetes.io/out-of-service", effect: "NoExecute" }] },
    plan: ["delete VolumeAttachment on-n"],
  },
])("a volume $behaviour", ({ observed, node, plan, waitMs }) => {
  const { actions, requeueAfterMs } = planAttachments({
    volume,
    attachable,
    pods: [],
    attachments: [],
    nodeNamed: () => nodeOf(node),
    nowMs,
    forceAtMs: undefined,
    holders: new Map(),
    ...observed,
  });
  expect(describeActions(actions)).toEqual(plan);
  expect(requeueAfterMs).toBe(waitMs);
});

const held = { finalizers: ["external-attacher/disk-example"] };

test.each([
  {
    behaviour: "is held by its driver first",
    attachment: attachment("n", false),
    plan: ["update VolumeAttachment on-n"],
    waitMs: undefined,
  },
  {
    behaviour: "takes its time",
    attachment: attachment("n", false, { ...held, creationTimestamp: timeAt(-1) }),
    plan: [],
    waitMs: 1500,
  },
  {
    behaviour: "comes to be",
    attachment: attachment("n", false, { ...held, creationTimestamp: timeAt(-3) }),
    plan: ["update VolumeAttachment on-n status"],
    waitMs: undefined,
  },
  {
    behaviour: "that is there stays",
    attachment: attachment("n", true, held),
    plan: [],
    waitMs: undefined,
  },
  {
    behaviour: "that goes is let go",
    attachment: attachment("n", true, { ...held, deletionTimestamp: timeAt(0) }),
    plan: ["update VolumeAttachment on-n"],
    waitMs: undefined,
  },
])("an attachment $behaviour", ({ attachment: given, plan, waitMs }) => {
  const { actions, requeueAfterMs } = planAttacher(given, nowMs);
  expect(describeActions(actions)).toEqual(plan);
  expect(requeueAfterMs).toBe(waitMs);
});

test("what is known of the nodes that have a volume is left to the next plan", () => {
  const planOf = (more: Partial<ObservedAttachments>) =>
    planAttachments({
      volume,
      attachable,
      pods: [],
      attachments: [attachment("n")],
      nodeNamed: () => nodeOf({ inUse: true }),
      nowMs,
      forceAtMs: undefined,
      holders: holding({ isInUse: false, unwantedSinceMs: nowMs - 1000 }),
      ...more,
    }).memory;
  expect(planOf({})).toEqual(holding({ isInUse: true, unwantedSinceMs: nowMs - 1000 }));
  expect(planOf({ pods: [pod("a", "n")] })).toEqual(holding({ isInUse: true }));
  expect(planOf({ attachments: [] })).toBeUndefined();
});
