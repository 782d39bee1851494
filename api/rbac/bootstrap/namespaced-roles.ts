/**
 * Roles in the namespaces of the system, and who has them.
 * Source: plugin/pkg/auth/authorizer/rbac/bootstrappolicy/testdata/namespace-roles.yaml and
 * namespace-role-bindings.yaml 1.36.
 */
import { events, type Holders, read, type ShortRule } from "./rule.ts";

export interface NamespacedRole extends Pick<Holders, "users" | "accounts"> {
  readonly namespace: string;
  readonly name: string;
  readonly rules: readonly ShortRule[];
  /** As the role, unless it says otherwise. */
  readonly binding?: string;
}

const manager = "kube-controller-manager";
const scheduler = "kube-scheduler";

/** What keeps a component from running twice. */
const leaderLocking = (name: string, ...accounts: readonly string[]): NamespacedRole => ({
  namespace: "kube-system",
  name: `system::leader-locking-${name}`,
  rules: [
    ["create get list update watch", "coordination.k8s.io", "leases"],
    ["create get list update watch", "coordination.k8s.io", "leasecandidates"],
  ],
  users: [`system:${name}`],
  accounts: [name, ...accounts],
});

export const namespacedRoles: readonly NamespacedRole[] = [
  {
    namespace: "kube-public",
    name: "system:controller:bootstrap-signer",
    rules: [[read, "", "configmaps"], ["update", "", "configmaps", "cluster-info"], events],
    accounts: ["bootstrap-signer"],
  },
  {
    namespace: "kube-system",
    name: "extension-apiserver-authentication-reader",
    rules: [[read, "", "configmaps", "extension-apiserver-authentication"]],
    binding: "system::extension-apiserver-authentication-reader",
    users: [`system:${manager}`, `system:${scheduler}`],
  },
  leaderLocking(manager, "leader-election-controller"),
  leaderLocking(scheduler),
  {
    namespace: "kube-system",
    name: "system:controller:bootstrap-signer",
    rules: [[read, "", "secrets"]],
    accounts: ["bootstrap-signer"],
  },
  {
    namespace: "kube-system",
    name: "system:controller:cloud-provider",
    rules: [["create get list watch", "", "configmaps"]],
    accounts: ["cloud-provider"],
  },
  {
    namespace: "kube-system",
    name: "system:controller:token-cleaner",
    rules: [["delete get list watch", "", "secrets"], events],
    accounts: ["token-cleaner"],
  },
];
