import { expect, test } from "vitest";
import { type NodeRow, podOf, snapshotOf } from "../testing/objects.ts";
import { mounting, type StorageRow, withStorage } from "../testing/storage.ts";
import { refusals } from "../testing/verdicts.ts";
import { volumeZone } from "./volume-zone.ts";

const zone = "topology.kubernetes.io/zone";
const region = "topology.kubernetes.io/region";
const oldZone = "failure-domain.beta.kubernetes.io/zone";
const oldRegion = "failure-domain.beta.kubernetes.io/region";
const nodes: readonly NodeRow[] = [
  { name: "east-a", labels: { [zone]: "a", [region]: "east" } },
  { name: "east-b", labels: { [zone]: "b", [region]: "east" } },
  { name: "old-a", labels: { [oldZone]: "a", [oldRegion]: "east" } },
  { name: "nowhere" },
];
const conflict = "!node(s) had no available volume zone";
const bound = (labels: Record<string, string>): StorageRow => ({
  claims: [{ name: "data", volume: "disk" }],
  volumes: [{ name: "disk", labels, spec: { hostPath: { path: "/disk" } } }],
});
const unbound = (storageClassName: string, classes: StorageRow["classes"] = {}): StorageRow => ({
  claims: [{ name: "data", spec: { storageClassName } }],
  classes,
});

interface Row {
  readonly behaviour: string;
  readonly storage: StorageRow;
  readonly refused: Readonly<Record<string, string>>;
}
test.each<Row>([
  { behaviour: "says nothing of where it is", storage: bound({}), refused: {} },
  {
    behaviour: "is in a zone, whatever nodes of old call it",
    storage: bound({ [zone]: "a" }),
    refused: { "east-b": conflict, "old-a": conflict },
  },
  {
    behaviour: "names its zone by the old label, which the new one of nodes meets",
    storage: bound({ [oldZone]: "a" }),
    refused: { "east-b": conflict },
  },
  {
    behaviour: "is in several zones",
    storage: bound({ [zone]: "b__ c " }),
    refused: { "east-a": conflict, "old-a": conflict },
  },
  {
    behaviour: "has a label that cannot be read",
    storage: bound({ [zone]: "b__" }),
    refused: {},
  },
  {
    behaviour: "is in the zone, but in another region",
    storage: bound({ [zone]: "a", [region]: "west" }),
    refused: { "east-a": conflict, "east-b": conflict, "old-a": conflict },
  },
  {
    behaviour: "is not there yet and waits for the pod",
    storage: unbound("late", { late: { volumeBindingMode: "WaitForFirstConsumer" } }),
    refused: {},
  },
  {
    behaviour: "is to be there before the pod",
    storage: unbound("early", { early: {} }),
    refused: { "*": "!PersistentVolume had no name" },
  },
  {
    behaviour: "is of a class that is not there",
    storage: unbound("none"),
    refused: { "*": '!storageclass.storage.k8s.io "none" not found' },
  },
  {
    behaviour: "is of no class",
    storage: unbound(""),
    refused: { "*": "!PersistentVolumeClaim had no pv name and storageClass name" },
  },
  {
    behaviour: "is gone",
    storage: { claims: [{ name: "data", volume: "disk" }] },
    refused: { "*": '!persistentvolume "disk" not found' },
  },
  {
    behaviour: "has no claim",
    storage: {},
    refused: { "*": '!persistentvolumeclaim "data" not found' },
  },
])("a volume that $behaviour", ({ storage, refused }) => {
  const snapshot = withStorage(snapshotOf(nodes), storage);
  expect(refusals(volumeZone, podOf({ spec: mounting("data") }), snapshot)).toEqual(refused);
});

test("a pod whose volume was made for it alone is not looked at", () => {
  const spec = { volumes: [{ name: "scratch", ephemeral: { volumeClaimTemplate: {} } }] };
  const snapshot = withStorage(snapshotOf(nodes), {});
  expect(volumeZone.preFilter?.(podOf({ spec }), snapshot)).toBeUndefined();
});

test("pods without volumes are alike", () => {
  const snapshot = snapshotOf(nodes);
  expect(volumeZone.sign(podOf({}), snapshot)).toBe("");
  expect(volumeZone.preFilter?.(podOf({}), snapshot)).toBeUndefined();
});
