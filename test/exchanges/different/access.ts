import type { Different } from "../listed.ts";

/** Who may do what. */
export const differentAccess: Readonly<Record<string, readonly Different[]>> = {
  access: [
    {
      step: 14,
      because: "who shows no credentials is in the group that kubeadm gives its administrators",
      merge: {
        status: {
          reason:
            'RBAC: allowed by ClusterRoleBinding "kubeadm:cluster-admins" of ClusterRole ' +
            '"cluster-admin" to Group "kubeadm:cluster-admins"',
        },
      },
    },
    {
      step: 16,
      because: "1.28 and later let everybody ask who they are",
      merge: {
        status: {
          resourceRules: [
            {
              verbs: ["create"],
              apiGroups: ["authorization.k8s.io"],
              resources: ["selfsubjectaccessreviews", "selfsubjectrulesreviews"],
            },
            {
              verbs: ["create"],
              apiGroups: ["authentication.k8s.io"],
              resources: ["selfsubjectreviews"],
            },
            { verbs: ["get", "list"], apiGroups: [""], resources: ["pods", "pods/log"] },
            { verbs: ["*"], apiGroups: [""], resources: ["configmaps"], resourceNames: ["one"] },
          ],
        },
      },
    },
  ],
};
