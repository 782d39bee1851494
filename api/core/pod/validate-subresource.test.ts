import { expect, test } from "vitest";
import { deepFreeze } from "../../json.ts";
import { errorLines } from "./test-errors.ts";
import { type PodParts, testContainer, testPod } from "./test-pods.ts";
import { validateEphemeralContainersUpdate, validatePodResize } from "./validate-subresource.ts";

const mirror = { annotations: { "kubernetes.io/config.mirror": "x" } };
const debug = (image = "busybox") => testContainer({ name: "debug", image });

interface Case {
  readonly behaviour: string;
  readonly stored: PodParts;
  readonly next: PodParts;
  readonly errors: readonly string[];
}

test.each<Case>([
  {
    behaviour: "containers may be added",
    stored: {},
    next: { spec: { ephemeralContainers: [debug()] } },
    errors: [],
  },
  {
    behaviour: "a container may not change",
    stored: { spec: { ephemeralContainers: [debug()] } },
    next: { spec: { ephemeralContainers: [debug("other")] } },
    errors: [
      "spec.ephemeralContainers: Forbidden: " +
        'existing ephemeral containers "debug" may not be changed\n',
    ],
  },
  {
    behaviour: "a container may not go",
    stored: { spec: { ephemeralContainers: [debug()] } },
    next: {},
    errors: [
      "spec.ephemeralContainers: Forbidden: " +
        'existing ephemeral containers "debug" may not be removed\n',
    ],
  },
  {
    behaviour: "a static pod takes none",
    stored: { metadata: mirror },
    next: { metadata: mirror, spec: { ephemeralContainers: [debug()] } },
    errors: [": Forbidden: static pods do not support ephemeral containers"],
  },
])("of ephemeral containers: $behaviour", ({ stored, next, errors }) => {
  const [before, after] = [deepFreeze(testPod(stored)), deepFreeze(testPod(next))];
  expect(errorLines(validateEphemeralContainersUpdate(after, before))).toEqual(errors);
});

const asking = (requests: Record<string, string>, parts: PodParts = {}): PodParts => ({
  ...parts,
  spec: { containers: [testContainer({ resources: { requests } })], ...parts.spec },
});

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
    behaviour: "an init container that runs to its end stays as it is",
    stored: asking({ cpu: "1" }, { spec: { initContainers: [testContainer({ name: "init" })] } }),
    next: asking(
      { cpu: "1" },
      {
        spec: {
          initContainers: [testContainer({ name: "init", resources: { limits: { cpu: "1" } } })],
        },
      },
    ),
    errors: ["spec: Forbidden: resources for non-sidecar init containers are immutable"],
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
