/** The service account that kubectl in a pod works as. */

const rbac = "rbac.authorization.k8s.io";

/** May do what `rules` say, in the default namespace. */
export const account = (rules: readonly object[]) => [
  { apiVersion: "v1", kind: "ServiceAccount", metadata: { name: "robot" } },
  { apiVersion: `${rbac}/v1`, kind: "Role", metadata: { name: "robot" }, rules },
  {
    apiVersion: `${rbac}/v1`,
    kind: "RoleBinding",
    metadata: { name: "robot" },
    subjects: [{ kind: "ServiceAccount", name: "robot", namespace: "default" }],
    roleRef: { apiGroup: rbac, kind: "Role", name: "robot" },
  },
];

/** The rules of who may do all. */
export const everything = [{ apiGroups: ["*"], resources: ["*"], verbs: ["*"] }];
