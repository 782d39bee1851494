import type { Different } from "../listed.ts";

const asJson = "1.36 prints values as JSON";
const labels: Pick<Different, "because" | "words"> = {
  because: asJson,
  words: [['map[string]string{"app":"a"}', '{"app":"a"}']],
};
const selectorChange: Pick<Different, "because" | "words"> = {
  because: asJson,
  words: [
    ['map[string]string{"app":"a"}', '{"app":"a"}'],
    [
      'v1.LabelSelector{MatchLabels:map[string]string{"app":"q"}, ' +
        "MatchExpressions:[]v1.LabelSelectorRequirement(nil)}",
      '{"matchLabels":{"app":"q"}}',
    ],
  ],
};
const updatable =
  "Forbidden: pod updates may not change fields other than `spec.containers[*].image`," +
  "`spec.initContainers[*].image`,`spec.activeDeadlineSeconds`,`spec.tolerations` (only additions " +
  "to existing tolerations),`spec.terminationGracePeriodSeconds` (allow it to be set to 1 if it " +
  "was previously negative)";
/** The refusal of a change of a pod, with the lines of what differs. */
function changed(...lines: readonly string[]): Pick<Different, "because" | "merge"> {
  const message = `${[updatable, ...lines].join("\n")}\n`;
  return {
    because: "1.36 allows one field more, and lists what changed as JSON",
    merge: {
      message: `Pod "im" is invalid: spec: ${message}`,
      details: { causes: [{ reason: "FieldValueForbidden", message, field: "spec" }] },
    },
  };
}
const requiredPart = (name: string) => ({
  reason: "FieldValueRequired",
  message: "Required value",
  field: `spec.scaleTargetRef.${name}`,
});
const unschedulable: Pick<Different, "because" | "words"> = {
  because: "1.36 names the selector too, and says whether preemption helps",
  words: [
    [
      "node(s) didn't match Pod's node affinity.",
      "node(s) didn't match Pod's node affinity/selector. preemption: 0/3 nodes are available: " +
        "3 Preemption is not helpful for scheduling.",
    ],
  ],
};

