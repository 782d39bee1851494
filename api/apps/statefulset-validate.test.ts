import { describe, expect, test } from "vitest";
import { testPodSpec } from "../core/pod/test-pods.ts";
import { errorTexts } from "../validation/test-errors.ts";
import type { StatefulSetSpec, StatefulSetStatus } from "./statefulset.ts";
import {
  validateStatefulSet,
  validateStatefulSetCreate,
  validateStatefulSetStatus,
  validateStatefulSetUpdate,
} from "./statefulset-validate.ts";
import { testClaim, testStatefulSet, testTemplate } from "./test-workloads.ts";

const rolling = (
  rollingUpdate: NonNullable<StatefulSetSpec["updateStrategy"]["rollingUpdate"]>,
) => ({
  updateStrategy: { type: "RollingUpdate", rollingUpdate },
});
const podSpec = (spec: Parameters<typeof testPodSpec>[0]) => ({
  template: { ...testTemplate(), spec: testPodSpec(spec) },
});
const [container] = testPodSpec().containers;
const mounting = (name: string) =>
  podSpec({
    containers: container && [{ ...container, volumeMounts: [{ name, mountPath: "/data" }] }],
  });
const strategyTypes = "must be 'RollingUpdate' or 'OnDelete'";

test.each<{ behaviour: string; spec: Partial<StatefulSetSpec>; errors: string[] }>([
  { behaviour: "a minimal one is right", spec: {}, errors: [] },
  {
    behaviour: "counts are not negative",
    spec: { replicas: -1, minReadySeconds: -1, ordinals: { start: -1 } },
    errors: [
      "spec.replicas: Invalid value: -1: must be greater than or equal to 0",
      "spec.minReadySeconds: Invalid value: -1: must be greater than or equal to 0",
      "spec.ordinals.start: Invalid value: -1: must be greater than or equal to 0",
    ],
  },
  { behaviour: "a negative history keeps all", spec: { revisionHistoryLimit: -1 }, errors: [] },
  {
    behaviour: "pods are managed in one of two ways",
    spec: { podManagementPolicy: "Random" },
    errors: [
      "spec.podManagementPolicy: " +
        `Invalid value: "Random": must be 'OrderedReady' or 'Parallel'`,
    ],
  },
  {
    behaviour: "an unknown strategy is shown as Kubernetes holds it",
    spec: { updateStrategy: { type: "Recreate" } },
    errors: [
      `spec.updateStrategy: Invalid value: {"Type":"Recreate","RollingUpdate":null}: ${strategyTypes}`,
    ],
  },
  {
    behaviour: "OnDelete has no bounds",
    spec: { updateStrategy: { type: "OnDelete", rollingUpdate: { partition: 1 } } },
    errors: [
      'spec.updateStrategy.rollingUpdate: Invalid value: {"Partition":1,"MaxUnavailable":null}: ' +
        "only allowed for updateStrategy 'RollingUpdate'",
    ],
  },
  {
    behaviour: "the partition is not negative",
    spec: rolling({ partition: -1 }),
    errors: [
      "spec.updateStrategy.rollingUpdate.partition: " +
        "Invalid value: -1: must be greater than or equal to 0",
    ],
  },
  {
    behaviour: "an update takes at least one pod",
    spec: rolling({ maxUnavailable: "0%" }),
    errors: ['spec.updateStrategy.rollingUpdate.maxUnavailable: Invalid value: "0%": cannot be 0'],
  },
  {
    behaviour: "an update takes no more than all pods",
    spec: rolling({ maxUnavailable: "101%" }),
    errors: [
      "spec.updateStrategy.rollingUpdate.maxUnavailable: " +
        'Invalid value: "101%": must not be greater than 100%',
    ],
  },
  {
    behaviour: "claims are kept or deleted",
    spec: { persistentVolumeClaimRetentionPolicy: { whenDeleted: "Keep", whenScaled: "Delete" } },
    errors: [
      "spec.persistentVolumeClaimRetentionPolicy.whenDeleted: " +
        'Unsupported value: "Keep": supported values: "Delete", "Retain"',
    ],
  },
  {
    behaviour: "an empty selector is refused",
    spec: { selector: {} },
    errors: ["spec.selector: Invalid value: {}: empty selector is invalid for statefulset"],
  },
  {
    behaviour: "the selector selects the template",
    spec: { selector: { matchLabels: { app: "other" } } },
    errors: [
      'spec.template.metadata.labels: Invalid value: {"app":"web"}: ' +
        "`selector` does not match template `labels`",
    ],
  },
  {
    behaviour: "a malformed selector hides what is wrong with the template",
    spec: {
      selector: { matchExpressions: [{ key: "app", operator: "In" }] },
      template: testTemplate({}),
    },
    errors: [
      "spec.selector.matchExpressions[0].values: Required value: " +
        "must be specified when `operator` is 'In' or 'NotIn'",
      'spec.selector: Invalid value: {"matchExpressions":[{"key":"app","operator":"In"}]}',
    ],
  },
  {
    behaviour: "pods are restarted always, and have no deadline",
    spec: podSpec({ restartPolicy: "Never", activeDeadlineSeconds: 5 }),
    errors: [
      'spec.template.spec.restartPolicy: Unsupported value: "Never": supported values: "Always"',
      "spec.template.spec.activeDeadlineSeconds: " +
        "Forbidden: activeDeadlineSeconds in StatefulSet is not Supported",
    ],
  },
  {
    behaviour: "a container may mount a claim by the name of its template",
    spec: { ...mounting("data"), volumeClaimTemplates: [testClaim(), testClaim()] },
    errors: [],
  },
  {
    behaviour: "a container mounts nothing that is not there",
    spec: { ...mounting("logs"), volumeClaimTemplates: [testClaim()] },
    errors: ['spec.template.spec.containers[0].volumeMounts[0].name: Not found: "logs"'],
  },
  {
    behaviour: "claims ask for a way to be mounted, and for storage",
    spec: { volumeClaimTemplates: [testClaim({ accessModes: undefined, resources: {} })] },
    errors: [
      "spec.volumeClaimTemplates[0].spec.accessModes: " +
        "Required value: at least 1 access mode is required",
      "spec.volumeClaimTemplates[0].spec.resources[storage]: Required value",
    ],
  },
])("of a set, $behaviour", ({ spec, errors }) => {
  expect(errorTexts(validateStatefulSet(testStatefulSet(spec)))).toEqual(errors);
});

