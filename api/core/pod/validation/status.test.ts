import { expect, test } from "vitest";
import { deepFreeze } from "../../../testing/deep-freeze.ts";
import type { ContainerState } from "../container-status.ts";
import { errorLines } from "../test-errors.ts";
import { type PodParts, testContainer, testContainerStatus, testPod } from "../test-pods.ts";
import { validatePodStatusUpdate } from "./status.ts";

const running: ContainerState = { running: {} };
const ended = (exitCode: number): ContainerState => ({ terminated: { exitCode } });
const withState = (state: ContainerState, restartPolicy = "Always"): PodParts => ({
  spec: { restartPolicy },
  status: { containerStatuses: [testContainerStatus({ state })] },
});
const notBack =
  "status.containerStatuses[0].state: Forbidden: may not be transitioned to non-terminated state";

interface Case {
  readonly behaviour: string;
  readonly stored?: PodParts;
  readonly next: PodParts;
  readonly errors: readonly string[];
}

test.each<Case>([
  {
    behaviour: "a container that restarts always may come back",
    stored: withState(ended(0)),
    next: withState(running),
    errors: [],
  },
  {
    behaviour: "a container that restarts on failure may come back from one",
    stored: withState(ended(1), "OnFailure"),
    next: withState(running, "OnFailure"),
    errors: [],
  },
  {
    behaviour: "a container that succeeded stays ended",
    stored: withState(ended(0), "OnFailure"),
    next: withState(running, "OnFailure"),
    errors: [notBack],
  },
  {
    behaviour: "the policy of the container goes before that of the pod",
    stored: {
      spec: { restartPolicy: "Never", containers: [testContainer({ restartPolicy: "Always" })] },
      status: { containerStatuses: [testContainerStatus({ state: ended(0) })] },
    },
    next: withState(running, "Never"),
    errors: [],
  },
  {
    behaviour: "the class of service stays",
    stored: { status: { qosClass: "BestEffort" } },
    next: { status: { qosClass: "Burstable" } },
    errors: ['status.qosClass: Invalid value: "Burstable": field is immutable'],
  },
  {
    behaviour: "addresses are addresses, one of each family",
    next: {
      status: {
        podIP: "10.0.0.1",
        podIPs: [{ ip: "10.0.0.1" }, { ip: "10.0.0.2" }],
        hostIP: "10.1.0.1",
        hostIPs: [{ ip: "10.1.0.2" }, { ip: "fd00::1" }],
      },
    },
    errors: [
      'status.podIPs: Invalid value: [{"ip":"10.0.0.1"},{"ip":"10.0.0.2"}]: ' +
        "may specify no more than one IP for each IP family",
      'status.hostIPs[0].ip: Invalid value: "10.1.0.2": must be equal to `hostIP`',
    ],
  },
  {
    behaviour: "claims are those of the spec",
    next: { status: { resourceClaimStatuses: [{ name: "gpu" }] } },
    errors: [
      'status.resourceClaimStatuses[0].name: Invalid value: "gpu": ' +
        "must match the name of an entry in `spec.resourceClaims`",
    ],
  },
  {
    behaviour: "the health of devices has three words",
    next: {
      status: {
        containerStatuses: [
          testContainerStatus({
            allocatedResourcesStatus: [
              { name: "example.com/gpu", resources: [{ resourceID: "0", health: "Fine" }] },
            ],
          }),
        ],
      },
    },
    errors: [
      '[0].name: Invalid value: "example.com/gpu": ' +
        "must match one of the container's resource requests",
      '[0].resources[0].health: Unsupported value: "Fine": ' +
        'supported values: "Healthy", "Unhealthy", "Unknown"',
    ].map((line) => `status.containerStatuses[0].allocatedResourcesStatus${line}`),
  },
])("$behaviour", ({ stored, next, errors }) => {
  const [before, after] = [deepFreeze(testPod(stored)), deepFreeze(testPod(next))];
  expect(errorLines(validatePodStatusUpdate(after, before))).toEqual(errors);
});
