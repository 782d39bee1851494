/** An object of every kind that the API takes, as a careful client would send it. */
import { testRequests } from "../../api/certificates/test-requests.ts";
import { allResources } from "../../api/index.ts";
import type { ResourceDefinition } from "../../api/resource.ts";
import type { Random } from "../../api/runtime.ts";
import { oneOf, percent } from "./draw.ts";

export const names: readonly string[] = ["a", "b", "c", "web", "kube-root-ca.crt", "default"];
export const namespaceNames: readonly string[] = ["default", "one", "two"];

const container = {
  name: "app",
  image: "nginx:1.25",
  ports: [{ name: "http", containerPort: 80 }],
  env: [
    { name: "A", value: "1" },
    { name: "NODE", valueFrom: { fieldRef: { fieldPath: "spec.nodeName" } } },
  ],
  resources: { requests: { cpu: "100m", memory: "64Mi" }, limits: { memory: "128Mi" } },
  readinessProbe: { httpGet: { path: "/", port: "http" } },
  volumeMounts: [{ name: "config", mountPath: "/config" }],
};
const podSpec = {
  containers: [container],
  initContainers: [{ name: "init", image: "busybox", command: ["true"] }],
  volumes: [{ name: "config", configMap: { name: "a" } }],
  tolerations: [{ key: "k", operator: "Exists" }],
};
const labels = { app: "web" };
const gpu = { name: "gpu", exactly: { deviceClassName: "a.example" } };
const daemon = {
  selector: { matchLabels: labels },
  template: { metadata: { labels }, spec: podSpec },
};
const rule = {
  apiGroups: ["example.com"],
  apiVersions: ["*"],
  operations: ["CREATE", "UPDATE"],
  resources: ["widgets"],
};
const matchConstraints = { resourceRules: [rule] };
const webhook = {
  name: "a.b.example",
  clientConfig: { url: "https://a.b.example" },
  rules: [{ ...rule, apiGroups: ["none.example.com"] }],
  sideEffects: "None",
  admissionReviewVersions: ["v1"],
};
/** What defines a custom resource of the group example.com. */
function customResource(plural: string, kind: string) {
  const sizes = { type: "array", items: { type: "integer", minimum: 0 } };
  const spec = { type: "object", properties: { sizes, color: { type: "string", default: "red" } } };
  const openAPIV3Schema = { type: "object", properties: { spec } };
  return {
    group: "example.com",
    scope: "Namespaced",
    names: { plural, kind },
    versions: [{ name: "v1", served: true, storage: true, schema: { openAPIV3Schema } }],
  };
}
const task = { metadata: { labels }, spec: { ...podSpec, restartPolicy: "Never" } };
const workload = { replicas: 2, ...daemon };
const claim = {
  metadata: { name: "data" },
  spec: { accessModes: ["ReadWriteOnce"], resources: { requests: { storage: "1Gi" } } },
};
const volume = { capacity: { storage: "1Gi" }, accessModes: ["ReadWriteOnce"] };
const roleRef = { apiGroup: "rbac.authorization.k8s.io", kind: "ClusterRole", name: "a" };
const scaleTargetRef = { apiVersion: "apps/v1", kind: "Deployment", name: "web" };
const backend = { service: { name: "web", port: { name: "http" } } };
const eventTime = "2026-01-01T00:00:00.000000Z";

