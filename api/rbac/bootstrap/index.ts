/**
 * What the components of a new cluster may do, and who they are: bodies of ClusterRoles,
 * ClusterRoleBindings, Roles and RoleBindings, and of what kubeadm adds to them. Those that users
 * meet stand in ../bootstrap-roles.ts.
 */
import { defaultAnnotations as annotations, defaultLabels as labels } from "../bootstrap-roles.ts";
import type { PolicyRule } from "../policy-rule.ts";
import { rbacGroup } from "../subject.ts";
import { componentHolders, componentRoles, pathRoles } from "./component-roles.ts";
import { controllerPrefix, controllerRoles } from "./controller-roles.ts";
import { namespacedRoles } from "./namespaced-roles.ts";
import { type Holders, pathRule, policyRule, withSubjects } from "./rule.ts";

const clusterRoleNamed = (name: string, rules: readonly object[]) => ({
  metadata: { name, labels, annotations },
  rules,
});

const clusterBindingNamed = (name: string, holders: Holders) => ({
  metadata: { name, labels, annotations },
  ...withSubjects(holders),
  roleRef: { apiGroup: rbacGroup, kind: "ClusterRole", name },
});

/** Made when they are asked for, which is once in a process. */
export const componentPolicy = () => ({
  clusterroles: [
    ...Object.entries(componentRoles).map(([name, rules]) =>
      clusterRoleNamed(name, rules.map(policyRule)),
    ),
    ...Object.entries(pathRoles).map(([name, paths]) =>
      clusterRoleNamed(
        name,
        paths.map((each) => pathRule(each)),
      ),
    ),
    ...Object.entries(controllerRoles).map(([name, rules]) =>
      clusterRoleNamed(controllerPrefix + name, rules.map(policyRule)),
    ),
  ],
  clusterrolebindings: [
    ...Object.entries(componentHolders).map(([name, holders]) =>
      clusterBindingNamed(name, holders),
    ),
    ...Object.keys(controllerRoles).map((name) =>
      clusterBindingNamed(controllerPrefix + name, { accounts: [name] }),
    ),
  ],
  roles: namespacedRoles.map(({ name, namespace, rules }) => ({
    metadata: { name, namespace, labels, annotations },
    rules: rules.map(policyRule),
  })),
  rolebindings: namespacedRoles.map(({ name, namespace, binding = name, ...holders }) => ({
    metadata: { name: binding, namespace, labels, annotations },
    ...withSubjects(holders),
    roleRef: { apiGroup: rbacGroup, kind: "Role", name },
  })),
});

export { kubeadmPolicy } from "./kubeadm.ts";

let ofNodes: readonly PolicyRule[] | undefined;

/** What kubelets may do with what is not told apart by node. */
export function nodePolicyRules(): readonly PolicyRule[] {
  ofNodes ??= (componentRoles["system:node"] ?? []).map(policyRule);
  return ofNodes;
}
