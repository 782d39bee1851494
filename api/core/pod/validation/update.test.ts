import { expect, test } from "vitest";
import { deepFreeze } from "../../../testing/deep-freeze.ts";
import type { PodSpec } from "../spec.ts";
import { errorLines } from "../test-errors.ts";
import { testContainer, testPod } from "../test-pods.ts";
import { validatePodUpdate } from "./update.ts";

const otherFields =
  "spec: Forbidden: pod updates may not change fields other than `spec.containers[*].image`," +
  "`spec.initContainers[*].image`,`spec.activeDeadlineSeconds`," +
  "`spec.tolerations` (only additions to existing tolerations)," +
  "`spec.terminationGracePeriodSeconds` (allow it to be set to 1 if it was previously negative)";
/** The refusal with the lines of what differs. */
const differing = (...lines: readonly string[]) => `${[otherFields, ...lines].join("\n")}\n`;
const gates = { schedulingGates: [{ name: "example.com/wait" }] };
const nodeTerms = (...terms: { key: string; values: string[] }[][]) => ({
  affinity: {
    nodeAffinity: {
      requiredDuringSchedulingIgnoredDuringExecution: {
        nodeSelectorTerms: terms.map((term) => ({
          matchExpressions: term.map((each) => ({ ...each, operator: "In" })),
        })),
      },
    },
  },
});
const termsPath =
  "spec.affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms";
const [zone, disk] = [
  { key: "zone", values: ["a"] },
  { key: "disk", values: ["ssd"] },
];

interface Case {
  readonly behaviour: string;
  readonly stored?: Partial<PodSpec>;
  readonly next: Partial<PodSpec>;
  readonly errors: readonly string[];
}

