/**
 * What the controllers of kube-controller-manager may do, by the names of their service accounts.
 * Those of features that are off by default are not there.
 * Source: plugin/pkg/auth/authorizer/rbac/bootstrappolicy/testdata/controller-roles.yaml 1.36.
 */
import { events, read, type ShortRule } from "./rule.ts";

export const controllerPrefix = "system:controller:";

const all = "*";
const batch = "batch";
const certificates = "certificates.k8s.io";
const networking = "networking.k8s.io";
const admission = "admissionregistration.k8s.io";
const devices = "resource.k8s.io";
const storage = "storage.k8s.io";
const slices = "discovery.k8s.io";
const signer = "kubernetes.io/";

/** The group of today and that of once. */
const apps = "apps extensions";

const writesRevisions: ShortRule = [
  "create delete get list patch update watch",
  "apps",
  "controllerrevisions",
];

export const controllerRoles: Readonly<Record<string, readonly ShortRule[]>> = {
  "attachdetach-controller": [
    ["list watch", "", "persistentvolumeclaims persistentvolumes"],
    [read, "", "nodes"],
    ["patch update", "", "nodes/status"],
    ["list watch", "", "pods"],
    events,
    ["create delete get list watch", storage, "volumeattachments"],
    [read, storage, "csidrivers"],
    [read, storage, "csinodes"],
  ],
  "certificate-controller": [
    ["delete get list watch", certificates, "certificatesigningrequests"],
    [
      "update",
      certificates,
      "certificatesigningrequests/approval certificatesigningrequests/status",
    ],
    ["approve", certificates, "signers", `${signer}kube-apiserver-client-kubelet`],
    [
      "sign",
      certificates,
      "signers",
      `${signer}kube-apiserver-client ${signer}kube-apiserver-client-kubelet ` +
        `${signer}kubelet-serving ${signer}legacy-unknown`,
    ],
    ["create", "authorization.k8s.io", "subjectaccessreviews"],
    events,
  ],
  "clusterrole-aggregation-controller": [
    ["escalate get list patch update watch", "rbac.authorization.k8s.io", "clusterroles"],
  ],
  "cronjob-controller": [
    ["get list update watch", batch, "cronjobs"],
    ["create delete get list patch update watch", batch, "jobs"],
    ["update", batch, "cronjobs/status"],
    ["update", batch, "cronjobs/finalizers"],
    ["delete list watch", "", "pods"],
    events,
  ],
  "daemon-set-controller": [
    [read, apps, "daemonsets"],
    ["update", apps, "daemonsets/status"],
    ["update", apps, "daemonsets/finalizers"],
    ["list watch", "", "nodes"],
    ["create delete list patch watch", "", "pods"],
    ["create", "", "pods/binding"],
    writesRevisions,
    events,
  ],
  "deployment-controller": [
    ["get list update watch", apps, "deployments"],
    ["update", apps, "deployments/status"],
    ["update", apps, "deployments/finalizers"],
    ["create delete get list patch update watch", apps, "replicasets"],
    ["get list update watch", "", "pods"],
    events,
  ],
  "device-taint-eviction-controller": [
    ["delete get list watch", "", "pods"],
    ["patch update", "", "pods/status"],
    [read, devices, "resourceclaims"],
    [read, devices, "resourceslices"],
    [read, devices, "deviceclasses"],
    events,
  ],
  "disruption-controller": [
    [read, apps, "deployments"],
    [read, apps, "replicasets"],
    [read, "", "replicationcontrollers"],
    [read, "policy", "poddisruptionbudgets"],
    [read, "apps", "statefulsets"],
    ["update", "policy", "poddisruptionbudgets/status"],
    ["patch update", "", "pods/status"],
    ["get", all, "*/scale"],
    events,
  ],
  "endpoint-controller": [
    [read, "", "pods services"],
    ["create delete get list update watch", "", "endpoints"],
    ["create", "", "endpoints/restricted"],
    events,
  ],
  "endpointslice-controller": [
    [read, "", "nodes pods services"],
    ["update", "", "services/finalizers"],
    ["create delete get list update watch", slices, "endpointslices"],
    events,
  ],
  "endpointslicemirroring-controller": [
    [read, "", "endpoints services"],
    ["update", "", "services/finalizers"],
    ["update", "", "endpoints/finalizers"],
    ["create delete get list update watch", slices, "endpointslices"],
    events,
  ],
  "ephemeral-volume-controller": [
    [read, "", "pods"],
    ["update", "", "pods/finalizers"],
    ["create get list watch", "", "persistentvolumeclaims"],
    events,
  ],
  "expand-controller": [
    ["get list patch update watch", "", "persistentvolumes"],
    ["patch update", "", "persistentvolumeclaims/status"],
    [read, "", "persistentvolumeclaims"],
    events,
  ],
  "generic-garbage-collector": [["delete get list patch update watch", all, all], events],
  "horizontal-pod-autoscaler": [
    [read, "autoscaling", "horizontalpodautoscalers"],
    ["update", "autoscaling", "horizontalpodautoscalers/status"],
    ["get update", all, "*/scale"],
    ["list watch", "", "pods"],
    ["list watch", "metrics.k8s.io", "pods"],
    [read, "custom.metrics.k8s.io", all],
    [read, "external.metrics.k8s.io", all],
    events,
  ],
  "job-controller": [
    ["get list patch update watch", batch, "jobs"],
    ["update", batch, "jobs/status"],
    ["update", batch, "jobs/finalizers"],
    ["create delete list patch watch", "", "pods"],
    events,
  ],
  "legacy-service-account-token-cleaner": [
    ["get", "", "configmaps", "kube-apiserver-legacy-service-account-token-tracking"],
    ["delete patch", "", "secrets"],
  ],
  "namespace-controller": [
    ["delete get list watch", "", "namespaces"],
    ["update", "", "namespaces/finalize namespaces/status"],
    ["delete deletecollection get list watch", all, all],
  ],
  "node-controller": [
    ["delete get list patch update watch", "", "nodes"],
    ["patch update", "", "nodes/status"],
    ["patch update", "", "pods/status"],
    ["delete get list watch", "", "pods"],
    events,
  ],
  "persistent-volume-binder": [
    ["create delete get list update watch", "", "persistentvolumes"],
    ["update", "", "persistentvolumes/status"],
    ["get list update watch", "", "persistentvolumeclaims"],
    ["update", "", "persistentvolumeclaims/status"],
    ["create delete get list watch", "", "pods"],
    [read, storage, "storageclasses"],
    ["list watch", "", "nodes"],
    events,
    ["watch", "", "events"],
  ],
  "pod-garbage-collector": [
    ["delete list watch", "", "pods"],
    [read, "", "nodes"],
    ["patch", "", "pods/status"],
  ],
  "pv-protection-controller": [["get list update watch", "", "persistentvolumes"], events],
  "pvc-protection-controller": [
    ["get list update watch", "", "persistentvolumeclaims"],
    [read, "", "pods"],
    events,
  ],
  "replicaset-controller": [
    ["get list update watch", apps, "replicasets"],
    ["update", apps, "replicasets/status"],
    ["update", apps, "replicasets/finalizers"],
    ["create delete list patch watch", "", "pods"],
    events,
  ],
  "replication-controller": [
    ["get list update watch", "", "replicationcontrollers"],
    ["update", "", "replicationcontrollers/status"],
    ["update", "", "replicationcontrollers/finalizers"],
    ["create delete list patch watch", "", "pods"],
    events,
  ],
  "resource-claim-controller": [
    [read, "", "pods"],
    ["update", "", "pods/finalizers"],
    ["create delete get list watch", devices, "resourceclaims"],
    ["patch update", devices, "resourceclaims resourceclaims/status"],
    ["patch update", "", "pods/status"],
    events,
    ["patch update", devices, "resourceclaims/binding"],
  ],
  "resourcequota-controller": [
    ["list watch", all, all],
    ["update", "", "resourcequotas/status"],
    events,
  ],
  "root-ca-cert-publisher": [["create update", "", "configmaps"], events],
  "route-controller": [["list watch", "", "nodes"], ["patch", "", "nodes/status"], events],
  "selinux-warning-controller": [
    events,
    [read, "", "persistentvolumes"],
    [read, "", "persistentvolumeclaims"],
    [read, "", "pods"],
    [read, storage, "csidrivers"],
  ],
  "service-account-controller": [["create", "", "serviceaccounts"], events],
  "service-cidrs-controller": [
    ["get list patch update watch", networking, "servicecidrs"],
    ["patch update", networking, "servicecidrs/finalizers"],
    ["patch update", networking, "servicecidrs/status"],
    [read, networking, "ipaddresses"],
    events,
  ],
  "service-controller": [
    [read, "", "services"],
    ["patch update", "", "services/status"],
    ["list watch", "", "nodes"],
    events,
  ],
  "statefulset-controller": [
    ["list watch", "", "pods"],
    [read, "apps", "statefulsets"],
    ["update", "apps", "statefulsets/status"],
    ["update", "apps", "statefulsets/finalizers"],
    ["create delete get patch update", "", "pods"],
    writesRevisions,
    ["create get list watch", "", "persistentvolumeclaims"],
    ["delete update", "", "persistentvolumeclaims"],
    ["update", "", "pods/finalizers"],
    events,
  ],
  "ttl-after-finished-controller": [["delete get list watch", batch, "jobs"], events],
  "ttl-controller": [["list patch update watch", "", "nodes"], events],
  "validatingadmissionpolicy-status-controller": [
    [read, admission, "validatingadmissionpolicies"],
    ["get patch update", admission, "validatingadmissionpolicies/status"],
    events,
  ],
  "volumeattributesclass-protection-controller": [
    [read, "", "persistentvolumeclaims"],
    [read, "", "persistentvolumes"],
    ["get list update watch", storage, "volumeattributesclasses"],
    events,
  ],
};
