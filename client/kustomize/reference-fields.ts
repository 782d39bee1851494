/**
 * The fields that name other resources. Source: kustomize 5.8, builtinpluginconsts namereference.
 */
import type { FieldSpec } from "./fields.ts";

/** Fields, and the kind of what they name. */
export interface References {
  readonly kind: string;
  readonly group?: string;
  readonly fields: readonly FieldSpec[];
}

/** Where the pod is that a kind describes. */
const podSpecs: Readonly<Record<string, string>> = {
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

const inContainers = (path: string) => [`containers/${path}`, `initContainers/${path}`];

const of = (kind: string, ...paths: readonly string[]): readonly FieldSpec[] =>
  paths.map((path) => ({ path, kind }));

const rbac = "rbac.authorization.k8s.io";
const nginx = "metadata/annotations/nginx.ingress.kubernetes.io\\/";
const scaled = of("HorizontalPodAutoscaler", "spec/scaleTargetRef/name");
const named = [...of("Role", "rules/resourceNames"), ...of("ClusterRole", "rules/resourceNames")];

export const references: readonly References[] = [
  ...["Deployment", "ReplicationController", "ReplicaSet", "StatefulSet"].map((kind) => ({
    kind,
    fields: scaled,
  })),
  {
    kind: "ConfigMap",
    fields: [
      ...inPods(configured, [
        "volumes/configMap/name",
        ...inContainers("env/valueFrom/configMapKeyRef/name"),
        ...inContainers("envFrom/configMapRef/name"),
        "volumes/projected/sources/configMap/name",
      ]),
      ...named,
      ...of("Ingress", `${nginx}fastcgi-params-configmap`),
    ],
  },
  {
    kind: "Secret",
    fields: [
      ...inPods(configured, [
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
    ],
  },
  {
    kind: "Service",
    fields: [
      ...of("StatefulSet", "spec/serviceName"),
      ...of("Ingress", "spec/rules/http/paths/backend/service/name"),
      ...of("Ingress", "spec/defaultBackend/service/name"),
      ...of("APIService", "spec/service/name"),
      ...of("ValidatingWebhookConfiguration", "webhooks/clientConfig/service"),
      ...of("MutatingWebhookConfiguration", "webhooks/clientConfig/service"),
      ...of("HTTPRoute", "spec/rules/backendRefs/name"),
    ],
  },
  { kind: "Role", group: rbac, fields: of("RoleBinding", "roleRef/name") },
  {
    kind: "ClusterRole",
    group: rbac,
    fields: [...of("RoleBinding", "roleRef/name"), ...of("ClusterRoleBinding", "roleRef/name")],
  },
  {
    kind: "ServiceAccount",
    fields: [
      ...of("RoleBinding", "subjects"),
      ...of("ClusterRoleBinding", "subjects"),
      ...inPods(running, ["serviceAccountName"]),
    ],
  },
  {
    kind: "PersistentVolumeClaim",
    fields: inPods(running, ["volumes/persistentVolumeClaim/claimName"]),
  },
  {
    kind: "PersistentVolume",
    fields: [
      ...of("PersistentVolumeClaim", "spec/volumeName"),
      ...of("ClusterRole", "rules/resourceNames"),
    ],
  },
  {
    kind: "StorageClass",
    group: "storage.k8s.io",
    fields: [
      ...of("PersistentVolume", "spec/storageClassName"),
      ...of("PersistentVolumeClaim", "spec/storageClassName"),
      ...of("StatefulSet", "spec/volumeClaimTemplates/spec/storageClassName"),
    ],
  },
  {
    kind: "PriorityClass",
    group: "scheduling.k8s.io",
    fields: inPods(running, ["priorityClassName"]),
  },
];