test.each([
  { behaviour: "may be absent", serviceName: "", problems: 0 },
  { behaviour: "may be a DNS label", serviceName: "db", problems: 0 },
  { behaviour: "is no more than a DNS label", serviceName: "db.example", problems: 1 },
])("the name of its Service $behaviour", ({ serviceName, problems }) => {
  const errors = validateStatefulSetCreate(testStatefulSet({ serviceName }));
  expect(errors.map(({ field }) => field)).toEqual(Array(problems).fill("spec.serviceName"));
});

describe("an update", () => {
  test.each<{ field: string; change: Partial<StatefulSetSpec>; isFree: boolean }>([
    { field: "replicas", change: { replicas: 3 }, isFree: true },
    { field: "ordinals", change: { ordinals: { start: 2 } }, isFree: true },
    { field: "template", change: podSpec({ hostNetwork: true }), isFree: true },
    { field: "updateStrategy", change: { updateStrategy: { type: "OnDelete" } }, isFree: true },
    { field: "minReadySeconds", change: { minReadySeconds: 3 }, isFree: true },
    { field: "revisionHistoryLimit", change: { revisionHistoryLimit: 1 }, isFree: true },
    {
      field: "persistentVolumeClaimRetentionPolicy",
      change: {
        persistentVolumeClaimRetentionPolicy: { whenDeleted: "Delete", whenScaled: "Retain" },
      },
      isFree: true,
    },
    { field: "serviceName", change: { serviceName: "db" }, isFree: false },
    { field: "podManagementPolicy", change: { podManagementPolicy: "Parallel" }, isFree: false },
    { field: "selector", change: { selector: { matchLabels: { a: "b" } } }, isFree: false },
    {
      field: "volumeClaimTemplates",
      change: { volumeClaimTemplates: [testClaim()] },
      isFree: false,
    },
  ])("of $field is possible: $isFree", ({ change, isFree }) => {
    const errors = validateStatefulSetUpdate(testStatefulSet(change), testStatefulSet());
    const refusal =
      "spec: Forbidden: updates to statefulset spec for fields other than 'replicas', " +
      "'ordinals', 'template', 'updateStrategy', 'revisionHistoryLimit', " +
      "'persistentVolumeClaimRetentionPolicy' and 'minReadySeconds' are forbidden";
    expect(errorTexts(errors)).toEqual(isFree ? [] : [refusal]);
  });
});

test.each<{ behaviour: string; status: Partial<StatefulSetStatus>; errors: string[] }>([
  {
    behaviour: "of a set that is up is right",
    status: { replicas: 2, readyReplicas: 2, availableReplicas: 1, collisionCount: 1 },
    errors: [],
  },
  {
    behaviour: "counts no part of more than the whole",
    status: { replicas: 1, readyReplicas: 2, collisionCount: 1 },
    errors: ["status.readyReplicas: Invalid value: 2: cannot be greater than status.replicas"],
  },
  {
    behaviour: "counts as available what is ready",
    status: { replicas: 2, readyReplicas: 1, availableReplicas: 2, collisionCount: 1 },
    errors: [
      "status.availableReplicas: Invalid value: 2: cannot be greater than status.readyReplicas",
    ],
  },
  {
    behaviour: "counts nothing below 0, and collisions not backwards",
    status: { currentReplicas: -1, collisionCount: 0 },
    errors: [
      "status.currentReplicas: Invalid value: -1: must be greater than or equal to 0",
      "status.collisionCount: Invalid value: 0: cannot be decremented",
    ],
  },
])("a status $behaviour", ({ status, errors }) => {
  const stored = testStatefulSet({}, { collisionCount: 1 });
  const next = testStatefulSet({}, status);
  expect(errorTexts(validateStatefulSetStatus(next, stored))).toEqual(errors);
});
