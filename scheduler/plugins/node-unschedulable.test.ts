import { expect, test } from "vitest";
import { podOf, snapshotOf } from "../testing/objects.ts";
import { refusals } from "../testing/verdicts.ts";
import { nodeUnschedulable } from "./node-unschedulable.ts";

const nodes = [{ name: "open" }, { name: "cordoned", unschedulable: true }];
const cordon = "node.kubernetes.io/unschedulable";
const kept = { cordoned: "!node(s) were unschedulable" };

test.each([
  { behaviour: "is kept off a cordoned node", tolerations: [], refused: kept },
  {
    behaviour: "goes there where it tolerates that",
    tolerations: [{ key: cordon, operator: "Exists", effect: "NoSchedule" }],
    refused: {},
  },
  {
    behaviour: "goes there where it tolerates all",
    tolerations: [{ operator: "Exists" }],
    refused: {},
  },
  {
    behaviour: "is kept off where it tolerates only to be evicted",
    tolerations: [{ key: cordon, operator: "Exists", effect: "NoExecute" }],
    refused: kept,
  },
])("a pod $behaviour", ({ tolerations, refused }) => {
  const pod = podOf({ spec: { tolerations } });
  expect(refusals(nodeUnschedulable, pod, snapshotOf(nodes))).toEqual(refused);
});