test.each<Case>([
  {
    behaviour: "an image may change",
    next: { containers: [testContainer({ image: "app:2" })] },
    errors: [],
  },
  {
    behaviour: "the image of an init container may change",
    stored: { initContainers: [testContainer({ name: "init" })] },
    next: { initContainers: [testContainer({ name: "init", image: "app:2" })] },
    errors: [],
  },
  {
    behaviour: "a container may not be added",
    next: { containers: [testContainer(), testContainer({ name: "b" })] },
    errors: ["spec.containers: Forbidden: pod updates may not add or remove containers"],
  },
  {
    behaviour: "resources may not change",
    next: { containers: [testContainer({ resources: { requests: { cpu: "1" } } })] },
    errors: [
      differing(
        "@@ -13,7 +13,9 @@",
        '    "Env": null,',
        '    "Resources": {',
        '     "Limits": null,',
        '-    "Requests": null,',
        '+    "Requests": {',
        '+     "cpu": "1"',
        "+    },",
        '     "Claims": null',
        "    },",
        '    "ResizePolicy": null,',
      ),
    ],
  },
  {
    behaviour: "amounts may be written in another way, and nothing as an empty list",
    stored: { containers: [testContainer({ resources: { requests: { cpu: "1" } } })] },
    next: {
      containers: [testContainer({ resources: { requests: { cpu: "1000m" } }, env: [] })],
      nodeSelector: {},
      hostNetwork: false,
    },
    errors: [],
  },
  {
    behaviour: "a deadline may come nearer",
    stored: { activeDeadlineSeconds: 10 },
    next: { activeDeadlineSeconds: 5 },
    errors: [],
  },
  {
    behaviour: "a deadline may not be put off",
    stored: { activeDeadlineSeconds: 10 },
    next: { activeDeadlineSeconds: 11, hostname: "other" },
    errors: [
      "spec.activeDeadlineSeconds: Invalid value: 11: " +
        "must be less than or equal to previous value",
    ],
  },
  {
    behaviour: "a deadline may not be taken away",
    stored: { activeDeadlineSeconds: 10 },
    next: {},
    errors: [
      "spec.activeDeadlineSeconds: Invalid value: null: " +
        "must not update from a positive integer to nil value",
    ],
  },
  {
    behaviour: "a toleration may be added, and the time of another changed",
    stored: { tolerations: [{ key: "a", operator: "Exists", effect: "NoExecute" }] },
    next: {
      tolerations: [
        { key: "b", operator: "Exists" },
        { key: "a", operator: "Exists", effect: "NoExecute", tolerationSeconds: 5 },
      ],
    },
    errors: [],
  },
  {
    behaviour: "a toleration may not be taken away",
    stored: { tolerations: [{ key: "a", operator: "Exists" }] },
    next: { tolerations: [{ key: "b", operator: "Exists" }] },
    errors: [
      "spec.tolerations: Forbidden: " +
        "existing toleration can not be modified except its tolerationSeconds",
    ],
  },
  {
    behaviour: "a negative grace may become one second",
    stored: { terminationGracePeriodSeconds: -1 },
    next: { terminationGracePeriodSeconds: 1 },
    errors: [],
  },
  {
    behaviour: "the grace may not change otherwise",
    next: { terminationGracePeriodSeconds: 1 },
    errors: [
      differing(
        "@@ -36,7 +36,7 @@",
        "  ],",
        '  "EphemeralContainers": null,',
        '  "RestartPolicy": "Always",',
        '- "TerminationGracePeriodSeconds": 30,',
        '+ "TerminationGracePeriodSeconds": 1,',
        '  "ActiveDeadlineSeconds": null,',
        '  "DNSPolicy": "ClusterFirst",',
        '  "NodeSelector": null,',
      ),
    ],
  },
  {
    behaviour: "the node may not change",
    next: { nodeName: "n2" },
    errors: [
      differing(
        "@@ -42,7 +42,7 @@",
        '  "NodeSelector": null,',
        '  "ServiceAccountName": "",',
        '  "AutomountServiceAccountToken": null,',
        '- "NodeName": "",',
        '+ "NodeName": "n2",',
        '  "SecurityContext": {',
        '   "HostNetwork": false,',
        '   "HostPID": false,',
      ),
    ],
  },
  { behaviour: "a gate may go", stored: gates, next: { schedulingGates: [] }, errors: [] },
  {
    behaviour: "a gate may not come",
    next: gates,
    errors: [
      "spec.schedulingGates[0].name: Forbidden: " +
        "only deletion is allowed, but found new scheduling gate 'example.com/wait'",
    ],
  },
  {
    behaviour: "a gated pod may ask for more of its node",
    stored: { ...gates, ...nodeTerms([zone]), nodeSelector: { a: "1" } },
    next: { ...gates, ...nodeTerms([zone, disk]), nodeSelector: { a: "1", b: "2" } },
    errors: [],
  },
  {
    behaviour: "a gated pod may begin to ask for nodes",
    stored: gates,
    next: { ...gates, ...nodeTerms([zone]) },
    errors: [],
  },
  {
    behaviour: "a gated pod may not ask for less or other nodes",
    stored: { ...gates, ...nodeTerms([zone]), nodeSelector: { a: "1" } },
    next: { ...gates, ...nodeTerms([disk]), nodeSelector: { a: "2" } },
    errors: [
      'spec.nodeSelector: Invalid value: {"a":"2"}: ' +
        "only additions to spec.nodeSelector are allowed (no mutations or deletions)",
      `${termsPath}[0]: Invalid value: {"MatchExpressions":[{"Key":"disk","Operator":"In",` +
        '"Values":["ssd"]}],"MatchFields":null}: ' +
        "only additions are allowed (no mutations or deletions)",
    ],
  },
  {
    behaviour: "a gated pod may not have more terms",
    stored: { ...gates, ...nodeTerms([zone]) },
    next: { ...gates, affinity: {} },
    errors: [
      `${termsPath}: Invalid value: null: ` +
        "no additions/deletions to non-empty NodeSelectorTerms list are allowed",
    ],
  },
  {
    behaviour: "a pod without gates may not ask for other nodes",
    next: { nodeSelector: { a: "1" } },
    errors: [
      differing(
        "@@ -39,7 +39,9 @@",
        '  "TerminationGracePeriodSeconds": 30,',
        '  "ActiveDeadlineSeconds": null,',
        '  "DNSPolicy": "ClusterFirst",',
        '- "NodeSelector": null,',
        '+ "NodeSelector": {',
        '+  "a": "1"',
        "+ },",
        '  "ServiceAccountName": "",',
        '  "AutomountServiceAccountToken": null,',
        '  "NodeName": "",',
      ),
    ],
  },
])("$behaviour", ({ stored = {}, next, errors }) => {
  const [before, after] = [testPod({ spec: stored }), testPod({ spec: next })];
  expect(errorLines(validatePodUpdate(deepFreeze(after), deepFreeze(before)))).toEqual(errors);
});

test("the annotations of static pods and of AppArmor stay", () => {
  const mirror = "kubernetes.io/config.mirror";
  const appArmor = "container.apparmor.security.beta.kubernetes.io/app";
  const stored = testPod({ metadata: { annotations: { [mirror]: "x" } } });
  const next = testPod({ metadata: { annotations: { [appArmor]: "unconfined" } } });
  expect(errorLines(validatePodUpdate(next, stored))).toEqual([
    `metadata.annotations[${mirror}]: Forbidden: may not remove or update mirror pod annotation`,
    `metadata.annotations[${appArmor}]: Forbidden: may not add AppArmor annotations`,
  ]);
});