/** What an object of the kind holds beside its names. */
const members: Readonly<Record<string, readonly object[]>> = {
  ConfigMap: [{ data: { a: "1", b: "2" }, binaryData: { c: "AAAA" } }, { immutable: true }],
  Secret: [
    { type: "Opaque", data: { a: "YQ==" }, stringData: { b: "b" } },
    { type: "kubernetes.io/basic-auth", stringData: { username: "u" } },
  ],
  ServiceAccount: [{ automountServiceAccountToken: false, imagePullSecrets: [{ name: "a" }] }],
  Pod: [{ spec: podSpec }, { spec: { containers: [{ name: "one", image: "a" }] } }],
  Deployment: [{ spec: { ...workload, strategy: { type: "RollingUpdate" } } }],
  ReplicaSet: [{ spec: workload }],
  CronJob: [
    { spec: { schedule: "*/5 * * * *", jobTemplate: { spec: { template: task } } } },
    {
      spec: {
        schedule: "@hourly",
        timeZone: "Europe/Berlin",
        concurrencyPolicy: "Forbid",
        jobTemplate: { metadata: { labels }, spec: { template: task, completions: 2 } },
      },
    },
  ],
  Job: [
    { spec: { template: task } },
    {
      spec: {
        template: task,
        completions: 3,
        completionMode: "Indexed",
        podFailurePolicy: {
          rules: [{ action: "FailJob", onExitCodes: { operator: "In", values: [1, 2] } }],
        },
        successPolicy: { rules: [{ succeededIndexes: "0-1", succeededCount: 1 }] },
      },
    },
  ],
  PodDisruptionBudget: [
    { spec: { minAvailable: 1, selector: { matchLabels: labels } } },
    { spec: { maxUnavailable: "50%", selector: {} } },
  ],
  ReplicationController: [{ spec: { ...workload, selector: labels } }],
  HorizontalPodAutoscaler: [
    { spec: { scaleTargetRef, maxReplicas: 3 } },
    { spec: { scaleTargetRef, maxReplicas: 3, targetCPUUtilizationPercentage: 50 } },
    {
      spec: {
        scaleTargetRef,
        minReplicas: 2,
        maxReplicas: 9,
        metrics: [
          {
            type: "Resource",
            resource: { name: "memory", target: { type: "AverageValue", averageValue: "1Gi" } },
          },
        ],
        behavior: { scaleDown: { selectPolicy: "Disabled" } },
      },
    },
  ],
  DaemonSet: [
    { spec: { ...daemon, updateStrategy: { type: "OnDelete" } } },
    { spec: { ...daemon, updateStrategy: { rollingUpdate: { maxUnavailable: "50%" } } } },
  ],
  StatefulSet: [
    { spec: { ...workload, serviceName: "web", updateStrategy: { type: "OnDelete" } } },
    { spec: { ...workload, podManagementPolicy: "Parallel", volumeClaimTemplates: [claim] } },
  ],
  Role: [{ rules: [{ verbs: ["get"], apiGroups: [""], resources: ["pods"] }] }],
  ClusterRole: [{ rules: [{ verbs: ["*"], nonResourceURLs: ["*"] }] }, { aggregationRule: {} }],
  RoleBinding: [{ roleRef, subjects: [{ kind: "User", name: "a" }] }],
  ClusterRoleBinding: [
    { roleRef, subjects: [{ kind: "ServiceAccount", name: "a", namespace: "default" }] },
  ],
  CertificateSigningRequest: [
    {
      spec: {
        request: testRequests.node,
        signerName: "kubernetes.io/kube-apiserver-client-kubelet",
        usages: ["client auth", "digital signature"],
      },
    },
    { spec: { request: testRequests.user, signerName: "example.com/x", usages: ["any"] } },
  ],
  LimitRange: [
    { spec: { limits: [{ type: "Container", default: { cpu: "2" }, min: { cpu: "1m" } }] } },
    { spec: { limits: [{ type: "PersistentVolumeClaim", max: { storage: "1Pi" } }] } },
  ],
  RuntimeClass: [
    { handler: "gvisor", overhead: { podFixed: { cpu: "10m", memory: "64Mi" } } },
    {
      handler: "kata",
      scheduling: { nodeSelector: labels, tolerations: [{ operator: "Exists" }] },
    },
  ],
  PriorityClass: [
    { value: 10, globalDefault: true },
    { value: -1, preemptionPolicy: "Never" },
  ],
  ControllerRevision: [{ data: { spec: workload }, revision: 1 }],
  Service: [
    { spec: { selector: labels, ports: [{ port: 80, targetPort: "http" }] } },
    { spec: { type: "NodePort", ports: [{ port: 80 }] } },
    { spec: { type: "ExternalName", externalName: "a.example" } },
    { spec: { clusterIP: "None", selector: labels } },
  ],
  Endpoints: [{ subsets: [{ addresses: [{ ip: "10.0.0.1" }], ports: [{ port: 80 }] }] }],
  EndpointSlice: [
    { addressType: "IPv4", endpoints: [{ addresses: ["10.0.0.1"] }], ports: [{ port: 80 }] },
  ],
  PersistentVolume: [
    { spec: { ...volume, hostPath: { path: "/data" } } },
    { spec: { ...volume, csi: { driver: "a.example", volumeHandle: "v" } } },
  ],
  PersistentVolumeClaim: [{ spec: claim.spec }, { spec: { ...claim.spec, storageClassName: "a" } }],
  StorageClass: [{ provisioner: "a.example", allowVolumeExpansion: true }],
  VolumeAttachment: [
    { spec: { attacher: "a.example", source: { persistentVolumeName: "a" }, nodeName: "a" } },
  ],
  CSINode: [
    { spec: { drivers: [{ name: "a.example", nodeID: "a", allocatable: { count: 1 } }] } },
    { spec: { drivers: null } },
  ],
  PodTemplate: [{ template: daemon.template }],
  DeviceClass: [{ spec: { selectors: [{ cel: { expression: "device.driver == 'a.example'" } }] } }],
  ResourceClaim: [
    { spec: { devices: { requests: [gpu] } } },
    { spec: { devices: { requests: [gpu], constraints: [{ matchAttribute: "a.example/b" }] } } },
  ],
  ResourceClaimTemplate: [{ spec: { spec: { devices: { requests: [gpu] } } } }],
  ResourceSlice: [
    {
      spec: {
        driver: "a.example",
        pool: { name: "a", generation: 1, resourceSliceCount: 1 },
        nodeName: "a",
        devices: [
          { name: "a", attributes: { model: { string: "x" } }, capacity: { m: { value: 1 } } },
        ],
      },
    },
  ],
  IPAddress: [{ spec: { parentRef: { resource: "services", namespace: "default", name: "a" } } }],
  ServiceCIDR: [{ spec: { cidrs: ["10.97.0.0/24"] } }, { spec: { cidrs: ["fd00::/112"] } }],
  CSIDriver: [
    { spec: { attachRequired: false, tokenRequests: [{ audience: "a" }] } },
    { spec: { volumeLifecycleModes: ["Ephemeral"], fsGroupPolicy: "File" } },
  ],
  CSIStorageCapacity: [{ storageClassName: "a", capacity: "1Gi", nodeTopology: {} }],
  VolumeAttributesClass: [{ driverName: "a.example", parameters: { iops: "1" } }],
  CustomResourceDefinition: [
    { spec: customResource("widgets", "Widget") },
    { spec: customResource("gadgets", "Gadget") },
  ],
  ImageBehavior: [
    { spec: { image: "nginx*", exits: { after: "10s", code: 1 }, http: [{ status: 500 }] } },
    { spec: { image: "a", podSelector: { matchLabels: labels }, resources: { cpu: "100m" } } },
  ],
  IngressClass: [
    { spec: { controller: "acme.io/a" } },
    { spec: { controller: "acme.io/a", parameters: { kind: "Parameters", name: "a" } } },
  ],
  Ingress: [
    { spec: { defaultBackend: backend, tls: [{ hosts: ["a.example"], secretName: "a" }] } },
    {
      spec: {
        ingressClassName: "a",
        rules: [
          { host: "*.example", http: { paths: [{ path: "/", pathType: "Prefix", backend }] } },
        ],
      },
    },
  ],
  NetworkPolicy: [
    { spec: { podSelector: { matchLabels: labels }, policyTypes: ["Egress"] } },
    {
      spec: {
        ingress: [{ ports: [{ port: 80, endPort: 90 }], from: [{ podSelector: {} }] }],
        egress: [{ to: [{ ipBlock: { cidr: "10.0.0.0/8", except: ["10.1.0.0/16"] } }] }],
      },
    },
  ],
  Traffic: [
    { spec: { url: "http://a.example/", load: { rate: 1 }, keepAlive: {}, retries: {} } },
    {
      spec: {
        url: "http://a/b?c",
        from: { podSelector: { matchLabels: labels } },
        load: { clients: 2, thinkTime: "1s", stages: [{ duration: "1m", clients: 0 }] },
      },
    },
  ],
  Fault: [
    { spec: { type: "APIError", target: { process: "a", verbs: ["get"] }, percent: 50 } },
    { spec: { type: "APIUnavailable", after: "1h", duration: "1m" } },
  ],
  MutatingWebhookConfiguration: [{ webhooks: [webhook] }],
  ValidatingWebhookConfiguration: [{ webhooks: [{ ...webhook, timeoutSeconds: 3 }] }],
  ValidatingAdmissionPolicy: [
    { spec: { matchConstraints, validations: [{ expression: "object.data.a == 'b'" }] } },
    {
      spec: {
        matchConstraints,
        paramKind: { apiVersion: "v1", kind: "ConfigMap" },
        variables: [{ name: "sizes", expression: "object.spec.sizes" }],
        validations: [{ expression: "variables.sizes.all(size, size > 1)", reason: "Forbidden" }],
      },
    },
  ],
  ValidatingAdmissionPolicyBinding: [
    { spec: { policyName: "a", validationActions: ["Warn", "Audit"] } },
    {
      spec: {
        policyName: "a",
        paramRef: { name: "a", parameterNotFoundAction: "Allow" },
        validationActions: ["Deny"],
      },
    },
  ],
  MutatingAdmissionPolicy: [
    {
      spec: {
        matchConstraints,
        reinvocationPolicy: "IfNeeded",
        mutations: [
          {
            patchType: "ApplyConfiguration",
            applyConfiguration: { expression: "Object{spec: Object.spec{color: 'blue'}}" },
          },
        ],
      },
    },
  ],
  MutatingAdmissionPolicyBinding: [{ spec: { policyName: "a" } }],
  APIService: [
    {
      spec: {
        group: "example.com",
        version: "v1",
        groupPriorityMinimum: 100,
        versionPriority: 10,
        service: { namespace: "default", name: "web" },
      },
    },
  ],
  FlowSchema: [
    { spec: { priorityLevelConfiguration: { name: "a" } } },
    {
      spec: {
        priorityLevelConfiguration: { name: "workload-low" },
        matchingPrecedence: 50,
        distinguisherMethod: { type: "ByUser" },
        rules: [
          {
            subjects: [{ kind: "ServiceAccount", serviceAccount: { namespace: "a", name: "*" } }],
            resourceRules: [
              { verbs: ["get"], apiGroups: ["*"], resources: ["*"], clusterScope: true },
            ],
            nonResourceRules: [{ verbs: ["*"], nonResourceURLs: ["/healthz/*"] }],
          },
        ],
      },
    },
  ],
  PriorityLevelConfiguration: [
    { spec: { type: "Limited", limited: { limitResponse: { type: "Reject" } } } },
    {
      spec: {
        type: "Limited",
        limited: { limitResponse: { type: "Queue", queuing: { queues: 8, handSize: 2 } } },
      },
    },
  ],
  Lease: [{ spec: { holderIdentity: "a", leaseDurationSeconds: 15, renewTime: eventTime } }],
  Node: [{ spec: { podCIDR: "10.1.0.0/24", taints: [{ key: "a", effect: "NoSchedule" }] } }],
  Namespace: [{}],
};

