import { expect, test } from "vitest";
import { deepFreeze } from "../../../testing/deep-freeze.ts";
import type { ResourceRequirements } from "../resources.ts";
import type { PodSpec } from "../spec.ts";
import { errorLines } from "../test-errors.ts";
import { testContainer, testPodSpec } from "../test-pods.ts";
import { validateContainerResources, validatePodResources } from "./resources.ts";

interface Case {
  readonly behaviour: string;
  readonly resources: ResourceRequirements;
  readonly errors: readonly string[];
}

test.each<Case>([
  {
    behaviour: "requests within limits",
    resources: { requests: { cpu: "500m", memory: "1Gi" }, limits: { cpu: "1", memory: "1Gi" } },
    errors: [],
  },
  {
    behaviour: "a request above its limit",
    resources: { requests: { cpu: "2" }, limits: { cpu: "1000m" } },
    errors: ['r.requests: Invalid value: "2": must be less than or equal to cpu limit of 1'],
  },
  {
    behaviour: "a negative request",
    resources: { requests: { cpu: "-1" } },
    errors: ['r.requests[cpu]: Invalid value: "-1": must be greater than or equal to 0'],
  },
  {
    behaviour: "a resource that nobody knows",
    resources: { requests: { foo: "1" } },
    errors: [
      'r.requests[foo]: Invalid value: "foo": must be a standard resource type or fully qualified',
      'r.requests[foo]: Invalid value: "foo": must be a standard resource for containers',
    ],
  },
  {
    behaviour: "a resource of other things than containers",
    resources: { limits: { pods: "1" } },
    errors: ['r.limits[pods]: Invalid value: "pods": must be a standard resource for containers'],
  },
  {
    behaviour: "an extended resource without limit",
    resources: { requests: { "example.com/gpu": "1" } },
    errors: ["r.limits: Required value: Limit must be set for non overcommitable resources"],
  },
  {
    behaviour: "a part of a device, and less than its limit",
    resources: { requests: { "example.com/gpu": "500m" }, limits: { "example.com/gpu": "1" } },
    errors: [
      'r.requests[example.com/gpu]: Invalid value: "500m": must be an integer',
      'r.requests: Invalid value: "500m": must be equal to example.com/gpu limit of 1',
    ],
  },
  {
    behaviour: "huge pages alone, in a broken number",
    resources: { limits: { "hugepages-2Mi": "3Mi" } },
    errors: [
      'r.limits[hugepages-2Mi]: Invalid value: "3Mi": ' +
        "3Mi is not positive integer multiple of hugepages-2Mi",
      "r: Forbidden: HugePages require cpu or memory",
    ],
  },
  {
    behaviour: "claims that are nameless, unknown and used twice",
    resources: { claims: [{ name: "" }, { name: "nope" }, { name: "gpu" }, { name: "gpu" }] },
    errors: [
      "r.claims[0].name: Required value",
      'r.claims[1]: Not found: "nope": must be one of the names in pod.spec.resourceClaims: gpu',
      'r.claims[3]: Duplicate value: "gpu"',
    ],
  },
])("a container with $behaviour", ({ resources, errors }) => {
  const found = validateContainerResources(deepFreeze(resources), "r", new Set(["gpu"]));
  expect(errorLines(found)).toEqual(errors);
});

test.each<{ behaviour: string; spec: Partial<PodSpec>; errors: string[] }>([
  {
    behaviour: "more than all its containers",
    spec: { resources: { requests: { cpu: "2" }, limits: { cpu: "2" } } },
    errors: [],
  },
  {
    behaviour: "less than all its containers, and a limit below one of theirs",
    spec: { resources: { requests: { cpu: "900m" }, limits: { cpu: "1" } } },
    errors: [
      'r.requests[cpu]: Invalid value: "900m": ' +
        "must be greater than or equal to aggregate container requests of 1",
      'r.containers[0][cpu].limits: Invalid value: "1500m": ' +
        "must be less than or equal to pod limits of 1",
    ],
  },
  {
    behaviour: "what only containers can have",
    spec: { resources: { requests: { "ephemeral-storage": "1" } } },
    errors: [
      'r.requests[ephemeral-storage]: Unsupported value: "ephemeral-storage": ' +
        'supported values: "cpu", "hugepages-", "memory"',
    ],
  },
  {
    behaviour: "anything, on Windows",
    spec: { os: { name: "windows" }, resources: { requests: { cpu: "2" } } },
    errors: ["r: Forbidden: may not be set for a windows pod"],
  },
])("a pod as a whole with $behaviour", ({ spec, errors }) => {
  const resources = { requests: { cpu: "500m" }, limits: { cpu: "1500m" } };
  const containers = [
    testContainer({ resources }),
    testContainer({ name: "b", resources: { requests: { cpu: "500m" } } }),
  ];
  const found = validatePodResources(deepFreeze(testPodSpec({ containers, ...spec })), "r");
  expect(errorLines(found)).toEqual(errors);
});
