import { expect, test } from "vitest";
import { deepFreeze } from "../../../testing/deep-freeze.ts";
import type { Container } from "../container.ts";
import type { Probe } from "../probe.ts";
import type { PodSpec } from "../spec.ts";
import { errorLines } from "../test-errors.ts";
import { testContainer, testPodSpec } from "../test-pods.ts";
import { validatePodSpec } from "./validate.ts";

const probe: Probe = {
  timeoutSeconds: 1,
  periodSeconds: 10,
  successThreshold: 1,
  failureThreshold: 3,
};
const tcp = { containerPort: 80, protocol: "TCP" };

/** Lines about the only container, without the path to it. */
function linesOf(container: Partial<Container>, spec: Partial<PodSpec> = {}): string[] {
  const pod = testPodSpec({ containers: [testContainer(container)], ...spec });
  const lines = errorLines(validatePodSpec(deepFreeze(pod), "spec", { name: "web" }));
  return lines.map((line) => line.replace("spec.containers[0].", ""));
}

interface Case {
  readonly behaviour: string;
  readonly container: Partial<Container>;
  readonly spec?: Partial<PodSpec>;
  readonly errors: readonly string[];
}

test.each<Case>([
  { behaviour: "nothing but an image", container: {}, errors: [] },
  { behaviour: "no image", container: { image: undefined }, errors: ["image: Required value"] },
  {
    behaviour: "unknown policies",
    container: { imagePullPolicy: "Later", terminationMessagePolicy: "Mail" },
    errors: [
      'terminationMessagePolicy: Unsupported value: "Mail": ' +
        'supported values: "FallbackToLogsOnError", "File"',
      'imagePullPolicy: Unsupported value: "Later": ' +
        'supported values: "Always", "IfNotPresent", "Never"',
    ],
  },
  {
    behaviour: "ports out of range, misnamed and of an unknown protocol",
    container: {
      ports: [
        { ...tcp, containerPort: 0 },
        { ...tcp, containerPort: 70000 },
        { ...tcp, protocol: "HTTP" },
        { ...tcp, name: "a-name-that-is-too-long" },
        { ...tcp, name: "80" },
      ],
    },
    errors: [
      "ports[0].containerPort: Required value",
      "ports[1].containerPort: Invalid value: 70000: must be between 1 and 65535, inclusive",
      'ports[2].protocol: Unsupported value: "HTTP": supported values: "SCTP", "TCP", "UDP"',
      'ports[3].name: Invalid value: "a-name-that-is-too-long": must be no more than 15 bytes',
      'ports[4].name: Invalid value: "80": must contain at least one letter (a-z)',
    ],
  },
  {
    behaviour: "a port name and a host port that are taken",
    container: {
      ports: [
        { ...tcp, name: "a", hostPort: 80 },
        { ...tcp, containerPort: 81, name: "a", hostPort: 80 },
      ],
    },
    errors: [
      'ports[1].name: Duplicate value: "a"',
      'ports[1].hostPort: Duplicate value: "TCP//80"',
    ],
  },
  {
    behaviour: "mounts of no volume, at the same path, and out of it",
    container: {
      volumeMounts: [
        { name: "nope", mountPath: "/x" },
        { name: "v", mountPath: "/x", subPath: "../y" },
        { name: "v", mountPath: "", mountPropagation: "Bidirectional" },
        { name: "v", mountPath: "/z", recursiveReadOnly: "Enabled" },
      ],
    },
    spec: { volumes: [{ name: "v", emptyDir: {} }] },
    errors: [
      'volumeMounts[0].name: Not found: "nope"',
      'volumeMounts[1].mountPath: Invalid value: "/x": must be unique',
      "volumeMounts.subPath: Invalid value: \"../y\": must not contain '..'",
      "volumeMounts[2].mountPath: Required value",
      "volumeMounts.mountPropagation: Forbidden: " +
        "Bidirectional mount propagation is available only to privileged containers",
      "volumeMounts.recursiveReadOnly: Forbidden: may only be specified when readOnly is true",
    ],
  },
  {
    behaviour: "a device that is no claim",
    container: { volumeDevices: [{ name: "v", devicePath: "/dev/../x" }] },
    spec: { volumes: [{ name: "v", emptyDir: {} }] },
    errors: [
      'volumeDevices[0].name: Invalid value: "v": ' +
        "can only use volume source type of PersistentVolumeClaim or Ephemeral for block mode",
      "volumeDevices[0].devicePath: Invalid value: \"/dev/../x\": can not contain backsteps ('..')",
    ],
  },
  {
    behaviour: "probes with two handlers, with none, and with needless successes",
    container: {
      livenessProbe: {
        ...probe,
        httpGet: { path: "/", port: 80, scheme: "HTTP" },
        tcpSocket: { port: 80 },
      },
      readinessProbe: { ...probe, successThreshold: 2, terminationGracePeriodSeconds: 1 },
      startupProbe: { ...probe, successThreshold: 2, exec: { command: ["true"] } },
    },
    errors: [
      "livenessProbe.tcpSocket: Forbidden: may not specify more than 1 handler type",
      "readinessProbe: Required value: must specify a handler type",
      "readinessProbe.terminationGracePeriodSeconds: Invalid value: 1: " +
        "must not be set for readinessProbes",
      "startupProbe.successThreshold: Invalid value: 2: must be 1",
    ],
  },
  {
    behaviour: "handlers that lack something",
    container: {
      livenessProbe: {
        ...probe,
        periodSeconds: -1,
        httpGet: { path: "", port: "", scheme: "FTP", httpHeaders: [{ name: "a b", value: "" }] },
      },
      readinessProbe: { ...probe, grpc: { port: 0, service: "" } },
      lifecycle: { postStart: { exec: {} }, preStop: { sleep: { seconds: 31 } } },
    },
    errors: [
      "lifecycle.postStart.exec.command: Required value",
      "lifecycle.preStop.sleep: Invalid value: 31: " +
        "must be non-negative and less than terminationGracePeriodSeconds (30)",
      "livenessProbe.httpGet.path: Required value",
      'livenessProbe.httpGet.port: Invalid value: "": must contain only alpha-numeric characters ' +
        "(a-z, 0-9), and hyphens (-)",
      'livenessProbe.httpGet.port: Invalid value: "": must contain at least one letter (a-z)',
      'livenessProbe.httpGet.scheme: Unsupported value: "FTP": supported values: "HTTP", "HTTPS"',
      'livenessProbe.httpGet.httpHeaders: Invalid value: "a b": a valid HTTP header must consist ' +
        "of alphanumeric characters or '-' (e.g. 'X-Header-Name', regex used for validation is " +
        "'[-A-Za-z0-9]+')",
      "livenessProbe.periodSeconds: Invalid value: -1: must be greater than or equal to 0",
      "readinessProbe.grpc.port: Invalid value: 0: must be between 1 and 65535, inclusive",
    ],
  },
  {
    behaviour: "a stop signal that its system does not have",
    container: { lifecycle: { stopSignal: "SIGHUP" } },
    spec: { os: { name: "windows" } },
    errors: [
      'lifecycle.stopSignal: Unsupported value: "SIGHUP": supported values: "SIGKILL", "SIGTERM"',
    ],
  },
  {
    behaviour: "rules for restarts without a policy, and of unknown kinds",
    container: {
      restartPolicyRules: [
        { action: "Stop" },
        { action: "Restart", exitCodes: { operator: "Is", values: [1] } },
      ],
    },
    errors: [
      "restartPolicy: Required value: must specify restartPolicy when restart rules are used",
      'restartPolicyRules[0].action: Unsupported value: "Stop": ' +
        'supported values: "Restart", "RestartAllContainers"',
      "restartPolicyRules[0].exitCodes: Required value: must be specified",
      'restartPolicyRules[1].exitCodes.operator: Unsupported value: "Is": ' +
        'supported values: "In", "NotIn"',
    ],
  },
  {
    behaviour: "a resize that restarts where nothing restarts",
    container: { resizePolicy: [{ resourceName: "cpu", restartPolicy: "RestartContainer" }] },
    spec: { restartPolicy: "Never" },
    errors: [
      'resizePolicy: Invalid value: "RestartContainer": ' +
        "must be 'NotRequired' when pod `restartPolicy` is 'Never'",
    ],
  },
])("a container with $behaviour", ({ container, spec, errors }) => {
  expect(linesOf(container, spec)).toEqual(errors);
});

