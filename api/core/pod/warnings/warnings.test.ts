import { expect, test } from "vitest";
import { deepFreeze } from "../../../testing/deep-freeze.ts";
import { type PodParts, testContainer, testPod, testPodSpec } from "../test-pods.ts";
import { podTemplateWarnings, podWarnings } from "./warnings.ts";

const tcp = { containerPort: 80, protocol: "TCP" };
const required = "requiredDuringSchedulingIgnoredDuringExecution";
const zone = "failure-domain.beta.kubernetes.io/zone";
const oldZone = 'deprecated since v1.17; use "topology.kubernetes.io/zone" instead';
const spread = { maxSkew: 1, topologyKey: zone, whenUnsatisfiable: "DoNotSchedule" };
const critical = "scheduler.alpha.kubernetes.io/critical-pod";
const seccomp = "container.seccomp.security.alpha.kubernetes.io/app";
const noSelector = "a null labelSelector results in matching no pod";

interface Case {
  readonly behaviour: string;
  readonly pod: PodParts;
  readonly warnings: readonly string[];
}

test.each<Case>([
  { behaviour: "nothing unwise", pod: {}, warnings: [] },
  {
    behaviour: "node labels of old",
    pod: {
      spec: {
        nodeSelector: { [zone]: "a" },
        affinity: {
          nodeAffinity: {
            [required]: {
              nodeSelectorTerms: [{ matchExpressions: [{ key: zone, operator: "Exists" }] }],
            },
          },
        },
        topologySpreadConstraints: [spread],
      },
    },
    warnings: [
      `spec.nodeSelector[${zone}]: ${oldZone}`,
      `spec.affinity.nodeAffinity.${required}.nodeSelectorTerms[0].matchExpressions[0].key: ` +
        `${zone} is ${oldZone}`,
      `spec.topologySpreadConstraints[0].topologyKey: ${zone} is ${oldZone}`,
      `spec.topologySpreadConstraints[0].labelSelector: ${noSelector}`,
    ],
  },
  {
    behaviour: "annotations of old",
    pod: { metadata: { annotations: { [critical]: "", [seccomp]: "unconfined" } } },
    warnings: [
      `metadata.annotations[${critical}]: ` +
        'non-functional in v1.16+; use the "priorityClassName" field instead',
      `metadata.annotations[${seccomp}]: ` +
        'non-functional in v1.27+; use the "seccompProfile" field instead',
    ],
  },
  {
    behaviour: "volumes of old, and a token in the way",
    pod: {
      spec: {
        volumes: [
          { name: "a", gitRepo: { repository: "r" } },
          {
            name: "b",
            projected: {
              defaultMode: 420,
              sources: [
                { serviceAccountToken: { path: "x", expirationSeconds: 3600 } },
                { configMap: { name: "c", items: [{ key: "k", path: "x" }] } },
              ],
            },
          },
        ],
      },
    },
    warnings: [
      "spec.volumes[0].gitRepo: deprecated in v1.11, and disabled by default in v1.33+",
      "spec.volumes[1].projected.sources.configMap[0]: " +
        'has duplicated path with ServiceAccountToken "x"',
    ],
  },
  {
    behaviour: "entries that come twice",
    pod: {
      spec: {
        hostAliases: [{ ip: "10.0.0.1" }, { ip: "10.0.0.1" }],
        imagePullSecrets: [{ name: "s" }, { name: "s" }, { name: "" }],
        containers: [
          testContainer({
            env: [
              { name: "A", value: "1" },
              { name: "A", value: "$(A)2" },
              { name: "A", value: "3" },
            ],
            ports: [tcp, tcp, { ...tcp, hostPort: 8080 }, { ...tcp, hostIP: "10.0.0.1" }],
          }),
        ],
      },
    },
    warnings: [
      'spec.hostAliases[1].ip: duplicate ip "10.0.0.1"',
      'spec.imagePullSecrets[1].name: duplicate name "s"',
      'spec.imagePullSecrets[2].name: invalid empty name ""',
      'spec.containers[0].env[2]: hides previous definition of "A", ' +
        "which may be dropped when using apply",
      "spec.containers[0].ports[1]: duplicate port definition with spec.containers[0].ports[0]",
      "spec.containers[0].ports[2]: overlapping port definition with spec.containers[0].ports[0]",
      "spec.containers[0].ports[2]: overlapping port definition with spec.containers[0].ports[1]",
      "spec.containers[0].ports[3]: hostIP set without hostPort: " +
        "{Name: HostPort:0 ContainerPort:80 Protocol:TCP HostIP:10.0.0.1}",
      "spec.containers[0].ports[3]: overlapping port definition with spec.containers[0].ports[0]",
      "spec.containers[0].ports[3]: overlapping port definition with spec.containers[0].ports[1]",
      "spec.containers[0].ports[3]: overlapping port definition with spec.containers[0].ports[2]",
    ],
  },
  {
    behaviour: "parts of bytes, a negative grace and affinity to nobody",
    pod: {
      spec: {
        terminationGracePeriodSeconds: -1,
        containers: [testContainer({ resources: { requests: { memory: "100m" } } })],
        affinity: { podAffinity: { [required]: [{ topologyKey: "zone" }] } },
      },
    },
    warnings: [
      "spec.containers[0].resources.requests[memory]: " +
        'fractional byte value "100m" is invalid, must be an integer',
      "spec.terminationGracePeriodSeconds: " +
        "must be >= 0; negative values are invalid and will be treated as 1",
      `spec.affinity.podAffinity.${required}[0].labelSelector: ${noSelector}`,
    ],
  },
])("a pod with $behaviour", ({ pod, warnings }) => {
  expect(podWarnings(deepFreeze(testPod(pod)))).toEqual(warnings);
});

test("a template says where it stands, and that AppArmor has a field", () => {
  const appArmor = "container.apparmor.security.beta.kubernetes.io/app";
  const template = { metadata: { annotations: { [appArmor]: "unconfined" } }, spec: testPodSpec() };
  expect(podTemplateWarnings(template, "spec.template")).toEqual([
    `spec.template.metadata.annotations[${appArmor}]: ` +
      'deprecated since v1.30; use the "appArmorProfile" field instead',
  ]);
});
