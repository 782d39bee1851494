import { expect, test } from "vitest";
import { podOf, snapshotOf } from "../testing/objects.ts";
import { refusals, scores } from "../testing/verdicts.ts";
import { taintToleration } from "./taint-toleration.ts";

const taint = (effect: string, value = "gpu") => ({ key: "dedicated", value, effect });
const nodes = [
  { name: "free" },
  { name: "no-schedule", taints: [taint("NoSchedule")] },
  { name: "no-execute", taints: [taint("NoExecute")] },
  { name: "rather-not", taints: [taint("PreferNoSchedule")] },
  { name: "both", taints: [taint("NoSchedule"), taint("NoExecute", "other")] },
];
const untolerated = "!node(s) had untolerated taint(s)";
const tolerating = (...tolerations: Readonly<Record<string, string | number>>[]) =>
  podOf({ spec: { tolerations } });

test.each([
  {
    behaviour: "without tolerations goes where no taint keeps it off",
    pod: podOf({}),
    refused: { "no-schedule": untolerated, "no-execute": untolerated, both: untolerated },
  },
  {
    behaviour: "that tolerates all goes anywhere",
    pod: tolerating({ operator: "Exists" }),
    refused: {},
  },
  {
    behaviour: "that tolerates a key bears all its values and effects",
    pod: tolerating({ key: "dedicated", operator: "Exists" }),
    refused: {},
  },
  {
    behaviour: "that tolerates a value bears that value only",
    pod: tolerating({ key: "dedicated", operator: "Equal", value: "gpu" }),
    refused: { both: untolerated },
  },
  {
    behaviour: "that tolerates an effect bears that effect only",
    pod: tolerating({ key: "dedicated", operator: "Exists", effect: "NoSchedule" }),
    refused: { "no-execute": untolerated, both: untolerated },
  },
  {
    behaviour: "that tolerates for a time is let in all the same",
    pod: tolerating({
      key: "dedicated",
      operator: "Exists",
      effect: "NoExecute",
      tolerationSeconds: 60,
    }),
    refused: { "no-schedule": untolerated, both: untolerated },
  },
  {
    behaviour: "that tolerates another key is kept off",
    pod: tolerating({ key: "other", operator: "Exists" }),
    refused: { "no-schedule": untolerated, "no-execute": untolerated, both: untolerated },
  },
])("a pod $behaviour", ({ pod, refused }) => {
  expect(refusals(taintToleration, pod, snapshotOf(nodes))).toEqual(refused);
});

test.each([
  { behaviour: "counts taints that warn", pod: podOf({}), warnings: 2 },
  {
    behaviour: "leaves out those that the pod tolerates",
    pod: tolerating({ key: "dedicated", operator: "Equal", value: "gpu" }),
    warnings: 1,
  },
  {
    behaviour: "counts those that it tolerates with another effect",
    pod: tolerating({ key: "dedicated", operator: "Exists", effect: "NoSchedule" }),
    warnings: 2,
  },
  { behaviour: "is 0 for who tolerates all", pod: tolerating({ operator: "Exists" }), warnings: 0 },
])("the score $behaviour", ({ pod, warnings }) => {
  const warned = [taint("PreferNoSchedule"), taint("PreferNoSchedule", "other")];
  const snapshot = snapshotOf([
    { name: "free" },
    { name: "barred", taints: [taint("NoSchedule")] },
    { name: "warned", taints: warned },
  ]);
  expect(scores(taintToleration, pod, snapshot)).toEqual({ free: 0, barred: 0, warned: warnings });
  expect(taintToleration.preScore?.(pod, snapshot)?.normalize).toBe("lowest");
});
