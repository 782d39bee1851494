import { expect, test } from "vitest";
import { deepFreeze } from "../../../testing/deep-freeze.ts";
import type { PodSpec } from "../spec.ts";
import { errorLines } from "../test-errors.ts";
import { type PodParts, testContainer, testPod, testPodSpec } from "../test-pods.ts";
import { validatePod, validatePodSpec, validatePodTemplate } from "./validate.ts";

const labelRule =
  "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', " +
  "and must " +
  "start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for " +
  "validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')";
const subdomainRule =
  "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, " +
  "'-' or '.', " +
  "and must start and end with an alphanumeric character (e.g. 'example.com', regex used for " +
  "validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')";
const token = { serviceAccountToken: { path: "token", expirationSeconds: 3607 } };
const profile = "seccomp.security.alpha.kubernetes.io/pod";
const cost = "controller.kubernetes.io/pod-deletion-cost";

interface Case {
  readonly behaviour: string;
  readonly pod: PodParts;
  readonly errors: readonly string[];
}

test.each<Case>([
  { behaviour: "the least there is to say", pod: {}, errors: [] },
  {
    behaviour: "no containers",
    pod: { spec: { containers: [] } },
    errors: ["spec.containers: Required value"],
  },
  {
    behaviour: "an unknown restart policy",
    pod: { spec: { restartPolicy: "Sometimes" } },
    errors: [
      'spec.restartPolicy: Unsupported value: "Sometimes": ' +
        'supported values: "Always", "Never", "OnFailure"',
    ],
  },
  {
    behaviour: "DNS that is all its own, but not given",
    pod: { spec: { dnsPolicy: "None" } },
    errors: ["spec.dnsConfig: Required value: must provide `dnsConfig` when `dnsPolicy` is None"],
  },
  {
    behaviour: "ephemeral containers from the start",
    pod: { spec: { ephemeralContainers: [testContainer({ name: "debug" })] } },
    errors: ["spec.ephemeralContainers: Forbidden: cannot be set on create"],
  },
  {
    behaviour: "ephemeral containers later on",
    pod: {
      metadata: { resourceVersion: "7" },
      spec: { ephemeralContainers: [testContainer({ name: "debug" })] },
    },
    errors: [],
  },
  {
    behaviour: "a node in spite of a scheduling gate",
    pod: { spec: { nodeName: "n1", schedulingGates: [{ name: "example.com/wait" }] } },
    errors: ["spec.nodeName: Forbidden: cannot be set until all schedulingGates have been cleared"],
  },
  {
    behaviour: "a token without an account",
    pod: {
      spec: { volumes: [{ name: "t", projected: { sources: [token], defaultMode: 420 } }] },
    },
    errors: [
      "spec.volumes[0].projected.sources[0].serviceAccountToken: Forbidden: " +
        "must not be specified when serviceAccountName is not set",
    ],
  },
  {
    behaviour: "an image in white space",
    pod: { spec: { containers: [testContainer({ image: "app:1 " })] } },
    errors: [
      'spec.containers[0].image: Invalid value: "app:1 ": ' +
        "must not have leading or trailing whitespace",
    ],
  },
  {
    behaviour: "names of the wrong form",
    pod: {
      spec: {
        hostname: "Web",
        subdomain: "a.b",
        nodeName: "N1",
        serviceAccountName: "A",
        priorityClassName: "P",
        runtimeClassName: "R",
      },
    },
    errors: [
      `spec.serviceAccountName: Invalid value: "A": ${subdomainRule}`,
      `spec.nodeName: Invalid value: "N1": ${subdomainRule}`,
      `spec.hostname: Invalid value: "Web": ${labelRule}`,
      `spec.subdomain: Invalid value: "a.b": ${labelRule}`,
      `spec.priorityClassName: Invalid value: "P": ${subdomainRule}`,
      `spec.runtimeClassName: Invalid value: "R": ${subdomainRule}`,
    ],
  },
  {
    behaviour: "a deadline in the past",
    pod: { spec: { activeDeadlineSeconds: 0, preemptionPolicy: "Maybe" } },
    errors: [
      "spec.activeDeadlineSeconds: Invalid value: 0: must be between 1 and 2147483647, inclusive",
      'spec.preemptionPolicy: Unsupported value: "Maybe": ' +
        'supported values: "Never", "PreemptLowerPriority"',
    ],
  },
  {
    behaviour: "a host name that is given in two ways",
    pod: { spec: { hostnameOverride: "web", setHostnameAsFQDN: true, hostNetwork: true } },
    errors: [
      "spec.hostnameOverride: Forbidden: may not be specified when setHostnameAsFQDN is true",
      "spec.hostnameOverride: Forbidden: may not be specified when hostNetwork is true",
    ],
  },
  {
    behaviour: "addresses that are none",
    pod: {
      spec: {
        hostAliases: [{ ip: "10.0.0.256", hostnames: ["ok", "Not"] }, { ip: "fe80::1" }],
        dnsConfig: { nameservers: ["1:2"], searches: ["a.b.", ".", "_tcp.x"], options: [{}] },
      },
    },
    errors: [
      'spec.dnsConfig.nameservers[0]: Invalid value: "1:2": ' +
        "must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)",
      "spec.dnsConfig.options[0]: Required value: must not be empty",
      'spec.hostAliases[0].ip: Invalid value: "10.0.0.256": ' +
        "must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)",
      `spec.hostAliases[0].hostnames[1]: Invalid value: "Not": ${subdomainRule}`,
    ],
  },
  {
    behaviour: "annotations that mean something else than the fields",
    pod: {
      metadata: { annotations: { [profile]: "unconfined", [cost]: "+1" } },
      spec: { securityContext: { seccompProfile: { type: "RuntimeDefault" } } },
    },
    errors: [
      `metadata.annotations[${cost}]: Invalid value: "+1": must be a 32bit integer`,
      "spec.securityContext.seccompProfile.type: Forbidden: " +
        "seccomp type in annotation and field must match",
    ],
  },
])("a pod with $behaviour", ({ pod, errors }) => {
  expect(errorLines(validatePod(deepFreeze(testPod(pod))))).toEqual(errors);
});

test("a template reports labels beside its spec and knows no ephemeral containers", () => {
  const template = {
    metadata: { labels: { "a b": "c" } },
    spec: testPodSpec({ ephemeralContainers: [testContainer({ name: "debug" })] }),
  };
  expect(errorLines(validatePodTemplate(template, "spec.template"))).toEqual([
    'spec.template.labels: Invalid value: "a b": name part must consist of alphanumeric ' +
      "characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. " +
      "'MyName',  or 'my.name',  or '123-abc', regex used for validation is " +
      "'([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')",
    "spec.template.spec.ephemeralContainers: Forbidden: " +
      "ephemeral containers not allowed in pod template",
  ]);
});

test("a template may leave host ports to the pods on the node's network", () => {
  const spec: PodSpec = testPodSpec({
    hostNetwork: true,
    containers: [testContainer({ ports: [{ containerPort: 80, protocol: "TCP" }] })],
  });
  expect(errorLines(validatePodSpec(spec, "spec.template.spec"))).toEqual([]);
  expect(errorLines(validatePodSpec(spec, "spec", { name: "web" }))).toEqual([
    "spec.containers[0].ports[0].hostPort: Invalid value: 0: " +
      "must match `containerPort` when `hostNetwork` is true",
  ]);
});
