/**
 * The roles that users meet in every cluster, and who has them; those of Kubernetes' own components
 * are left out. Source: plugin/pkg/auth/authorizer/rbac/bootstrappolicy 1.36.
 */
import type { PolicyRule } from "./policy-rule.ts";
declare const madeUpOf: (name: string) => {
    clusterRoleSelectors: {
        matchLabels: {
            [x: string]: string;
        };
    }[];
};
/** Bodies of ClusterRoles. */
export declare const bootstrapRoles: {
    rules?: readonly PolicyRule[];
    aggregationRule?: ReturnType<typeof madeUpOf>;
    metadata: {
        name: string;
        annotations: {
            "rbac.authorization.kubernetes.io/autoupdate": string;
        };
        labels: {
            "kubernetes.io/bootstrapping": string;
        };
    };
}[];
/** Bodies of ClusterRoleBindings, named as the roles that they give. */
export declare const bootstrapBindings: {
    metadata: {
        name: string;
        annotations: {
            "rbac.authorization.kubernetes.io/autoupdate": string;
        };
        labels: {
            "kubernetes.io/bootstrapping": string;
        };
    };
    roleRef: {
        apiGroup: string;
        kind: string;
        name: string;
    };
    subjects: {
        apiGroup: string;
        kind: string;
        name: string;
    }[];
}[];
export {};
