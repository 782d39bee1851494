import { expect, test } from "vitest";
import { testPodSpec } from "../core/pod/test-pods.ts";
import { errorTexts } from "../validation/test-errors.ts";
import type { Deployment, DeploymentSpec, DeploymentStatus } from "./deployment.ts";
import {
  validateDeployment,
  validateDeploymentStatus,
  validateDeploymentUpdate,
} from "./deployment-validate.ts";
import { testDeployment, testTemplate } from "./test-workloads.ts";

const rolling = (maxUnavailable: number | string, maxSurge: number | string) => ({
  strategy: { type: "RollingUpdate", rollingUpdate: { maxUnavailable, maxSurge } },
});
const podSpec = (spec: Parameters<typeof testPodSpec>[0]) => ({
  template: { ...testTemplate(), spec: testPodSpec(spec) },
});

test.each<{ behaviour: string; spec: Partial<DeploymentSpec>; errors: string[] }>([
  { behaviour: "a minimal one is right", spec: {}, errors: [] },
  {
    behaviour: "the count is not negative",
    spec: { replicas: -1 },
    errors: ["spec.replicas: Invalid value: -1: must be greater than or equal to 0"],
  },
  {
    behaviour: "an empty selector is refused",
    spec: { selector: {} },
    errors: ["spec.selector: Invalid value: {}: empty selector is invalid for deployment"],
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
    spec: { selector: { matchExpressions: [{ key: "app", operator: "In" }] }, template: bare() },
    errors: [
      "spec.selector.matchExpressions[0].values: Required value: " +
        "must be specified when `operator` is 'In' or 'NotIn'",
      "spec.selector: Invalid value: " +
        '{"matchExpressions":[{"key":"app","operator":"In"}]}: invalid label selector',
    ],
  },
  {
    behaviour: "pods are restarted always",
    spec: podSpec({ restartPolicy: "Never" }),
    errors: [
      'spec.template.spec.restartPolicy: Unsupported value: "Never": supported values: "Always"',
    ],
  },
  {
    behaviour: "pods have no deadline",
    spec: podSpec({ activeDeadlineSeconds: 5 }),
    errors: [
      "spec.template.spec.activeDeadlineSeconds: Forbidden: " +
        "activeDeadlineSeconds in ReplicaSet is not Supported",
    ],
  },
  {
    behaviour: "Recreate has no bounds",
    spec: { strategy: { type: "Recreate", rollingUpdate: { maxSurge: 1 } } },
    errors: [
      "spec.strategy.rollingUpdate: Forbidden: " +
        "may not be specified when strategy `type` is 'Recreate'",
    ],
  },
  {
    behaviour: "an unknown strategy is shown whole",
    spec: { strategy: { type: "OnDelete" } },
    errors: [
      'spec.strategy: Unsupported value: {"Type":"OnDelete","RollingUpdate":null}: ' +
        'supported values: "Recreate", "RollingUpdate"',
    ],
  },
  {
    behaviour: "surge and unavailability are not both zero",
    spec: rolling("0%", 0),
    errors: [
      'spec.strategy.rollingUpdate.maxUnavailable: Invalid value: "0%": ' +
        "may not be 0 when `maxSurge` is 0",
    ],
  },
  {
    behaviour: "no more than all pods may be unavailable, but any number may surge",
    spec: rolling("120%", "300%"),
    errors: [
      'spec.strategy.rollingUpdate.maxUnavailable: Invalid value: "120%": ' +
        "must not be greater than 100%",
    ],
  },
  {
    behaviour: "bounds are numbers or percentages",
    spec: rolling(-1, "abc"),
    errors: [
      "spec.strategy.rollingUpdate.maxUnavailable: Invalid value: -1: " +
        "must be greater than or equal to 0",
      'spec.strategy.rollingUpdate.maxSurge: Invalid value: "abc": a valid percent string must ' +
        "be a numeric string followed by an ending '%' (e.g. '1%',  or '93%', " +
        "regex used for validation is '[0-9]+%')",
    ],
  },
  {
    behaviour: "the deadline leaves time to become available",
    spec: { minReadySeconds: 10, progressDeadlineSeconds: 10 },
    errors: [
      "spec.progressDeadlineSeconds: Invalid value: 10: must be greater than minReadySeconds",
    ],
  },
  {
    behaviour: "times and limits are not negative",
    spec: { minReadySeconds: -2, revisionHistoryLimit: -1, progressDeadlineSeconds: -1 },
    errors: [
      "spec.minReadySeconds: Invalid value: -2: must be greater than or equal to 0",
      "spec.revisionHistoryLimit: Invalid value: -1: must be greater than or equal to 0",
      "spec.progressDeadlineSeconds: Invalid value: -1: must be greater than or equal to 0",
    ],
  },
])("$behaviour", ({ spec, errors }) => {
  expect(errorTexts(validateDeployment(testDeployment(spec)))).toEqual(errors);
});

test("a selector that is not given is required, and selects nothing", () => {
  const { selector: _, ...spec } = testDeployment().spec;
  // Decoding leaves out a selector that is not given, whatever the type says.
  const object = { ...testDeployment(), spec } as Deployment;

  expect(errorTexts(validateDeployment(object))).toEqual([
    "spec.selector: Required value",
    'spec.template.metadata.labels: Invalid value: {"app":"web"}: ' +
      "`selector` does not match template `labels`",
  ]);
});

test.each([
  { behaviour: "the template may change", spec: { template: testTemplate() }, errors: [] },
  {
    behaviour: "the selector may not",
    spec: { selector: { matchLabels: { app: "b" } } },
    errors: ['spec.selector: Invalid value: {"matchLabels":{"app":"b"}}: field is immutable'],
  },
])("in an update $behaviour", ({ spec, errors }) => {
  const found = validateDeploymentUpdate(testDeployment(spec), testDeployment());
  expect(errorTexts(found)).toEqual(errors);
});

test.each<{ behaviour: string; status: DeploymentStatus; errors: string[] }>([
  {
    behaviour: "fits together",
    status: { replicas: 3, updatedReplicas: 3, readyReplicas: 2, availableReplicas: 1 },
    errors: ["status.collisionCount: Invalid value: 0: cannot be decremented"],
  },
  {
    behaviour: "counts no more than there are",
    status: { replicas: 1, updatedReplicas: 2, availableReplicas: 1, collisionCount: 2 },
    errors: [
      "status.updatedReplicas: Invalid value: 2: cannot be greater than status.replicas",
      "status.availableReplicas: Invalid value: 1: cannot be greater than readyReplicas",
    ],
  },
  {
    behaviour: "counts from zero",
    status: { terminatingReplicas: -1, collisionCount: 3 },
    errors: ["status.terminatingReplicas: Invalid value: -1: must be greater than or equal to 0"],
  },
])("a status $behaviour", ({ status, errors }) => {
  const stored = testDeployment({}, { collisionCount: 2 });
  expect(errorTexts(validateDeploymentStatus(testDeployment({}, status), stored))).toEqual(errors);
});

function bare() {
  return { ...testTemplate(), spec: testPodSpec({ containers: [] }) };
}
