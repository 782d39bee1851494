/** The service account that programs in a pod work as, and the kinds that they know. */

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

/** May do what `rules` say, in the whole cluster. */
export const clusterAccount = (rules: readonly object[]) => [
  { apiVersion: "v1", kind: "ServiceAccount", metadata: { name: "robot" } },
  { apiVersion: `${rbac}/v1`, kind: "ClusterRole", metadata: { name: "robot" }, rules },
  {
    apiVersion: `${rbac}/v1`,
    kind: "ClusterRoleBinding",
    metadata: { name: "robot" },
    subjects: [{ kind: "ServiceAccount", name: "robot", namespace: "default" }],
    roleRef: { apiGroup: rbac, kind: "ClusterRole", name: "robot" },
  },
];

/** Works as that account. */
export const robotPod = (name: string, spec: object) => ({
  apiVersion: "v1",
  kind: "Pod",
  metadata: { name },
  spec: { serviceAccountName: "robot", ...spec },
});

interface Defined {
  readonly group: string;
  /** The first is that in which they are stored. */
  readonly versions?: readonly string[];
  readonly scope?: "Cluster" | "Namespaced";
  /** Absent: the status is written apart. */
  readonly subresources?: object;
}

/** A kind whose objects hold anything. */
export const kindOf = (
  kind: string,
  { group, versions = ["v1"], scope = "Namespaced", subresources = { status: {} } }: Defined,
) => {
  const plural = `${kind.toLowerCase()}s`;
  const openAPIV3Schema = { type: "object", "x-kubernetes-preserve-unknown-fields": true };
  return {
    apiVersion: "apiextensions.k8s.io/v1",
    kind: "CustomResourceDefinition",
    metadata: { name: `${plural}.${group}` },
    spec: {
      group,
      scope,
      names: { kind, plural, singular: kind.toLowerCase(), listKind: `${kind}List` },
      versions: versions.map((name, index) => ({
        name,
        served: true,
        storage: index === 0,
        subresources,
        schema: { openAPIV3Schema },
      })),
    },
  };
};

/** The rules of who may do all. */
export const everything = [{ apiGroups: ["*"], resources: ["*"], verbs: ["*"] }];