/** Refusals of Deployments, ReplicaSets and of changes of pods. */
export const differentWorkloadRefusals: Readonly<Record<string, readonly Different[]>> = {
  "inv-workloads": [
    { step: 1, ...labels },
    { step: 2, ...labels },
    {
      step: 3,
      because: asJson,
      words: [
        [
          "v1.LabelSelector{MatchLabels:map[string]string(nil), " +
            "MatchExpressions:[]v1.LabelSelectorRequirement(nil)}",
          "{}",
        ],
      ],
    },
    {
      step: 6,
      because: asJson,
      words: [['intstr.IntOrString{Type:0, IntVal:0, StrVal:""}', "0"]],
    },
    {
      step: 7,
      because: asJson,
      words: [['intstr.IntOrString{Type:1, IntVal:0, StrVal:"120%"}', '"120%"']],
    },
    {
      step: 8,
      because: asJson,
      words: [['intstr.IntOrString{Type:1, IntVal:0, StrVal:"abc"}', '"abc"']],
    },
    {
      step: 11,
      because: asJson,
      words: [
        [
          "v1.LabelSelector{MatchLabels:map[string]string(nil), MatchExpressions:" +
            '[]v1.LabelSelectorRequirement{v1.LabelSelectorRequirement{Key:"app", ' +
            'Operator:"In", Values:[]string(nil)}}}',
          '{"matchExpressions":[{"key":"app","operator":"In"}]}',
        ],
      ],
    },
    {
      step: 13,
      because: asJson,
      words: [
        [
          "apps.RollingUpdateStatefulSetStrategy{Partition:1}",
          '{"Partition":1,"MaxUnavailable":null}',
        ],
      ],
    },
    {
      step: 21,
      because: asJson,
      words: [
        [
          'v1.LabelSelector{MatchLabels:map[string]string{"app":"b"}, ' +
            "MatchExpressions:[]v1.LabelSelectorRequirement(nil)}",
          '{"matchLabels":{"app":"b"}}',
        ],
      ],
    },
    {
      step: 26,
      because: "1.36 lets more fields of a StatefulSet change",
      words: [
        [
          "'replicas', 'template', and 'updateStrategy' are",
          "'replicas', 'ordinals', 'template', 'updateStrategy', 'revisionHistoryLimit', " +
            "'persistentVolumeClaimRetentionPolicy' and 'minReadySeconds' are",
        ],
      ],
    },
  ],
  "inv-workloads-2": [
    { step: 1, ...labels },
    { step: 3, because: asJson, words: [["map[string]string(nil)", "null"]] },
    {
      step: 4,
      because: "1.36 prints values as JSON, and sorts those that it supports",
      words: [
        [
          'apps.DaemonSetUpdateStrategy{Type:"Nope", ' +
            "RollingUpdate:(*apps.RollingUpdateDaemonSet)(nil)}",
          '{"Type":"Nope","RollingUpdate":null}',
        ],
        ['"RollingUpdate", "OnDelete"', '"OnDelete", "RollingUpdate"'],
      ],
    },
    {
      step: 5,
      because: "1.36 knows surge too, and asks for one of the two bounds",
      words: [
        [
          'Invalid value: intstr.IntOrString{Type:0, IntVal:0, StrVal:""}: cannot be 0',
          "Required value: cannot be 0 when maxSurge is 0",
        ],
        ["FieldValueInvalid", "FieldValueRequired"],
      ],
    },
    { step: 16, ...selectorChange },
    { step: 18, ...selectorChange },
    {
      step: 20,
      ...changed(
        "@@ -138,6 +138,7 @@",
        '  "ActiveDeadlineSeconds": null,',
        '  "DNSPolicy": "ClusterFirst",',
        '  "NodeSelector": {',
        '+  "a": "b",',
        '   "oracle": "nowhere"',
        "  },",
        '  "ServiceAccountName": "default",',
      ),
    },
    {
      step: 21,
      ...changed(
        "@@ -133,7 +133,7 @@",
        "   }",
        "  ],",
        '  "EphemeralContainers": null,',
        '- "RestartPolicy": "Always",',
        '+ "RestartPolicy": "Never",',
        '  "TerminationGracePeriodSeconds": 30,',
        '  "ActiveDeadlineSeconds": null,',
        '  "DNSPolicy": "ClusterFirst",',
      ),
    },
    { step: 23, ...unschedulable },
    { step: 24, ...unschedulable },
    {
      step: 27,
      because: "1.36 asks for the group of what is scaled",
      merge: {
        message:
          'HorizontalPodAutoscaler.autoscaling "x" is invalid: [spec.scaleTargetRef.kind: ' +
          "Required value, spec.scaleTargetRef.name: Required value, " +
          'spec.scaleTargetRef.apiVersion: Invalid value: "": apiVersion must specify API group]',
        details: {
          causes: [
            requiredPart("kind"),
            requiredPart("name"),
            {
              reason: "FieldValueInvalid",
              message: 'Invalid value: "": apiVersion must specify API group',
              field: "spec.scaleTargetRef.apiVersion",
            },
          ],
        },
      },
    },
    {
      step: 28,
      because: asJson,
      words: [
        [
          "policy.PodDisruptionBudgetSpec{MinAvailable:(*intstr.IntOrString)(0xc005ace920), " +
            "Selector:(*v1.LabelSelector)(0xc005ace9e0), " +
            "MaxUnavailable:(*intstr.IntOrString)(0xc005ace940)}",
          '{"MinAvailable":1,"Selector":{},"MaxUnavailable":1,"UnhealthyPodEvictionPolicy":null}',
        ],
      ],
    },
    {
      step: 29,
      because: asJson,
      words: [['intstr.IntOrString{Type:1, IntVal:0, StrVal:"150%"}', '"150%"']],
    },
  ],
};
