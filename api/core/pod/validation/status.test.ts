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
const gpuOf = (containerName: string, requestName = "request-0") => ({
  containerName,
  resourceName: "example.com/gpu",
  requestName,
});

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
    behaviour: "a pod that has a node is nominated for none",
    stored: { spec: { nodeName: "n1" } },
    next: { spec: { nodeName: "n1" }, status: { nominatedNodeName: "n2" } },
    errors: [
      "status.nominatedNodeName: Forbidden: " +
        "may not be set on pods that are already bound to a node",
    ],
  },
  {
    behaviour: "a nomination that was there stays",
    stored: { spec: { nodeName: "n1" }, status: { nominatedNodeName: "n2" } },
    next: { spec: { nodeName: "n1" }, status: { nominatedNodeName: "n2" } },
    errors: [],
  },
  {
    behaviour: "generations are not negative",
    next: {
      status: {
        conditions: [{ type: "Ready", status: "True", observedGeneration: -2 }],
        observedGeneration: -1,
      },
    },
    errors: [
      "metadata.conditions[0].observedGeneration: Invalid value: -2: must be a non-negative integer",
      "status.observedGeneration: Invalid value: -1: must be a non-negative integer",
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
    behaviour: "the claim of extended resources is for what containers ask for",
    next: {
      spec: {
        initContainers: [testContainer({ name: "warm" })],
        containers: [
          testContainer({ name: "app", resources: { requests: { "example.com/gpu": "1" } } }),
        ],
      },
      status: {
        extendedResourceClaimStatus: {
          requestMappings: [gpuOf("app"), gpuOf("app"), gpuOf("warm"), gpuOf("gone", "")],
          resourceClaimName: "A",
        },
      },
    },
    errors: [
      '.requestMappings[1].containerName: Duplicate value: "app"',
      '.requestMappings[1].resourceName: Duplicate value: "example.com/gpu"',
      '.requestMappings[1].requestName: Duplicate value: "request-0"',
      '.requestMappings[2].resourceName: Invalid value: "example.com/gpu": must match the extended ' +
        "resource name of an entry in spec.initContainers.resources.requests or " +
        "spec.containers.resources.requests",
      '.requestMappings[3].containerName: Invalid value: "gone": must match the name of an entry in ' +
        "spec.initContainers.name or spec.containers.name",
      '.requestName: Invalid value: "": a lowercase RFC 1123 label must consist of lower case ' +
        "alphanumeric characters or '-', and must start and end with an alphanumeric character " +
        "(e.g. 'my-name',  or '123-abc', regex used for validation is " +
        "'[a-z0-9]([-a-z0-9]*[a-z0-9])?')",
      '.resourceClaimName: Invalid value: "A": a lowercase RFC 1123 subdomain must consist of ' +
        "lower case alphanumeric characters, '-' or '.', and must start and end with an " +
        "alphanumeric character (e.g. 'example.com', regex used for validation is " +
        "'[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')",
    ].map((line) => `status.extendedResourceClaimStatus${line}`),
  },
  {
    behaviour: "the claim of extended resources is named and serves something",
    next: {
      status: { extendedResourceClaimStatus: { requestMappings: [], resourceClaimName: "" } },
    },
    errors: [
      ".requestMappings: Required value: at least one request mapping is required",
      ".resourceClaimName: Required value",
    ].map((line) => `status.extendedResourceClaimStatus${line}`),
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
