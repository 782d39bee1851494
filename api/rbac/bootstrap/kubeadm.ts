/**
 * What kubeadm adds to a cluster, beside `kubeadm:cluster-admins`: for nodes that join, and for the
 * DNS server and kube-proxy. Source: kubeadm app/phases/{bootstraptoken,addons,kubelet} 1.36.
 */
import { rbacGroup } from "../subject.ts";
import { type Holders, policyRule, type ShortRule, withSubjects } from "./rule.ts";

const joining = "system:bootstrappers:kubeadm:default-node-token";
const requests = "system:certificates.k8s.io:certificatesigningrequests";

const clusterRoles: Readonly<Record<string, readonly ShortRule[]>> = {
  "kubeadm:get-nodes": [["get", "", "nodes"]],
  "system:coredns": [
    ["list watch", "", "endpoints services pods namespaces"],
    ["list watch", "discovery.k8s.io", "endpointslices"],
  ],
};

const clusterBindings: readonly (Holders & { readonly name: string; readonly role?: string })[] = [
  { name: "kubeadm:get-nodes", groups: [joining] },
  { name: "kubeadm:kubelet-bootstrap", role: "system:node-bootstrapper", groups: [joining] },
  { name: "kubeadm:node-autoapprove-bootstrap", role: `${requests}:nodeclient`, groups: [joining] },
  {
    name: "kubeadm:node-autoapprove-certificate-rotation",
    role: `${requests}:selfnodeclient`,
    groups: ["system:nodes"],
  },
  { name: "kubeadm:node-proxier", role: "system:node-proxier", accounts: ["kube-proxy"] },
  { name: "system:coredns", accounts: ["coredns"] },
];

/** Who may read which ConfigMap. */
const readers: readonly (Holders & Readonly<Record<"namespace" | "name" | "of", string>>)[] = [
  {
    namespace: "kube-public",
    name: "kubeadm:bootstrap-signer-clusterinfo",
    of: "cluster-info",
    users: ["system:anonymous"],
  },
  { namespace: "kube-system", name: "kube-proxy", of: "kube-proxy", groups: [joining] },
  {
    namespace: "kube-system",
    name: "kubeadm:kubelet-config",
    of: "kubelet-config",
    groups: ["system:nodes", joining],
  },
  {
    namespace: "kube-system",
    name: "kubeadm:nodes-kubeadm-config",
    of: "kubeadm-config",
    groups: [joining, "system:nodes"],
  },
];

const roleRef = (kind: string, name: string) => ({ apiGroup: rbacGroup, kind, name });

export const kubeadmPolicy = () => ({
  clusterroles: Object.entries(clusterRoles).map(([name, rules]) => ({
    metadata: { name },
    rules: rules.map(policyRule),
  })),
  clusterrolebindings: clusterBindings.map(({ name, role = name, ...holders }) => ({
    metadata: { name },
    ...withSubjects(holders),
    roleRef: roleRef("ClusterRole", role),
  })),
  roles: readers.map(({ namespace, name, of }) => ({
    metadata: { name, namespace },
    rules: [policyRule(["get", "", "configmaps", of])],
  })),
  rolebindings: readers.map(({ namespace, name, of: _, ...holders }) => ({
    metadata: { name, namespace },
    ...withSubjects(holders),
    roleRef: roleRef("Role", name),
  })),
});
