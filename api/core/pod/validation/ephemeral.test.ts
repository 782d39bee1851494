import { expect, test } from "vitest";
import { deepFreeze } from "../../../testing/deep-freeze.ts";
import { errorLines } from "../test-errors.ts";
import { type PodParts, testContainer, testPod } from "../test-pods.ts";
import { validateEphemeralContainersUpdate } from "./ephemeral.ts";

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
