import { expect, test } from "vitest";
import type { JsonObject } from "../../api/json.ts";
import { kubernetesProfile } from "../configuration/profiles.ts";
import { createFramework } from "../framework/create-framework.ts";
import { podOf, snapshotOf } from "../testing/objects.ts";
import { mounting, type StorageRow, withStorage } from "../testing/storage.ts";
import { explain } from "../why/explain.ts";

const framework = createFramework(kubernetesProfile);
const disk = { volumes: [{ name: "v", gcePersistentDisk: { pdName: "d" } }] };
const volume = (more: Partial<NonNullable<StorageRow["volumes"]>[number]>) => ({
  claims: [{ name: "x", volume: "x" }],
  volumes: [{ name: "x", ...more }],
});
const inZoneA = {
  required: {
    nodeSelectorTerms: [{ matchExpressions: [{ key: "zone", operator: "In", values: ["a"] }] }],
  },
};

interface Row {
  readonly behaviour: string;
  readonly storage: StorageRow;
  /** On the node. */
  readonly other?: JsonObject;
  readonly pod: JsonObject;
  readonly changes: readonly string[];
}
test.each<Row>([
  {
    behaviour: "whose claim is not there",
    storage: {},
    pod: mounting("x"),
    changes: ["create persistentvolumeclaim x"],
  },
  {
    behaviour: "whose claim is not bound",
    storage: { claims: [{ name: "x", spec: { storageClassName: "" } }] },
    pod: mounting("x"),
    changes: ["bind persistentvolumeclaim x"],
  },
  {
    behaviour: "whose volume is elsewhere",
    storage: volume({ spec: { nodeAffinity: inZoneA } }),
    pod: mounting("x"),
    changes: ["claims whose volumes the node reaches"],
  },
  {
    behaviour: "whose volume is of another zone",
    storage: volume({ labels: { "topology.kubernetes.io/zone": "a" } }),
    pod: mounting("x"),
    changes: ["claims whose volumes the node reaches"],
  },
  {
    behaviour: "whose disk another has",
    storage: {},
    other: disk,
    pod: disk,
    changes: ["no other pod with the same disk"],
  },
  {
    behaviour: "whose claim is for one pod",
    storage: {
      claims: [{ name: "x", volume: "x", spec: { accessModes: ["ReadWriteOncePod"] } }],
      volumes: [{ name: "x" }],
    },
    other: mounting("x"),
    pod: mounting("x"),
    changes: ["no other pod with the same claim"],
  },
])("what a pod lacks $behaviour", ({ storage, other, pod, changes }) => {
  const others =
    other === undefined ? [] : [podOf({ name: "o", spec: { ...other, nodeName: "n" } })];
  const labels = { zone: "b", "topology.kubernetes.io/zone": "b" };
  const snapshot = withStorage(snapshotOf([{ name: "n", labels }], others), storage);
  const { remedies } = explain(podOf({ spec: pod }), snapshot, framework);
  expect(remedies).toEqual([{ changes, unsolved: [], nodes: 1, example: "n" }]);
});
