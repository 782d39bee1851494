import { authenticated, type WholeUserInfo } from "../../../api/authentication/user-info.ts";

/** The service accounts that controllers of kube-controller-manager have, where not their name. */
const accounts: ReadonlyMap<string, string> = new Map([
  ["attachdetach-controller", "attachdetach-controller"],
  ["certificate-cleaner", "certificate-controller"],
  ["cidrAllocator", "node-controller"],
  ["clusterrole-aggregation-controller", "clusterrole-aggregation-controller"],
  ["controllermanager", "disruption-controller"],
  ["cronjob-controller", "cronjob-controller"],
  ["daemonset-controller", "daemon-set-controller"],
  ["deployment-controller", "deployment-controller"],
  ["device-taint-eviction-controller", "device-taint-eviction-controller"],
  ["endpoint-controller", "endpoint-controller"],
  ["endpoint-slice-controller", "endpointslice-controller"],
  ["endpoint-slice-mirroring-controller", "endpointslicemirroring-controller"],
  ["ephemeral-volume-controller", "ephemeral-volume-controller"],
  ["garbage-collector-controller", "generic-garbage-collector"],
  ["horizontal-pod-autoscaler", "horizontal-pod-autoscaler"],
  ["job-controller", "job-controller"],
  ["namespace-controller", "namespace-controller"],
  ["node-controller", "node-controller"],
  ["persistentvolume-controller", "persistent-volume-binder"],
  ["pod-garbage-collector", "pod-garbage-collector"],
  ["pv-protection-controller", "pv-protection-controller"],
  ["pvc-protection-controller", "pvc-protection-controller"],
  ["replicaset-controller", "replicaset-controller"],
  ["resource_claim", "resource-claim-controller"],
  ["resourceclaim-controller", "resource-claim-controller"],
  ["resourcequota-controller", "resourcequota-controller"],
  ["root-ca-certificate-publisher", "root-ca-cert-publisher"],
  ["service-cidr-controller", "service-cidrs-controller"],
  ["service-controller", "service-controller"],
  ["serviceaccount-controller", "service-account-controller"],
  ["statefulset-controller", "statefulset-controller"],
  ["taint-eviction-controller", "node-controller"],
  ["ttl-after-finished-controller", "ttl-after-finished-controller"],
  ["validatingadmissionpolicy-status", "validatingadmissionpolicy-status-controller"],
]);

/** Nobody signs in: whoever is no part of the cluster is its administrator. */
const administrator = user("kubernetes-admin", ["kubeadm:cluster-admins"]);

const server = user("system:apiserver", ["system:masters"]);

const components: ReadonlyMap<string, WholeUserInfo> = new Map([
  ["kube-apiserver", server],
  ["api-priority-and-fairness-config-consumer-v1", server],
  ["kube-scheduler", user("system:kube-scheduler", [])],
  ["default-scheduler", user("system:kube-scheduler", [])],
  ["kube-controller-manager", user("system:kube-controller-manager", [])],
  ["kube-proxy", serviceAccount("kube-proxy")],
  ["coredns", serviceAccount("coredns")],
  ["nginx-ingress-controller", serviceAccount("ingress-nginx", "ingress-nginx")],
  ...[...accounts].map(([actor, account]) => [actor, serviceAccount(account)] as const),
]);

/** The user that an actor is. Kubelets are one actor, so `node` says whose it is. */
export function userOf(actor: string, node: string): WholeUserInfo {
  if (actor === "kubelet") return user(`system:node:${node}`, ["system:nodes"]);
  return components.get(actor) ?? administrator;
}

function serviceAccount(name: string, namespace = "kube-system"): WholeUserInfo {
  const groups = ["system:serviceaccounts", `system:serviceaccounts:${namespace}`];
  return user(`system:serviceaccount:${namespace}:${name}`, groups);
}

function user(username: string, groups: readonly string[]): WholeUserInfo {
  return { username, uid: "", groups: [...groups, authenticated], extra: {} };
}
