import { expect, test } from "vitest";
import type { JsonObject } from "../../api/json.ts";
import { podOf, snapshotOf } from "../testing/objects.ts";
import { mounting, type StorageRow, withStorage } from "../testing/storage.ts";
import { refusals } from "../testing/verdicts.ts";
import { volumeBinding as factory } from "./volume-binding.ts";

const volumeBinding = factory.create(undefined);

const nodes = [{ name: "a" }, { name: "b" }];
const late = { volumeBindingMode: "WaitForFirstConsumer" };
const byHand = { provisioner: "kubernetes.io/no-provisioner", ...late };
const local = (node: string, more: JsonObject = {}) => ({
  hostPath: { path: "/disk" },
  nodeAffinity: {
    required: {
      nodeSelectorTerms: [
        { matchExpressions: [{ key: "kubernetes.io/hostname", operator: "In", values: [node] }] },
      ],
    },
  },
  ...more,
});
const unreachable = "!node(s) didn't match PersistentVolume's node affinity";
const none = "!node(s) didn't find available persistent volumes to bind";
const noRoom = "!node(s) did not have enough free storage";
const inReachOf = (node: string): JsonObject => ({
  nodeTopology: { matchLabels: { "kubernetes.io/hostname": node } },
});
const gone = "!node(s) unavailable due to one or more pvc(s) bound to non-existent pv(s)";
const ofClass = (storageClassName: string) => ({ spec: { storageClassName } });

interface Row {
  readonly behaviour: string;
  readonly storage: StorageRow;
  readonly claims?: readonly string[];
  readonly refused: Readonly<Record<string, string>>;
}
test.each<Row>([
  {
    behaviour: "is not there",
    storage: {},
    refused: { "*": '!persistentvolumeclaim "data" not found' },
  },
  {
    behaviour: "is being deleted",
    storage: {
      claims: [{ name: "data", metadata: { deletionTimestamp: "2026-01-01T00:00:00Z" } }],
    },
    refused: { "*": '!persistentvolumeclaim "data" is being deleted' },
  },
  {
    behaviour: "has lost its volume",
    storage: { claims: [{ name: "data", volume: "disk", phase: "Lost" }] },
    refused: {
      "*": '!persistentvolumeclaim "data" bound to non-existent persistentvolume "disk"',
    },
  },
  {
    behaviour: "is to be bound before the pod",
    storage: { claims: [{ name: "data", ...ofClass("early") }], classes: { early: {} } },
    refused: { "*": "!pod has unbound immediate PersistentVolumeClaims" },
  },
  {
    behaviour: "names a volume that it is not yet bound to",
    storage: {
      claims: [{ name: "data", spec: { storageClassName: "late", volumeName: "disk" } }],
      classes: { late },
    },
    refused: { "*": "!pod has unbound immediate PersistentVolumeClaims" },
  },
  {
    behaviour: "has a volume that one node reaches",
    storage: {
      claims: [{ name: "data", volume: "disk" }],
      volumes: [{ name: "disk", spec: local("a") }],
    },
    refused: { b: unreachable },
  },
  {
    behaviour: "has a volume that nobody knows",
    storage: { claims: [{ name: "data", volume: "disk" }] },
    refused: { a: gone, b: gone },
  },
  {
    behaviour: "can be bound to a volume of one node",
    storage: {
      claims: [{ name: "data", ...ofClass("local") }],
      volumes: [{ name: "disk", spec: local("b", { storageClassName: "local" }) }],
      classes: { local: byHand },
    },
    refused: { a: none },
  },
  {
    behaviour: "gets a volume made for it, where its class has any",
    storage: {
      claims: [{ name: "data", ...ofClass("late") }],
      classes: {
        late: {
          ...late,
          allowedTopologies: [
            { matchLabelExpressions: [{ key: "kubernetes.io/hostname", values: ["b"] }] },
          ],
        },
      },
    },
    refused: { a: none },
  },
  {
    behaviour: "gets no volume by a term that asks for nothing, or for a label that is not there",
    storage: {
      claims: [{ name: "data", ...ofClass("late") }],
      classes: {
        late: {
          ...late,
          allowedTopologies: [{}, { matchLabelExpressions: [{ key: "rack", values: [""] }] }],
        },
      },
    },
    refused: { a: none, b: none },
  },
  {
    behaviour: "has a volume being made for a node",
    storage: {
      claims: [
        {
          name: "data",
          metadata: { annotations: { "volume.kubernetes.io/selected-node": "a" } },
          ...ofClass("late"),
        },
      ],
      classes: { late },
    },
    refused: { b: none },
  },
  {
    behaviour: "wants more than its driver has left",
    storage: {
      claims: [{ name: "data", ...ofClass("late") }],
      classes: { late },
      telling: ["disk.example"],
      capacities: {
        late: [
          { ...inReachOf("a"), capacity: "1Gi" },
          { ...inReachOf("b"), capacity: "1023Mi" },
          { capacity: "1Ti" },
        ],
        other: [{ ...inReachOf("b"), capacity: "1Ti" }],
      },
    },
    refused: { b: noRoom },
  },
  {
    behaviour: "wants a volume larger than any can be",
    storage: {
      claims: [{ name: "data", ...ofClass("late") }],
      classes: { late },
      telling: ["disk.example"],
      capacities: {
        late: [
          { ...inReachOf("a"), capacity: "1Ti", maximumVolumeSize: "1Mi" },
          { ...inReachOf("b"), capacity: "0", maximumVolumeSize: "1Gi" },
        ],
      },
    },
    refused: { a: noRoom },
  },
  {
    behaviour: "is made by a driver that has not told what is left",
    storage: {
      claims: [{ name: "data", ...ofClass("late") }],
      classes: { late },
      telling: ["disk.example"],
      capacities: { late: [inReachOf("b")] },
    },
    refused: { a: noRoom, b: noRoom },
  },
  {
    behaviour: "is made by a driver whose capacity does not count",
    storage: {
      claims: [{ name: "data", ...ofClass("late") }],
      classes: { late },
      telling: ["other.example"],
    },
    refused: {},
  },
  {
    behaviour: "is one of two, of which each has its reason",
    claims: ["data", "more"],
    storage: {
      claims: [
        { name: "data", volume: "disk" },
        { name: "more", ...ofClass("local") },
      ],
      volumes: [{ name: "disk", spec: local("a") }],
      classes: { local: byHand },
    },
    refused: { a: none, b: `${unreachable}, ${none.slice(1)}` },
  },
  {
    behaviour: "is the second of two whose volumes cannot be used",
    claims: ["data", "more"],
    storage: {
      claims: [
        { name: "data", volume: "disk" },
        { name: "more", volume: "nothing" },
      ],
      volumes: [{ name: "disk", spec: local("a") }],
    },
    refused: { a: gone, b: unreachable },
  },
])("a pod whose claim $behaviour", ({ storage, claims = ["data"], refused }) => {
  const snapshot = withStorage(snapshotOf(nodes), storage);
  expect(refusals(volumeBinding, podOf({ spec: mounting(...claims) }), snapshot)).toEqual(refused);
});

