/** Every kind of the API, as far as the table needs to know it, in the words of Kubernetes. */
import { testRequests } from "../../api/certificates/test-requests.ts";

export interface Kind {
  readonly kind: string;
  readonly apiVersion: string;
  /** `deployments.apps`: what messages call the resource. */
  readonly resource: string;
  /** Where its objects are. */
  readonly path: string;
  /** What a valid object holds beside its metadata. */
  readonly rest: object;
  /** The columns of its table. */
  readonly columns: string;
  /** Whether a PUT to a name that is free creates an object. */
  readonly createsOnUpdate: boolean;
  /** Whether an update must name the resourceVersion. */
  readonly needsRevision?: true;
  /** Whether an object without a name gets one. */
  readonly isNamedByUid?: true;
}

const template = {
  metadata: { labels: { app: "web" } },
  spec: { containers: [{ name: "app", image: "nginx:1.25" }] },
};
const workload = { selector: { matchLabels: { app: "web" } }, template };
const task = { ...template, spec: { ...template.spec, restartPolicy: "Never" } };
const space = "namespaces/default";
const events =
  "Last Seen, Type, Reason, Object, Subobject, Source, Message, First Seen, Count, Name";
const scaleTargetRef = { apiVersion: "apps/v1", kind: "Deployment", name: "web" };
const regarding = { kind: "Pod", namespace: "default", name: "pod" };

const gpu = { name: "gpu", exactly: { deviceClassName: "gpu.example.com" } };

const certificateRequest = {
  request: testRequests.user,
  signerName: "kubernetes.io/kube-apiserver-client",
  usages: ["client auth"],
};

const rule = {
  apiGroups: ["none.example.com"],
  apiVersions: ["v1"],
  operations: ["CREATE"],
  resources: ["nones"],
};
const webhook = {
  name: "none.example.com",
  clientConfig: { url: "https://none.example.com" },
  rules: [rule],
  sideEffects: "None",
  admissionReviewVersions: ["v1"],
};
const matchConstraints = { resourceRules: [rule] };
const mutation = {
  patchType: "ApplyConfiguration",
  applyConfiguration: { expression: "Object{}" },
};

