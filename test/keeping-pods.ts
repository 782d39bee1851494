/** Lets nobody delete pods with the label `keep`. */
export const keepingPods = [
  {
    apiVersion: "admissionregistration.k8s.io/v1",
    kind: "ValidatingAdmissionPolicy",
    metadata: { name: "keep" },
    spec: {
      matchConstraints: {
        resourceRules: [
          { apiGroups: [""], apiVersions: ["v1"], operations: ["DELETE"], resources: ["pods"] },
        ],
      },
      validations: [{ expression: "!has(oldObject.metadata.labels.keep)" }],
    },
  },
  {
    apiVersion: "admissionregistration.k8s.io/v1",
    kind: "ValidatingAdmissionPolicyBinding",
    metadata: { name: "keep" },
    spec: { policyName: "keep", validationActions: ["Deny"] },
  },
];
