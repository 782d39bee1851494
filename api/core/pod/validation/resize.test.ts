import { expect, test } from "vitest";
import { deepFreeze } from "../../../testing/deep-freeze.ts";
import type { Container } from "../container.ts";
import { errorLines } from "../test-errors.ts";
import { type PodParts, testContainer, testContainerStatus, testPod } from "../test-pods.ts";
import { validatePodResize } from "./resize.ts";

interface Case {
  readonly behaviour: string;
  readonly stored: PodParts;
  readonly next: PodParts;
  readonly errors: readonly string[];
}

const asking = (requests: Record<string, string>, parts: PodParts = {}): PodParts => ({
  ...parts,
  spec: { containers: [testContainer({ resources: { requests } })], ...parts.spec },
});

const initialised = (
  resources: NonNullable<Container["resources"]>,
  more: Partial<Container> = {},
): PodParts => {
  const initContainers = [testContainer({ name: "init", resources, ...more })];
  return asking({ cpu: "1" }, { spec: { initContainers } });
};
const restarts: Partial<Container> = {
  resizePolicy: [{ resourceName: "cpu", restartPolicy: "RestartContainer" }],
};
const named = (...names: string[]): PodParts => ({
  spec: { containers: names.map((name) => testContainer({ name })) },
});
const whole = (resources: Container["resources"] | undefined): PodParts => ({
  spec: { containers: [testContainer({ resources: { requests: { cpu: "1" } } })], resources },
});
const running = testContainerStatus({ state: { running: { startedAt: "2026-01-01T00:00:00Z" } } });
const mirror = { annotations: { "kubernetes.io/config.mirror": "x" } };

test.each<Case>([
  {
    behaviour: "CPU and memory may change",
    stored: asking({ cpu: "1", memory: "1Gi" }),
    next: asking({ cpu: "2", memory: "512Mi" }),
    errors: [],
  },
  {
    behaviour: "a request may not go",
    stored: asking({ cpu: "1", memory: "1Gi" }),
    next: asking({ cpu: "1" }),
    errors: [
      "spec.containers[0].resources.requests: Forbidden: resource requests cannot be removed",
    ],
  },
  {
    behaviour: "other resources may not change",
    stored: asking({ cpu: "1", "ephemeral-storage": "1Gi" }),
    next: asking({ cpu: "1", "ephemeral-storage": "2Gi" }),
    errors: ["spec: Forbidden: only cpu and memory resources are mutable"],
  },
  {
    behaviour: "the class of service stays",
    stored: {},
    next: asking({ cpu: "1" }, { status: { qosClass: "BestEffort" } }),
    errors: [
      'spec: Invalid value: "BestEffort": Pod QOS Class may not change as a result of resizing',
    ],
  },
  {
    behaviour: "an init container may change too",
    stored: initialised({ requests: { cpu: "1" } }),
    next: initialised({ requests: { cpu: "2" } }),
    errors: [],
  },
  {
    behaviour: "an init container keeps what it asks for, and asks for nothing else",
    stored: initialised({ requests: { cpu: "1" } }),
    next: initialised({ requests: { "ephemeral-storage": "1Gi" } }),
    errors: [
      "spec.initContainers[0].resources.requests: Forbidden: resource requests cannot be removed",
      "spec.initContainers[0]: Forbidden: " +
        "only cpu and memory resources for init or sidecar containers are mutable",
    ],
  },
  {
    behaviour: "an init container that would be restarted stays as it is",
    stored: initialised({ requests: { cpu: "1" } }, restarts),
    next: initialised({ requests: { cpu: "2" } }, restarts),
    errors: [
      "spec.initContainers[0]: Forbidden: " +
        "non-sidecar init containers with a resize policy of RestartContainer cannot be resized",
    ],
  },
  {
    behaviour: "how a container is resized may not change",
    stored: asking({ cpu: "1" }),
    next: {
      spec: { containers: [testContainer({ resources: { requests: { cpu: "1" } }, ...restarts })] },
    },
    errors: ["spec: Forbidden: only cpu and memory resources are mutable"],
  },
  {
    behaviour: "containers keep their order",
    stored: named("a", "b"),
    next: named("b", "a"),
    errors: [
      "spec.containers[0].name: Forbidden: containers may not be renamed or reordered on resize",
      "spec.containers[1].name: Forbidden: containers may not be renamed or reordered on resize",
    ],
  },
  {
    behaviour: "containers may not be added",
    stored: named("a"),
    next: named("a", "b"),
    errors: ["spec.containers: Forbidden: containers may not be added or removed on resize"],
  },
  {
    behaviour: "the resources of a whole pod may change",
    stored: whole({ requests: { cpu: "1" } }),
    next: whole({ requests: { cpu: "2" } }),
    errors: [],
  },
  {
    behaviour: "the resources of a whole pod may not lack any",
    stored: whole({ requests: { cpu: "1", memory: "1Gi" } }),
    next: whole({ requests: { cpu: "1" } }),
    errors: ["spec.resources.requests: Forbidden: pod-level resource requests cannot be removed"],
  },
  {
    behaviour: "the resources of a whole pod may not go",
    stored: whole({ requests: { cpu: "1" } }),
    next: whole(undefined),
    errors: ["spec.resources: Forbidden: pod-level resources cannot be removed"],
  },
  {
    behaviour: "the resources of a whole pod are CPU and memory",
    stored: whole({ requests: { cpu: "1" } }),
    next: whole({ requests: { cpu: "1", "hugepages-2Mi": "2Mi" } }),
    errors: ["spec: Forbidden: only cpu and memory resources are mutable at pod-level"],
  },
  {
    behaviour: "a node must be able to",
    stored: asking({ cpu: "1" }, { status: { containerStatuses: [running] } }),
    next: asking({ cpu: "2" }),
    errors: ["spec: Forbidden: Pod running on node without support for resize"],
  },
  {
    behaviour: "a static pod keeps its size",
    stored: { metadata: mirror },
    next: { metadata: mirror },
    errors: [": Forbidden: static pods cannot be resized"],
  },
])("of a resize: $behaviour", ({ stored, next, errors }) => {
  const [before, after] = [deepFreeze(testPod(stored)), deepFreeze(testPod(next))];
  expect(errorLines(validatePodResize(after, before))).toEqual(errors);
});