export const kinds: readonly Kind[] = [
  {
    kind: "ConfigMap",
    apiVersion: "v1",
    resource: "configmaps",
    path: `/api/v1/${space}/configmaps`,
    rest: { data: { color: "red" } },
    columns: "Name, Data, Age",
    createsOnUpdate: false,
  },
  {
    kind: "Secret",
    apiVersion: "v1",
    resource: "secrets",
    path: `/api/v1/${space}/secrets`,
    rest: { type: "Opaque", data: { key: "YQ==" } },
    columns: "Name, Type, Data, Age",
    createsOnUpdate: false,
  },
  {
    kind: "ServiceAccount",
    apiVersion: "v1",
    resource: "serviceaccounts",
    path: `/api/v1/${space}/serviceaccounts`,
    rest: {},
    columns: "Name, Age",
    createsOnUpdate: false,
  },
  {
    kind: "Pod",
    apiVersion: "v1",
    resource: "pods",
    path: `/api/v1/${space}/pods`,
    rest: { spec: template.spec },
    columns: "Name, Ready, Status, Restarts, Age, IP, Node, Nominated Node, Readiness Gates",
    createsOnUpdate: false,
  },
  {
    kind: "Service",
    apiVersion: "v1",
    resource: "services",
    path: `/api/v1/${space}/services`,
    rest: { spec: { selector: { app: "web" }, ports: [{ port: 80 }] } },
    columns: "Name, Type, Cluster-IP, External-IP, Port(s), Age, Selector",
    createsOnUpdate: true,
  },
  {
    kind: "Endpoints",
    apiVersion: "v1",
    resource: "endpoints",
    path: `/api/v1/${space}/endpoints`,
    rest: { subsets: [{ addresses: [{ ip: "10.1.2.3" }], ports: [{ port: 80 }] }] },
    columns: "Name, Endpoints, Age",
    createsOnUpdate: true,
  },
  {
    kind: "Event",
    apiVersion: "v1",
    resource: "events",
    path: `/api/v1/${space}/events`,
    rest: { involvedObject: regarding, reason: "Started", message: "Started", type: "Normal" },
    columns: events,
    createsOnUpdate: true,
  },
  {
    kind: "Event",
    apiVersion: "events.k8s.io/v1",
    resource: "events.events.k8s.io",
    path: `/apis/events.k8s.io/v1/${space}/events`,
    rest: {
      regarding,
      eventTime: "2026-01-01T00:00:00.000000Z",
      reportingController: "example.com/c",
      reportingInstance: "c-0",
      action: "Start",
      reason: "Started",
      type: "Normal",
    },
    columns: events,
    createsOnUpdate: true,
  },
  {
    kind: "Deployment",
    apiVersion: "apps/v1",
    resource: "deployments.apps",
    path: `/apis/apps/v1/${space}/deployments`,
    rest: { spec: workload },
    columns: "Name, Ready, Up-to-date, Available, Age, Containers, Images, Selector",
    createsOnUpdate: false,
  },
  {
    kind: "ControllerRevision",
    apiVersion: "apps/v1",
    resource: "controllerrevisions.apps",
    path: `/apis/apps/v1/${space}/controllerrevisions`,
    rest: { data: { spec: { template } }, revision: 1 },
    columns: "Name, Controller, Revision, Age",
    createsOnUpdate: false,
  },
  {
    kind: "DaemonSet",
    apiVersion: "apps/v1",
    resource: "daemonsets.apps",
    path: `/apis/apps/v1/${space}/daemonsets`,
    rest: { spec: workload },
    columns:
      "Name, Desired, Current, Ready, Up-to-date, Available, Node Selector, Age, Containers, Images, Selector",
    createsOnUpdate: false,
  },
  {
    kind: "ReplicaSet",
    apiVersion: "apps/v1",
    resource: "replicasets.apps",
    path: `/apis/apps/v1/${space}/replicasets`,
    rest: { spec: workload },
    columns: "Name, Desired, Current, Ready, Age, Containers, Images, Selector",
    createsOnUpdate: false,
  },
  {
    kind: "CronJob",
    apiVersion: "batch/v1",
    resource: "cronjobs.batch",
    path: `/apis/batch/v1/${space}/cronjobs`,
    rest: { spec: { schedule: "@yearly", jobTemplate: { spec: { template: task } } } },
    columns:
      "Name, Schedule, Timezone, Suspend, Active, Last Schedule, Age, Containers, Images, Selector",
    createsOnUpdate: false,
  },
  {
    kind: "Job",
    apiVersion: "batch/v1",
    resource: "jobs.batch",
    path: `/apis/batch/v1/${space}/jobs`,
    rest: { spec: { template: task } },
    columns: "Name, Status, Completions, Duration, Age, Containers, Images, Selector",
    createsOnUpdate: false,
  },
  {
    kind: "PodDisruptionBudget",
    apiVersion: "policy/v1",
    resource: "poddisruptionbudgets.policy",
    path: `/apis/policy/v1/${space}/poddisruptionbudgets`,
    rest: { spec: { minAvailable: 1, selector: { matchLabels: { app: "web" } } } },
    columns: "Name, Min Available, Max Unavailable, Allowed Disruptions, Age",
    createsOnUpdate: false,
  },
  {
    kind: "StatefulSet",
    apiVersion: "apps/v1",
    resource: "statefulsets.apps",
    path: `/apis/apps/v1/${space}/statefulsets`,
    rest: { spec: workload },
    columns: "Name, Ready, Age, Containers, Images",
    createsOnUpdate: false,
  },
  {
    kind: "Lease",
    apiVersion: "coordination.k8s.io/v1",
    resource: "leases.coordination.k8s.io",
    path: `/apis/coordination.k8s.io/v1/${space}/leases`,
    rest: { spec: { holderIdentity: "me" } },
    columns: "Name, Holder, Age",
    createsOnUpdate: true,
    needsRevision: true,
  },
  {
    kind: "EndpointSlice",
    apiVersion: "discovery.k8s.io/v1",
    resource: "endpointslices.discovery.k8s.io",
    path: `/apis/discovery.k8s.io/v1/${space}/endpointslices`,
    rest: { addressType: "IPv4", endpoints: [{ addresses: ["10.1.2.3"] }] },
    columns: "Name, AddressType, Ports, Endpoints, Age",
    createsOnUpdate: false,
  },
  {
    kind: "Node",
    apiVersion: "v1",
    resource: "nodes",
    path: "/api/v1/nodes",
    rest: {},
    columns:
      "Name, Status, Roles, Age, Version, Internal-IP, External-IP, OS-Image, Kernel-Version, Container-Runtime",
    createsOnUpdate: false,
  },
  {
    kind: "Namespace",
    apiVersion: "v1",
    resource: "namespaces",
    path: "/api/v1/namespaces",
    rest: {},
    columns: "Name, Status, Age",
    createsOnUpdate: false,
  },
  {
    kind: "ReplicationController",
    apiVersion: "v1",
    resource: "replicationcontrollers",
    path: `/api/v1/${space}/replicationcontrollers`,
    rest: { spec: { replicas: 0, template } },
    columns: "Name, Desired, Current, Ready, Age, Containers, Images, Selector",
    createsOnUpdate: false,
  },
  {
    kind: "Role",
    apiVersion: "rbac.authorization.k8s.io/v1",
    resource: "roles.rbac.authorization.k8s.io",
    path: `/apis/rbac.authorization.k8s.io/v1/${space}/roles`,
    rest: { rules: [{ verbs: ["get"], apiGroups: [""], resources: ["pods"] }] },
    columns: "Name, Created At",
    createsOnUpdate: false,
  },
  {
    kind: "ClusterRole",
    apiVersion: "rbac.authorization.k8s.io/v1",
    resource: "clusterroles.rbac.authorization.k8s.io",
    path: "/apis/rbac.authorization.k8s.io/v1/clusterroles",
    rest: { rules: [{ verbs: ["get"], apiGroups: [""], resources: ["pods"] }] },
    columns: "Name, Created At",
    createsOnUpdate: false,
  },
  {
    kind: "RoleBinding",
    apiVersion: "rbac.authorization.k8s.io/v1",
    resource: "rolebindings.rbac.authorization.k8s.io",
    path: `/apis/rbac.authorization.k8s.io/v1/${space}/rolebindings`,
    rest: { roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "ClusterRole", name: "view" } },
    columns: "Name, Role, Age, Users, Groups, ServiceAccounts",
    createsOnUpdate: false,
  },
  {
    kind: "ClusterRoleBinding",
    apiVersion: "rbac.authorization.k8s.io/v1",
    resource: "clusterrolebindings.rbac.authorization.k8s.io",
    path: "/apis/rbac.authorization.k8s.io/v1/clusterrolebindings",
    rest: { roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "ClusterRole", name: "view" } },
    columns: "Name, Role, Age, Users, Groups, ServiceAccounts",
    createsOnUpdate: false,
  },
  {
    kind: "PriorityClass",
    apiVersion: "scheduling.k8s.io/v1",
    resource: "priorityclasses.scheduling.k8s.io",
    path: "/apis/scheduling.k8s.io/v1/priorityclasses",
    rest: { value: 10 },
    columns: "Name, Value, Global-Default, Age, PreemptionPolicy",
    createsOnUpdate: false,
  },
  {
    kind: "PersistentVolume",
    apiVersion: "v1",
    resource: "persistentvolumes",
    path: "/api/v1/persistentvolumes",
    rest: {
      spec: {
        capacity: { storage: "1Gi" },
        accessModes: ["ReadWriteOnce"],
        hostPath: { path: "/data" },
      },
    },
    columns:
      "Name, Capacity, Access Modes, Reclaim Policy, Status, Claim, StorageClass, " +
      "VolumeAttributesClass, Reason, Age, VolumeMode",
    createsOnUpdate: false,
  },
  {
    kind: "PersistentVolumeClaim",
    apiVersion: "v1",
    resource: "persistentvolumeclaims",
    path: `/api/v1/${space}/persistentvolumeclaims`,
    rest: {
      spec: { accessModes: ["ReadWriteOnce"], resources: { requests: { storage: "1Gi" } } },
    },
    columns:
      "Name, Status, Volume, Capacity, Access Modes, StorageClass, VolumeAttributesClass, Age, " +
      "VolumeMode",
    createsOnUpdate: false,
  },
  {
    kind: "StorageClass",
    apiVersion: "storage.k8s.io/v1",
    resource: "storageclasses.storage.k8s.io",
    path: "/apis/storage.k8s.io/v1/storageclasses",
    rest: { provisioner: "ebs.csi.aws.com" },
    columns: "Name, Provisioner, ReclaimPolicy, VolumeBindingMode, AllowVolumeExpansion, Age",
    createsOnUpdate: false,
  },
  {
    kind: "VolumeAttachment",
    apiVersion: "storage.k8s.io/v1",
    resource: "volumeattachments.storage.k8s.io",
    path: "/apis/storage.k8s.io/v1/volumeattachments",
    rest: {
      spec: {
        attacher: "ebs.csi.aws.com",
        source: { persistentVolumeName: "pv" },
        nodeName: "node-0",
      },
    },
    columns: "Name, Attacher, PV, Node, Attached, Age",
    createsOnUpdate: false,
    needsRevision: true,
  },
  {
    kind: "ResourceQuota",
    apiVersion: "v1",
    resource: "resourcequotas",
    path: `/api/v1/${space}/resourcequotas`,
    rest: { spec: { hard: { "count/none.example.com": "2" } } },
    columns: "Name, Request, Limit, Age",
    createsOnUpdate: false,
  },
  {
    kind: "CertificateSigningRequest",
    apiVersion: "certificates.k8s.io/v1",
    resource: "certificatesigningrequests.certificates.k8s.io",
    path: "/apis/certificates.k8s.io/v1/certificatesigningrequests",
    rest: { spec: certificateRequest },
    columns: "Name, Age, SignerName, Requestor, RequestedDuration, Condition",
    createsOnUpdate: false,
  },
  {
    kind: "HorizontalPodAutoscaler",
    apiVersion: "autoscaling/v2",
    resource: "horizontalpodautoscalers.autoscaling",
    path: `/apis/autoscaling/v2/${space}/horizontalpodautoscalers`,
    rest: { spec: { scaleTargetRef, maxReplicas: 3 } },
    columns: "Name, Reference, Targets, MinPods, MaxPods, Replicas, Age",
    createsOnUpdate: false,
  },
  {
    kind: "CSINode",
    apiVersion: "storage.k8s.io/v1",
    resource: "csinodes.storage.k8s.io",
    path: "/apis/storage.k8s.io/v1/csinodes",
    rest: { spec: { drivers: [{ name: "ebs.csi.aws.com", nodeID: "i-0" }] } },
    columns: "Name, Drivers, Age",
    createsOnUpdate: false,
    needsRevision: true,
  },
  {
    kind: "ImageBehavior",
    apiVersion: "sim.kubesim.dev/v1alpha1",
    resource: "imagebehaviors.sim.kubesim.dev",
    path: "/apis/sim.kubesim.dev/v1alpha1/imagebehaviors",
    rest: { spec: { image: "*/shop/*" } },
    columns: "Name, Image, Namespaces, Age",
    createsOnUpdate: false,
  },
  {
    kind: "Ingress",
    apiVersion: "networking.k8s.io/v1",
    resource: "ingresses.networking.k8s.io",
    path: `/apis/networking.k8s.io/v1/${space}/ingresses`,
    rest: { spec: { defaultBackend: { service: { name: "web", port: { number: 80 } } } } },
    columns: "Name, Class, Hosts, Address, Ports, Age",
    createsOnUpdate: false,
  },
  {
    kind: "IngressClass",
    apiVersion: "networking.k8s.io/v1",
    resource: "ingressclasses.networking.k8s.io",
    path: "/apis/networking.k8s.io/v1/ingressclasses",
    rest: { spec: { controller: "acme.io/ingress-controller" } },
    columns: "Name, Controller, Parameters, Age",
    createsOnUpdate: false,
  },
  {
    kind: "NetworkPolicy",
    apiVersion: "networking.k8s.io/v1",
    resource: "networkpolicies.networking.k8s.io",
    path: `/apis/networking.k8s.io/v1/${space}/networkpolicies`,
    rest: { spec: { podSelector: {} } },
    columns: "Name, Pod-Selector, Age",
    createsOnUpdate: false,
  },
  {
    kind: "Traffic",
    apiVersion: "sim.kubesim.dev/v1alpha1",
    resource: "traffics.sim.kubesim.dev",
    path: `/apis/sim.kubesim.dev/v1alpha1/${space}/traffics`,
    rest: { spec: { url: "http://web.example/", load: { rate: 5 }, suspend: true } },
    columns: "Name, Target, Rate, Sent, Failed, P99, Status, Age",
    createsOnUpdate: false,
  },
  {
    kind: "Fault",
    apiVersion: "sim.kubesim.dev/v1alpha1",
    resource: "faults.sim.kubesim.dev",
    path: "/apis/sim.kubesim.dev/v1alpha1/faults",
    rest: { spec: { type: "APIError", target: { process: "kube-scheduler" }, after: "1h" } },
    columns: "Name, Type, Target, Phase, Strikes, Age",
    createsOnUpdate: false,
  },
  {
    kind: "MutatingWebhookConfiguration",
    apiVersion: "admissionregistration.k8s.io/v1",
    resource: "mutatingwebhookconfigurations.admissionregistration.k8s.io",
    path: "/apis/admissionregistration.k8s.io/v1/mutatingwebhookconfigurations",
    rest: { webhooks: [webhook] },
    columns: "Name, Webhooks, Age",
    createsOnUpdate: false,
    needsRevision: true,
  },
  {
    kind: "ValidatingWebhookConfiguration",
    apiVersion: "admissionregistration.k8s.io/v1",
    resource: "validatingwebhookconfigurations.admissionregistration.k8s.io",
    path: "/apis/admissionregistration.k8s.io/v1/validatingwebhookconfigurations",
    rest: { webhooks: [webhook] },
    columns: "Name, Webhooks, Age",
    createsOnUpdate: false,
    needsRevision: true,
  },
  {
    kind: "ValidatingAdmissionPolicy",
    apiVersion: "admissionregistration.k8s.io/v1",
    resource: "validatingadmissionpolicies.admissionregistration.k8s.io",
    path: "/apis/admissionregistration.k8s.io/v1/validatingadmissionpolicies",
    rest: { spec: { matchConstraints, validations: [{ expression: "true" }] } },
    columns: "Name, Validations, ParamKind, Age",
    createsOnUpdate: false,
    needsRevision: true,
  },
  {
    kind: "ValidatingAdmissionPolicyBinding",
    apiVersion: "admissionregistration.k8s.io/v1",
    resource: "validatingadmissionpolicybindings.admissionregistration.k8s.io",
    path: "/apis/admissionregistration.k8s.io/v1/validatingadmissionpolicybindings",
    rest: { spec: { policyName: "none", validationActions: ["Deny"] } },
    columns: "Name, PolicyName, ParamRef, Age",
    createsOnUpdate: false,
    needsRevision: true,
  },
  {
    kind: "MutatingAdmissionPolicy",
    apiVersion: "admissionregistration.k8s.io/v1",
    resource: "mutatingadmissionpolicies.admissionregistration.k8s.io",
    path: "/apis/admissionregistration.k8s.io/v1/mutatingadmissionpolicies",
    rest: { spec: { matchConstraints, mutations: [mutation], reinvocationPolicy: "Never" } },
    columns: "Name, Mutations, ParamKind, Age",
    createsOnUpdate: false,
    needsRevision: true,
  },
  {
    kind: "MutatingAdmissionPolicyBinding",
    apiVersion: "admissionregistration.k8s.io/v1",
    resource: "mutatingadmissionpolicybindings.admissionregistration.k8s.io",
    path: "/apis/admissionregistration.k8s.io/v1/mutatingadmissionpolicybindings",
    rest: { spec: { policyName: "none" } },
    columns: "Name, PolicyName, ParamRef, Age",
    createsOnUpdate: false,
    needsRevision: true,
  },
  {
    kind: "LimitRange",
    apiVersion: "v1",
    resource: "limitranges",
    path: `/api/v1/${space}/limitranges`,
    rest: { spec: { limits: [{ type: "PersistentVolumeClaim", max: { storage: "1Pi" } }] } },
    columns: "Name, Created At",
    createsOnUpdate: true,
    isNamedByUid: true,
  },
  {
    kind: "RuntimeClass",
    apiVersion: "node.k8s.io/v1",
    resource: "runtimeclasses.node.k8s.io",
    path: "/apis/node.k8s.io/v1/runtimeclasses",
    rest: { handler: "gvisor" },
    columns: "Name, Handler, Age",
    createsOnUpdate: false,
  },
  {
    kind: "PodTemplate",
    apiVersion: "v1",
    resource: "podtemplates",
    path: `/api/v1/${space}/podtemplates`,
    rest: { template },
    columns: "Name, Containers, Images, Pod Labels",
    createsOnUpdate: false,
  },
  {
    kind: "CSIDriver",
    apiVersion: "storage.k8s.io/v1",
    resource: "csidrivers.storage.k8s.io",
    path: "/apis/storage.k8s.io/v1/csidrivers",
    rest: { spec: {} },
    columns:
      "Name, AttachRequired, PodInfoOnMount, StorageCapacity, TokenRequests, RequiresRepublish, " +
      "Modes, Age",
    createsOnUpdate: false,
    needsRevision: true,
  },
  {
    kind: "CSIStorageCapacity",
    apiVersion: "storage.k8s.io/v1",
    resource: "csistoragecapacities.storage.k8s.io",
    path: `/apis/storage.k8s.io/v1/${space}/csistoragecapacities`,
    rest: { storageClassName: "fast" },
    columns: "Name, StorageClassName, Capacity",
    createsOnUpdate: false,
    needsRevision: true,
  },
  {
    kind: "VolumeAttributesClass",
    apiVersion: "storage.k8s.io/v1",
    resource: "volumeattributesclasses.storage.k8s.io",
    path: "/apis/storage.k8s.io/v1/volumeattributesclasses",
    rest: { driverName: "ebs.csi.aws.com", parameters: { iops: "4000" } },
    columns: "Name, DriverName, Age",
    createsOnUpdate: false,
  },
  {
    kind: "ServiceCIDR",
    apiVersion: "networking.k8s.io/v1",
    resource: "servicecidrs.networking.k8s.io",
    path: "/apis/networking.k8s.io/v1/servicecidrs",
    rest: { spec: { cidrs: ["10.97.0.0/16"] } },
    columns: "Name, CIDRs, Age",
    createsOnUpdate: false,
  },
  {
    kind: "DeviceClass",
    apiVersion: "resource.k8s.io/v1",
    resource: "deviceclasses.resource.k8s.io",
    path: "/apis/resource.k8s.io/v1/deviceclasses",
    rest: { spec: {} },
    columns: "Name, Age",
    createsOnUpdate: false,
  },
  {
    kind: "ResourceClaim",
    apiVersion: "resource.k8s.io/v1",
    resource: "resourceclaims.resource.k8s.io",
    path: `/apis/resource.k8s.io/v1/${space}/resourceclaims`,
    rest: { spec: { devices: { requests: [gpu] } } },
    columns: "Name, State, Age",
    createsOnUpdate: false,
  },
  {
    kind: "ResourceClaimTemplate",
    apiVersion: "resource.k8s.io/v1",
    resource: "resourceclaimtemplates.resource.k8s.io",
    path: `/apis/resource.k8s.io/v1/${space}/resourceclaimtemplates`,
    rest: { spec: { spec: { devices: { requests: [gpu] } } } },
    columns: "Name, Age",
    createsOnUpdate: false,
  },
  {
    kind: "ResourceSlice",
    apiVersion: "resource.k8s.io/v1",
    resource: "resourceslices.resource.k8s.io",
    path: "/apis/resource.k8s.io/v1/resourceslices",
    rest: {
      spec: {
        driver: "gpu.example.com",
        pool: { name: "node-0", generation: 1, resourceSliceCount: 1 },
        nodeName: "node-0",
      },
    },
    columns: "Name, Node, Driver, Pool, Age",
    createsOnUpdate: false,
  },
  {
    kind: "FlowSchema",
    apiVersion: "flowcontrol.apiserver.k8s.io/v1",
    resource: "flowschemas.flowcontrol.apiserver.k8s.io",
    path: "/apis/flowcontrol.apiserver.k8s.io/v1/flowschemas",
    rest: { spec: { priorityLevelConfiguration: { name: "exempt" } } },
    columns: "Name, PriorityLevel, MatchingPrecedence, DistinguisherMethod, Age, MissingPL",
    createsOnUpdate: false,
  },
  {
    kind: "PriorityLevelConfiguration",
    apiVersion: "flowcontrol.apiserver.k8s.io/v1",
    resource: "prioritylevelconfigurations.flowcontrol.apiserver.k8s.io",
    path: "/apis/flowcontrol.apiserver.k8s.io/v1/prioritylevelconfigurations",
    rest: { spec: { type: "Limited", limited: { limitResponse: { type: "Reject" } } } },
    columns: "Name, Type, NominalConcurrencyShares, Queues, HandSize, QueueLengthLimit, Age",
    createsOnUpdate: false,
  },
];

/** A valid object of the kind. */
export function objectOf({ apiVersion, kind, rest }: Kind, metadata: object): object {
  return { apiVersion, kind, metadata, ...rest };
}

/** `Deployment.apps`: what refusals call the kind. */
export function qualifiedKind({ apiVersion, kind }: Kind): string {
  const group = apiVersion.includes("/") ? apiVersion.split("/")[0] : "";
  return group === "" ? kind : `${kind}.${group}`;
}

/** Whether the objects of the kind are in namespaces. */
export const isNamespaced = ({ path }: Kind) => path.includes("/namespaces/");

/** The kind of a name, in its group of the most usual kinds. */
export function kindOf(name: string): Kind {
  const found = kinds.find(({ kind }) => kind === name);
  if (found === undefined) throw new Error(`there is no ${name}`);
  return found;
}
