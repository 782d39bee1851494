import { expect, test } from "vitest";
import { errorTexts } from "../validation/test-errors.ts";
import { ReplicaSet, type ReplicaSetSpec, type ReplicaSetStatus } from "./replicaset.ts";
import { testReplicaSet, testTemplate } from "./test-workloads.ts";

const { strategy } = ReplicaSet;

test.each<{ behaviour: string; spec: Partial<ReplicaSetSpec>; errors: string[] }>([
  { behaviour: "a minimal one is right", spec: {}, errors: [] },
  {
    behaviour: "counts are not negative",
    spec: { replicas: -1, minReadySeconds: -1 },
    errors: [
      "spec.replicas: Invalid value: -1: must be greater than or equal to 0",
      "spec.minReadySeconds: Invalid value: -1: must be greater than or equal to 0",
    ],
  },
  {
    behaviour: "the selector selects the template",
    spec: { template: { ...testTemplate(), metadata: {} } },
    errors: [
      "spec.template.metadata.labels: Invalid value: null: " +
        "`selector` does not match template `labels`",
    ],
  },
  {
    behaviour: "an empty selector is refused in the words for Deployments",
    spec: { selector: {} },
    errors: ["spec.selector: Invalid value: {}: empty selector is invalid for deployment"],
  },
])("$behaviour", ({ spec, errors }) => {
  expect(errorTexts(strategy.validate?.(testReplicaSet(spec)) ?? [])).toEqual(errors);
});

test("the selector never changes, and what is wrong beside it is told once more", () => {
  const next = testReplicaSet({ selector: { matchLabels: { app: "q" } } });
  expect(errorTexts(strategy.validateUpdate?.(next, testReplicaSet()) ?? [])).toEqual([
    'spec.template.metadata.labels: Invalid value: {"app":"web"}: ' +
      "`selector` does not match template `labels`",
    'spec.selector: Invalid value: {"matchLabels":{"app":"q"}}: field is immutable',
  ]);
});

test.each<{ behaviour: string; status: Partial<ReplicaSetStatus>; errors: string[] }>([
  {
    behaviour: "fits together",
    status: { replicas: 2, fullyLabeledReplicas: 2, readyReplicas: 1, availableReplicas: 1 },
    errors: [],
  },
  {
    behaviour: "counts no more than there are",
    status: { replicas: 1, fullyLabeledReplicas: 2, readyReplicas: 2, availableReplicas: 3 },
    errors: [
      "status.fullyLabeledReplicas: Invalid value: 2: cannot be greater than status.replicas",
      "status.readyReplicas: Invalid value: 2: cannot be greater than status.replicas",
      "status.availableReplicas: Invalid value: 3: cannot be greater than status.replicas",
      "status.availableReplicas: Invalid value: 3: cannot be greater than readyReplicas",
    ],
  },
])("a status $behaviour", ({ status, errors }) => {
  const [next, stored] = [testReplicaSet({}, status), testReplicaSet()];
  expect(errorTexts(strategy.validateStatusUpdate?.(next, stored) ?? [])).toEqual(errors);
});

test("columns show what is wanted and what there is", () => {
  const object = testReplicaSet({ replicas: 3 }, { replicas: 2, readyReplicas: 1 });
  const cells = ReplicaSet.columns.map(({ name, value }) => [name, value(object, 0)]);
  expect(cells).toEqual([
    ["Name", "web"],
    ["Desired", 3],
    ["Current", 2],
    ["Ready", 1],
    ["Age", "<unknown>"],
    ["Containers", "app"],
    ["Images", "app:1"],
    ["Selector", "app=web"],
  ]);
});