const scratch = (): JsonObject => ({
  volumes: [{ name: "scratch", ephemeral: { volumeClaimTemplate: { spec: {} } } }],
});
test.each<Row>([
  {
    behaviour: "not there yet",
    storage: {},
    refused: {
      "*":
        "!waiting for ephemeral volume controller to create the persistentvolumeclaim " +
        '"probe-scratch"',
    },
  },
  {
    behaviour: "of somebody else",
    storage: { claims: [{ name: "probe-scratch" }] },
    refused: {
      "*": "!PVC default/probe-scratch was not created for pod default/probe (pod is not owner)",
    },
  },
])("a pod whose own claim is $behaviour", ({ storage, refused }) => {
  const snapshot = withStorage(snapshotOf(nodes), storage);
  expect(refusals(volumeBinding, podOf({ spec: scratch() }), snapshot)).toEqual(refused);
});

test("pods without volumes are alike", () => {
  const snapshot = snapshotOf(nodes);
  expect(volumeBinding.sign(podOf({}), snapshot)).toBe("");
  expect(volumeBinding.preFilter?.(podOf({}), snapshot)).toBeUndefined();
});

test.each([
  {
    args: { bindTimeoutSeconds: -1 },
    message:
      "bindTimeoutSeconds: Invalid value: -1: " +
      "invalid BindTimeoutSeconds, should not be a negative value",
  },
  {
    args: { shape: [] },
    message:
      "shape: Invalid value: []: unexpected field `shape`, remove it or turn on the feature gate " +
      "StorageCapacityScoring",
  },
])("the arguments $args are refused", ({ args, message }) => {
  expect(() => factory.create(args)).toThrow(
    expect.objectContaining({ name: "RangeError", message: `VolumeBinding: ${message}` }),
  );
});
