import { expect, test } from "vitest";
import { deepFreeze } from "../../../testing/deep-freeze.ts";
import type { PodSpec } from "../spec.ts";
import { errorLines } from "../test-errors.ts";
import { testPodSpec } from "../test-pods.ts";
import { validatePodSpec } from "./validate.ts";

const keyRule =
  "name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end " +
  "with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for " +
  "validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')";
const valueRule =
  "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', " +
  "and must start and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or " +
  "'12345', regex used for validation is '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')";
const required = "requiredDuringSchedulingIgnoredDuringExecution";
const preferred = "preferredDuringSchedulingIgnoredDuringExecution";
const zone = "topology.kubernetes.io/zone";
const labelSelector = { matchLabels: { app: "web" } };
const spread = { maxSkew: 1, topologyKey: zone, whenUnsatisfiable: "DoNotSchedule", labelSelector };

interface Case {
  readonly behaviour: string;
  readonly spec: Partial<PodSpec>;
  readonly errors: readonly string[];
}

test.each<Case>([
  {
    behaviour: "tolerations of every form",
    spec: {
      tolerations: [
        { operator: "Exists" },
        { key: "k", value: "v" },
        { key: "k", operator: "Gt", value: "-5" },
        { key: "k", operator: "Exists", effect: "NoExecute", tolerationSeconds: 0 },
      ],
    },
    errors: [],
  },
  {
    behaviour: "tolerations that contradict themselves",
    spec: {
      tolerations: [
        { key: "k", operator: "Exists", value: "v" },
        { operator: "Equal" },
        { key: "k", operator: "Exists", tolerationSeconds: 1, effect: "NoSchedule" },
        { key: "k", operator: "In", effect: "Never" },
        { key: "k", operator: "Lt", value: "1.5" },
      ],
    },
    errors: [
      "t[0].operator: Invalid value: \"v\": value must be empty when `operator` is 'Exists'",
      't[1].operator: Invalid value: "Equal": operator must be Exists when `key` is empty, which ' +
        'means "match all values and all keys"',
      't[2].effect: Invalid value: "NoSchedule": ' +
        "effect must be 'NoExecute' when `tolerationSeconds` is set",
      't[3].operator: Unsupported value: "In": supported values: "Equal", "Exists"',
      't[3].effect: Unsupported value: "Never": ' +
        'supported values: "NoExecute", "NoSchedule", "PreferNoSchedule"',
      't[4].value: Invalid value: "1.5": must be a valid decimal integer in canonical form',
      't[4].value: Invalid value: "1.5": strconv.ParseInt: parsing "1.5": invalid syntax',
    ].map((line) => line.replace(/^t/, "spec.tolerations")),
  },
  {
    behaviour: "a node selector with a value of the wrong form",
    spec: { nodeSelector: { a: "-x" } },
    errors: [`spec.nodeSelector: Invalid value: "-x": ${valueRule}`],
  },
  {
    behaviour: "gates that are nameless or come twice",
    spec: { schedulingGates: [{ name: "a" }, { name: "a" }, { name: "a b" }] },
    errors: [
      'spec.schedulingGates[1]: Duplicate value: "a"',
      `spec.schedulingGates[2]: Invalid value: "a b": ${keyRule}`,
    ],
  },
  {
    behaviour: "readiness gates of the wrong form",
    spec: { readinessGates: [{ conditionType: "a b" }] },
    errors: [`spec.readinessGates[0].conditionType: Invalid value: "a b": ${keyRule}`],
  },
  {
    behaviour: "spreading that cannot be done",
    spec: {
      topologySpreadConstraints: [
        { ...spread, maxSkew: 0, topologyKey: "", whenUnsatisfiable: "Never" },
        { ...spread, whenUnsatisfiable: "ScheduleAnyway", minDomains: 0, nodeTaintsPolicy: "X" },
        spread,
        { ...spread, labelSelector: undefined, matchLabelKeys: ["hash"] },
      ],
    },
    errors: [
      "[0].maxSkew: Invalid value: 0: must be greater than zero",
      "[0].topologyKey: Required value: can not be empty",
      '[0].whenUnsatisfiable: Unsupported value: "Never": ' +
        'supported values: "DoNotSchedule", "ScheduleAnyway"',
      "[1].minDomains: Invalid value: 0: must be greater than zero",
      "[1].minDomains: Invalid value: 0: " +
        "can only use minDomains if whenUnsatisfiable=DoNotSchedule, not ScheduleAnyway",
      '[1].nodeTaintsPolicy: Unsupported value: "X": supported values: "Honor", "Ignore"',
      `[2].{topologyKey, whenUnsatisfiable}: Duplicate value: "{${zone}, DoNotSchedule}"`,
      "[3].matchLabelKeys: Forbidden: must not be specified when labelSelector is not set",
    ].map((line) => `spec.topologySpreadConstraints${line}`),
  },
  {
    behaviour: "node affinity without terms",
    spec: { affinity: { nodeAffinity: { [required]: { nodeSelectorTerms: [] } } } },
    errors: [
      `spec.affinity.nodeAffinity.${required}.nodeSelectorTerms: Required value: ` +
        "must have at least one node selector term",
    ],
  },
  {
    behaviour: "node affinity whose operators do not fit their values",
    spec: {
      affinity: {
        nodeAffinity: {
          [required]: {
            nodeSelectorTerms: [
              {
                matchExpressions: [
                  { key: "a", operator: "In" },
                  { key: "a", operator: "Exists", values: ["x"] },
                  { key: "a", operator: "Gt", values: ["1", "2"] },
                  { key: "a b", operator: "Is", values: ["-"] },
                ],
                matchFields: [{ key: "metadata.uid", operator: "Exists" }],
              },
            ],
          },
          [preferred]: [{ weight: 0, preference: { matchExpressions: [] } }],
        },
      },
    },
    errors: [
      ...[
        "matchExpressions[0].values: Required value: " +
          "must be specified when `operator` is 'In' or 'NotIn'",
        "matchExpressions[1].values: Forbidden: " +
          "may not be specified when `operator` is 'Exists' or 'DoesNotExist'",
        "matchExpressions[2].values: Required value: " +
          "must be specified single value when `operator` is 'Lt' or 'Gt'",
        'matchExpressions[3].operator: Invalid value: "Is": not a valid selector operator',
        `matchExpressions[3].key: Invalid value: "a b": ${keyRule}`,
        `matchExpressions[3].values[0]: Invalid value: "-": ${valueRule}`,
        'matchFields[0].operator: Invalid value: "Exists": not a valid selector operator',
        'matchFields[0].key: Invalid value: "metadata.uid": not a valid field selector key',
      ].map((line) => `spec.affinity.nodeAffinity.${required}.nodeSelectorTerms[0].${line}`),
      `spec.affinity.nodeAffinity.${preferred}[0].weight: Invalid value: 0: ` +
        "must be in the range 1-100",
    ],
  },
  {
    behaviour: "pod affinity without a place, and keys that are in the selector already",
    spec: {
      affinity: {
        podAntiAffinity: {
          [required]: [
            { topologyKey: "", labelSelector },
            {
              topologyKey: zone,
              labelSelector: {
                ...labelSelector,
                matchExpressions: [{ key: "app", operator: "In", values: ["web"] }],
              },
              matchLabelKeys: ["app"],
              mismatchLabelKeys: ["app"],
            },
          ],
        },
      },
    },
    errors: [
      "[0].topologyKey: Required value: can not be empty",
      '[0].topologyKey: Invalid value: "": name part must be non-empty',
      `[0].topologyKey: Invalid value: "": ${keyRule}`,
      '[1][0]: Invalid value: "app": exists in both matchLabelKeys and labelSelector',
      '[1].matchLabelKeys[0]: Invalid value: "app": ' +
        "exists in both matchLabelKeys and mismatchLabelKeys",
    ].map((line) => `spec.affinity.podAntiAffinity.${required}${line}`),
  },
  {
    behaviour: "claims that say nothing, or too much",
    spec: {
      resourceClaims: [
        { name: "a" },
        { name: "a", resourceClaimName: "x", resourceClaimTemplateName: "y" },
      ],
    },
    errors: [
      "spec.resourceClaims[0]: Invalid value: " +
        '{"Name":"a","ResourceClaimName":null,"ResourceClaimTemplateName":null}: ' +
        "must specify one of: `resourceClaimName`, `resourceClaimTemplateName`",
      'spec.resourceClaims[1].name: Duplicate value: "a"',
      "spec.resourceClaims[1]: Invalid value: " +
        '{"Name":"a","ResourceClaimName":"x","ResourceClaimTemplateName":"y"}: ' +
        "at most one of `resourceClaimName` or `resourceClaimTemplateName` may be specified",
    ],
  },
])("a pod with $behaviour", ({ spec, errors }) => {
  expect(errorLines(validatePodSpec(deepFreeze(testPodSpec(spec)), "spec"))).toEqual(errors);
});
