import { expect, test } from "vitest";
import { qosClass } from "./qos.ts";
import type { ResourceRequirements } from "./resources.ts";
import type { PodSpec } from "./spec.ts";
import { testContainer, testPodSpec } from "./test-pods.ts";

const both = { cpu: "1", memory: "1Gi" };
const equal = { limits: both, requests: both };
const of = (...resources: ResourceRequirements[]): Partial<PodSpec> => ({
  containers: resources.map((each) => testContainer({ resources: each })),
});

test.each([
  { behaviour: "BestEffort without any resources", spec: of({}), expected: "BestEffort" },
  {
    behaviour: "BestEffort with zeros",
    spec: of({ requests: { cpu: "0" } }),
    expected: "BestEffort",
  },
  {
    behaviour: "BestEffort with other resources",
    spec: of({ limits: { "nvidia.com/gpu": "1" }, requests: { "nvidia.com/gpu": "1" } }),
    expected: "BestEffort",
  },
  {
    behaviour: "Guaranteed with equal limits and requests",
    spec: of(equal),
    expected: "Guaranteed",
  },
  {
    behaviour: "Guaranteed with amounts that are equal but written otherwise",
    spec: of({ limits: both, requests: { cpu: "1000m", memory: "1024Mi" } }),
    expected: "Guaranteed",
  },
  {
    behaviour: "Burstable with lower requests",
    spec: of({ limits: both, requests: { ...both, cpu: "500m" } }),
    expected: "Burstable",
  },
  {
    behaviour: "Burstable without a memory limit",
    spec: of({ limits: { cpu: "1" }, requests: { cpu: "1" } }),
    expected: "Burstable",
  },
  {
    behaviour: "Burstable with one container without any",
    spec: of(equal, {}),
    expected: "Burstable",
  },
  {
    behaviour: "Burstable with an init container without any",
    spec: { ...of(equal), initContainers: [testContainer({ name: "init" })] },
    expected: "Burstable",
  },
  {
    behaviour: "Guaranteed by the pod as a whole, whatever containers say",
    spec: { ...of({ requests: { cpu: "1m" } }), resources: equal },
    expected: "Guaranteed",
  },
  {
    behaviour: "Burstable by the pod as a whole",
    spec: { ...of(equal), resources: { ...equal, requests: { cpu: "1" } } },
    expected: "Burstable",
  },
])("a pod is $behaviour", ({ spec, expected }) => {
  expect(qosClass(testPodSpec(spec))).toBe(expected);
});
