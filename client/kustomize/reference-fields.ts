/**
 * The fields that name other resources. Source: kustomize 5.8, builtinpluginconsts namereference.
 */
import type { FieldSpec, KindSelector } from "./fields.ts";

/** Fields, and the kind of what they name. */
export interface References extends KindSelector {
  readonly fields: readonly FieldSpec[];
}

/** Where the pod is that a kind describes. */
export const podSpecs: Readonly<Record<string, string>> = {
  Pod: "spec",
  PodTemplate: "template/spec",
  Deployment: "spec/template/spec",
  ReplicaSet: "spec/template/spec",
  ReplicationController: "spec/template/spec",
  DaemonSet: "spec/template/spec",
  StatefulSet: "spec/template/spec",
  Job: "spec/template/spec",
  CronJob: "spec/jobTemplate/spec/template/spec",
};

const configured = [
  "Pod",
  "PodTemplate",
  "Deployment",
  "ReplicaSet",
  "DaemonSet",
  "StatefulSet",
  "Job",
  "CronJob",
];
const running = [
  "Pod",
  "StatefulSet",
  "Deployment",
  "ReplicationController",
  "CronJob",
  "Job",
  "DaemonSet",
];

const inPods = (kinds: readonly string[], paths: readonly string[]): readonly FieldSpec[] =>
  kinds.flatMap((kind) => paths.map((path) => ({ path: `${podSpecs[kind]}/${path}`, kind })));

/** What names ConfigMaps and Secrets of any kind of pod: those of the core group. */
const inConfigured = (paths: readonly string[]): readonly FieldSpec[] =>
  inPods(configured, paths).map((field) =>
    field.kind === "Pod" ? { ...field, version: "v1" } : field,
  );

const inContainers = (path: string) => [`containers/${path}`, `initContainers/${path}`];

const of = (kind: string, ...paths: readonly string[]): readonly FieldSpec[] =>
  paths.map((path) => ({ path, kind }));

const inGroup = (group: string, fields: readonly FieldSpec[]): readonly FieldSpec[] =>
  fields.map((field) => ({ ...field, group }));

const rbac = "rbac.authorization.k8s.io";
const admission = "admissionregistration.k8s.io";
const nginx = "metadata/annotations/nginx.ingress.kubernetes.io\\/";
const scaled = of("HorizontalPodAutoscaler", "spec/scaleTargetRef/name");
const named = [...of("Role", "rules/resourceNames"), ...of("ClusterRole", "rules/resourceNames")];

export const references: readonly References[] = [
  ...["Deployment", "ReplicationController", "ReplicaSet", "StatefulSet"].map((kind) => ({
    kind,
    fields: scaled,
  })),
  {
    version: "v1",
    kind: "ConfigMap",
    fields: [
      ...inConfigured([
        "volumes/configMap/name",
        ...inContainers("env/valueFrom/configMapKeyRef/name"),
        ...inContainers("envFrom/configMapRef/name"),
        "volumes/projected/sources/configMap/name",
      ]),
      ...of("Node", "spec/configSource/configMap"),
      ...named,
      ...of("Ingress", `${nginx}fastcgi-params-configmap`),
    ],
  },
  {
    version: "v1",
    kind: "Secret",
    fields: [
      ...inConfigured([
        "volumes/secret/secretName",
        ...inContainers("env/valueFrom/secretKeyRef/name"),
        ...inContainers("envFrom/secretRef/name"),
        "imagePullSecrets/name",
        "volumes/projected/sources/secret/name",
      ]),
      ...of("Ingress", "spec/tls/secretName", `${nginx}auth-secret`, `${nginx}auth-tls-secret`),
      ...of("Ingress", "metadata/annotations/ingress.kubernetes.io\\/auth-secret"),
      ...of("ServiceAccount", "imagePullSecrets/name"),
      ...of("StorageClass", "parameters/secretName", "parameters/adminSecretName"),
      ...of("StorageClass", "parameters/userSecretName", "parameters/secretRef"),
      ...named,
      ...of("PersistentVolume", "spec/azureFile/secretName"),
      {
        group: "serving.knative.dev",
        version: "v1",
        kind: "Service",
        path: "spec/template/spec/containers/env/valueFrom/secretKeyRef/name",
      },
    ],
  },
  {
    version: "v1",
    kind: "Service",
    fields: [
      ...inGroup("apps", of("StatefulSet", "spec/serviceName")),
      ...of("Ingress", "spec/rules/http/paths/backend/serviceName"),
      ...of("Ingress", "spec/rules/http/paths/backend/service/name"),
      ...of("Ingress", "spec/backend/serviceName", "spec/defaultBackend/service/name"),
      ...inGroup("apiregistration.k8s.io", of("APIService", "spec/service/name")),
      ...inGroup(admission, [
        ...of("ValidatingWebhookConfiguration", "webhooks/clientConfig/service"),
        ...of("MutatingWebhookConfiguration", "webhooks/clientConfig/service"),
      ]),
    ],
  },
  { kind: "Role", group: rbac, fields: inGroup(rbac, of("RoleBinding", "roleRef/name")) },
  {
    kind: "ClusterRole",
    group: rbac,
    fields: inGroup(rbac, [
      ...of("RoleBinding", "roleRef/name"),
      ...of("ClusterRoleBinding", "roleRef/name"),
    ]),
  },
  {
    version: "v1",
    kind: "ServiceAccount",
    fields: [
      ...inGroup(rbac, [...of("RoleBinding", "subjects"), ...of("ClusterRoleBinding", "subjects")]),
      ...inPods(running, ["serviceAccountName"]),
    ],
  },
  {
    version: "v1",
    kind: "PersistentVolumeClaim",
    fields: inPods(running, ["volumes/persistentVolumeClaim/claimName"]),
  },
  {
    version: "v1",
    kind: "PersistentVolume",
    fields: [
      ...of("PersistentVolumeClaim", "spec/volumeName"),
      ...of("ClusterRole", "rules/resourceNames"),
    ],
  },
  {
    version: "v1",
    kind: "StorageClass",
    group: "storage.k8s.io",
    fields: [
      ...of("PersistentVolume", "spec/storageClassName"),
      ...of("PersistentVolumeClaim", "spec/storageClassName"),
      ...of("StatefulSet", "spec/volumeClaimTemplates/spec/storageClassName"),
    ],
  },
  {
    version: "v1",
    kind: "PriorityClass",
    group: "scheduling.k8s.io",
    fields: inPods(running, ["priorityClassName"]),
  },
  {
    // No kind is of this group, so that names of classes stay as they are; it is so there.
    group: "networking.k8s.io/v1",
    version: "v1",
    kind: "IngressClass",
    fields: of("Ingress", "spec/ingressClassName"),
  },
  {
    group: admission,
    kind: "ValidatingAdmissionPolicy",
    fields: inGroup(admission, of("ValidatingAdmissionPolicyBinding", "spec/policyName")),
  },
];
