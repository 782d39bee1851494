/**
 * What the components of Kubernetes may do that are no controllers, and what is there for those who
 * run a cluster to give to theirs. Those of features that are off by default are not there.
 * Source: plugin/pkg/auth/authorizer/rbac/bootstrappolicy/testdata/cluster-roles.yaml 1.36.
 */
import { events, type Holders, read, type ShortRule } from "./rule.ts";

const certificates = "certificates.k8s.io";
const leases = "coordination.k8s.io";
const devices = "resource.k8s.io";
const storage = "storage.k8s.io";
const reviewsTokens: ShortRule = ["create", "authentication.k8s.io", "tokenreviews"];
const reviewsAccess: ShortRule = ["create", "authorization.k8s.io", "subjectaccessreviews"];

const approves = (signer: string): readonly ShortRule[] => [
  ["approve", certificates, "signers", `kubernetes.io/${signer}`],
];
const requests = (subresource: string): readonly ShortRule[] => [
  ["create", certificates, `certificatesigningrequests/${subresource}`],
];

export const componentRoles: Readonly<Record<string, readonly ShortRule[]>> = {
  "system:auth-delegator": [reviewsTokens, reviewsAccess],
  "system:certificates.k8s.io:certificatesigningrequests:nodeclient": requests("nodeclient"),
  "system:certificates.k8s.io:certificatesigningrequests:selfnodeclient":
    requests("selfnodeclient"),
  "system:certificates.k8s.io:kube-apiserver-client-approver": approves("kube-apiserver-client"),
  "system:certificates.k8s.io:kube-apiserver-client-kubelet-approver": approves(
    "kube-apiserver-client-kubelet",
  ),
  "system:certificates.k8s.io:kubelet-serving-approver": approves("kubelet-serving"),
  "system:certificates.k8s.io:legacy-unknown-approver": approves("legacy-unknown"),
  "system:heapster": [
    [read, "", "events namespaces nodes pods"],
    [read, "extensions", "deployments"],
  ],
  "system:kube-aggregator": [[read, "", "endpoints services"]],
  "system:kube-controller-manager": [
    events,
    ["create", leases, "leases"],
    ["get update", leases, "leases", "kube-controller-manager"],
    ["create", "", "secrets serviceaccounts"],
    ["delete", "", "secrets"],
    ["get", "", "configmaps namespaces secrets serviceaccounts"],
    ["update", "", "secrets serviceaccounts"],
    reviewsTokens,
    reviewsAccess,
    ["list watch", "*", "*"],
    ["create", "", "serviceaccounts/token"],
  ],
  "system:kube-dns": [["list watch", "", "endpoints services"]],
  "system:kube-scheduler": [
    events,
    ["create", leases, "leases"],
    ["get update", leases, "leases", "kube-scheduler"],
    [read, "", "nodes"],
    ["delete get list watch", "", "pods"],
    ["create", "", "bindings pods/binding"],
    ["patch update", "", "pods/status"],
    [read, "", "replicationcontrollers services"],
    [read, "apps extensions", "replicasets"],
    [read, "apps", "statefulsets"],
    [read, "policy", "poddisruptionbudgets"],
    [read, "", "persistentvolumeclaims persistentvolumes"],
    reviewsTokens,
    reviewsAccess,
    [read, storage, "csinodes"],
    [read, storage, "volumeattachments"],
    [read, "", "namespaces"],
    [read, storage, "csidrivers"],
    [read, storage, "csistoragecapacities"],
    [read, devices, "deviceclasses"],
    ["get list patch update watch", devices, "resourceclaims"],
    ["get list patch update watch", devices, "resourceclaims/status"],
    ["get list patch update watch", "", "pods/finalizers"],
    [read, devices, "resourceslices"],
    ["patch update", devices, "resourceclaims/binding"],
    ["create delete", devices, "resourceclaims"],
  ],
  "system:kubelet-api-admin": [
    [read, "", "nodes"],
    ["proxy", "", "nodes"],
    ["*", "", "nodes/log nodes/metrics nodes/proxy nodes/stats"],
    ["*", "", "nodes/configz nodes/healthz nodes/pods"],
  ],
  "system:node": [
    reviewsTokens,
    ["create", "authorization.k8s.io", "localsubjectaccessreviews subjectaccessreviews"],
    [read, "", "services"],
    ["create get list watch", "", "nodes"],
    ["patch update", "", "nodes/status"],
    ["patch update", "", "nodes"],
    ["create patch update", "", "events"],
    [read, "", "pods"],
    ["create delete", "", "pods"],
    ["patch update", "", "pods/status"],
    ["create", "", "pods/eviction"],
    [read, "", "configmaps secrets"],
    ["get", "", "persistentvolumeclaims persistentvolumes"],
    ["get", "", "endpoints"],
    ["create get list watch", certificates, "certificatesigningrequests"],
    ["create delete get patch update", leases, "leases"],
    ["get", storage, "volumeattachments"],
    ["create", "", "serviceaccounts/token"],
    ["get patch update", "", "persistentvolumeclaims/status"],
    [read, storage, "csidrivers"],
    ["create delete get patch update", storage, "csinodes"],
    [read, "node.k8s.io", "runtimeclasses"],
    ["get", devices, "resourceclaims"],
    ["deletecollection", devices, "resourceslices"],
    ["get", "", "serviceaccounts"],
  ],
  "system:node-bootstrapper": [
    ["create get list watch", certificates, "certificatesigningrequests"],
  ],
  "system:node-problem-detector": [["get", "", "nodes"], ["patch", "", "nodes/status"], events],
  "system:node-proxier": [
    ["list watch", "", "endpoints services"],
    [read, "", "nodes"],
    events,
    ["list watch", "networking.k8s.io", "servicecidrs"],
    ["list watch", "discovery.k8s.io", "endpointslices"],
  ],
  "system:persistent-volume-provisioner": [
    ["create delete get list watch", "", "persistentvolumes"],
    ["get list update watch", "", "persistentvolumeclaims"],
    [read, storage, "storageclasses"],
    ["watch", "", "events"],
    events,
  ],
  "system:volume-scheduler": [
    ["get list patch update watch", "", "persistentvolumes"],
    [read, storage, "storageclasses"],
    ["get list patch update watch", "", "persistentvolumeclaims"],
  ],
};

/** What may be read at which paths. */
export const pathRoles: Readonly<Record<string, readonly string[]>> = {
  "system:monitoring": [
    "/healthz /healthz/* /livez /livez/* /metrics /metrics/slis /readyz /readyz/*",
    "/flagz",
    "/statusz",
  ],
  "system:service-account-issuer-discovery": [
    "/.well-known/openid-configuration /.well-known/openid-configuration/ " +
      "/openid/v1/jwks /openid/v1/jwks/",
  ],
};

/** Who has which of these roles, by bindings of their names. */
export const componentHolders: Readonly<Record<string, Holders>> = {
  "system:kube-controller-manager": { users: ["system:kube-controller-manager"] },
  "system:kube-dns": { accounts: ["kube-dns"] },
  "system:kube-scheduler": { users: ["system:kube-scheduler"] },
  "system:monitoring": { groups: ["system:monitoring"] },
  // Nodes may do it by the Node authorizer.
  "system:node": {},
  "system:node-proxier": { users: ["system:kube-proxy"] },
  "system:service-account-issuer-discovery": { groups: ["system:serviceaccounts"] },
  "system:volume-scheduler": { users: ["system:kube-scheduler"] },
};
