import { expect, test } from "vitest";
import { deepFreeze } from "../../../testing/deep-freeze.ts";
import type { Container } from "../container.ts";
import type { PodSpec } from "../spec.ts";
import { errorLines } from "../test-errors.ts";
import { testContainer, testPodSpec } from "../test-pods.ts";
import { validatePodSpec } from "./validate.ts";

const fieldRef = { apiVersion: "v1", fieldPath: "metadata.name" };

interface Case {
  readonly behaviour: string;
  readonly container: Partial<Container>;
  readonly spec?: Partial<PodSpec>;
  readonly errors: readonly string[];
}

test.each<Case>([
  {
    behaviour: "variables with a name of the wrong form, two values, or a field that is none",
    container: {
      env: [
        { name: "A=B", value: "x" },
        { name: "A", value: "x", valueFrom: { fieldRef } },
        { name: "B", valueFrom: { fieldRef: { ...fieldRef, fieldPath: "metadata.nope" } } },
        { name: "C", valueFrom: {} },
        { name: "D", valueFrom: { fieldRef: { ...fieldRef, fieldPath: "status.phase" } } },
        { name: "E", valueFrom: { fieldRef: { ...fieldRef, fieldPath: "metadata.labels['a']" } } },
      ],
    },
    errors: [
      'env[0].name: Invalid value: "A=B": a valid environment variable name must consist only of ' +
        "printable ASCII characters other than '='",
      'env[1].valueFrom: Invalid value: "": may not be specified when `value` is not empty',
      'env[2].valueFrom.fieldRef.fieldPath: Invalid value: "metadata.nope": ' +
        "error converting fieldPath: field label not supported: metadata.nope",
      'env[3].valueFrom: Invalid value: "": must specify one of: `fieldRef`, ' +
        "`resourceFieldRef`, `configMapKeyRef`, `secretKeyRef` or `fileKeyRef`",
      'env[4].valueFrom.fieldRef.fieldPath: Unsupported value: "status.phase": supported values: ' +
        '"metadata.name", "metadata.namespace", "metadata.uid", "spec.nodeName", ' +
        '"spec.serviceAccountName", "status.hostIP", "status.hostIPs", "status.podIP", ' +
        '"status.podIPs"',
    ],
  },
  {
    behaviour: "resource fields that are none, or in units that do not fit",
    container: {
      env: [
        { name: "A", valueFrom: { resourceFieldRef: { resource: "limits.gpu", divisor: "0" } } },
        { name: "B", valueFrom: { resourceFieldRef: { resource: "limits.cpu", divisor: "1k" } } },
        {
          name: "C",
          valueFrom: { resourceFieldRef: { resource: "limits.memory", divisor: "1Mi" } },
        },
      ],
    },
    errors: [
      'env[0].valueFrom.resourceFieldRef.resource: Unsupported value: "limits.gpu": supported ' +
        'values: "limits.cpu", "limits.ephemeral-storage", "limits.memory", "requests.cpu", ' +
        '"requests.ephemeral-storage", "requests.memory"',
      'env[1].valueFrom.resourceFieldRef.divisor: Invalid value: "limits.cpu": ' +
        "only divisor's values 1m and 1 are supported with the cpu resource",
    ],
  },
  {
    behaviour: "a file of variables on a volume that stays",
    container: {
      env: [
        {
          name: "A",
          valueFrom: { fileKeyRef: { volumeName: "v", path: "../x", key: "A", optional: false } },
        },
      ],
    },
    spec: { volumes: [{ name: "v", hostPath: { path: "/x", type: "" } }] },
    errors: [
      "env[0].valueFrom.fileKeyRef.path: Invalid value: \"../x\": must not contain '..'",
      'env[0].valueFrom.fileKeyRef.volumeName: Invalid value: "v": ' +
        "referenced volume must be of type emptyDir",
    ],
  },
  {
    behaviour: "envFrom without and with too many sources",
    container: { envFrom: [{}, { configMapRef: { name: "" }, secretRef: { name: "s" } }] },
    errors: [
      'envFrom: Invalid value: "": must specify one of: `configMapRef` or `secretRef`',
      "envFrom[1].configMapRef.name: Required value",
      'envFrom: Invalid value: "": may not have more than one field specified at a time',
    ],
  },
])("a container with $behaviour", ({ container, spec, errors }) => {
  const pod = testPodSpec({ containers: [testContainer(container)], ...spec });
  const lines = errorLines(validatePodSpec(deepFreeze(pod), "spec"));
  expect(lines.map((line) => line.replace("spec.containers[0].", ""))).toEqual(errors);
});