const events: Readonly<Record<string, object>> = {
  v1: {
    involvedObject: { kind: "Pod", namespace: "default", name: "a" },
    reason: "Started",
    message: "Started container app",
    type: "Normal",
  },
  "events.k8s.io/v1": {
    eventTime,
    reportingController: "example.com/c",
    reportingInstance: "c-0",
    action: "Start",
    reason: "Started",
    regarding: { kind: "Pod", namespace: "default", name: "a" },
    type: "Normal",
  },
};

/** A valid object. Names are few, so that requests meet. */
export function validObject(random: Random, definition: ResourceDefinition, name: string): object {
  const { apiVersion, kind } = definition;
  const rest = kind === "Event" ? events[apiVersion] : oneOf(random, members[kind] ?? [{}]);
  const metadata = {
    ...(percent(random, 8) ? { generateName: `${name}-` } : { name }),
    ...(percent(random, 50) ? { labels } : {}),
    ...(percent(random, 10) ? { annotations: { note: "n" } } : {}),
    ...(percent(random, 6) ? { finalizers: ["example.com/f"] } : {}),
  };
  return { apiVersion, kind, metadata, ...rest };
}

/** A kind, the namespace it is asked for in, and a name. */
export interface Target {
  readonly definition: ResourceDefinition;
  readonly namespace: string | undefined;
  readonly name: string;
}

/** Names of kinds that are not called anything. */
const namesOfKind: Readonly<Record<string, readonly string[]>> = {
  IPAddress: ["10.97.0.1", "10.97.0.2", "fd00::1"],
  Namespace: ["one", "two", "three"],
  APIService: ["v1.example.com", "v1.apps"],
  CustomResourceDefinition: ["widgets.example.com", "gadgets.example.com"],
};

export function target(random: Random): Target {
  const definition = oneOf(random, allResources);
  const namespace = definition.namespaced
    ? percent(random, 75)
      ? "default"
      : oneOf(random, [...namespaceNames, "nope"])
    : undefined;
  const name = oneOf(random, namesOfKind[definition.kind] ?? names);
  return { definition, namespace, name };
}