const initRule = "may not be set for init containers without restartPolicy=Always";

test.each([
  {
    behaviour: "a name twice is refused where it stands again",
    spec: { containers: [testContainer(), testContainer()] },
    errors: ['spec.containers[1].name: Duplicate value: "app"'],
  },
  {
    behaviour: "an init container may not have the name of a container, nor a probe",
    spec: {
      initContainers: [testContainer({ livenessProbe: { ...probe, tcpSocket: { port: 1 } } })],
    },
    errors: [
      'spec.initContainers[0].name: Duplicate value: "app"',
      `spec.initContainers[0].livenessProbe: Forbidden: ${initRule}`,
    ],
  },
  {
    behaviour: "a sidecar may have a probe",
    spec: {
      initContainers: [
        testContainer({
          name: "side",
          restartPolicy: "Always",
          livenessProbe: { ...probe, tcpSocket: { port: 1 } },
        }),
      ],
    },
    errors: [],
  },
  {
    behaviour: "an ephemeral container has a part of the fields, and a target that is there",
    spec: {
      ephemeralContainers: [
        {
          ...testContainer({ name: "debug", ports: [tcp], resources: { limits: { cpu: "1" } } }),
          targetContainerName: "nope",
        },
      ],
    },
    errors: [
      'spec.ephemeralContainers[0].targetContainerName: Not found: "nope"',
      "spec.ephemeralContainers[0].ports: Forbidden: cannot be set for an Ephemeral Container",
      "spec.ephemeralContainers[0].resources: Forbidden: cannot be set for an Ephemeral Container",
    ],
  },
])("$behaviour", ({ spec, errors }) => {
  expect(errorLines(validatePodSpec(deepFreeze(testPodSpec(spec)), "spec"))).toEqual(errors);
});
