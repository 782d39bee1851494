/** Hints for the kinds that are neither pods nor made of them. */
import { testCertificate, testRequests } from "../../../api/certificates/test-requests.ts";
import { volumeSources } from "./pods.ts";
import { cidr, each, ip, where } from "./words.ts";

const openAPIV3Schema = {
  type: "object",
  description: "a",
  title: "a",
  example: { spec: {} },
  externalDocs: { description: "a", url: "https://a.example" },
  properties: {
    spec: {
      type: "object",
      required: ["size"],
      minProperties: 1,
      maxProperties: 9,
      properties: {
        size: { type: "integer", format: "int32", minimum: 0, maximum: 9, default: 1 },
        half: {
          type: "number",
          exclusiveMinimum: true,
          minimum: 0,
          exclusiveMaximum: true,
          maximum: 1,
          multipleOf: 0.5,
        },
        color: { type: "string", enum: ["red"], minLength: 1, maxLength: 9, pattern: "^r" },
        list: {
          type: "array",
          items: { type: "object", properties: { key: { type: "string" } }, required: ["key"] },
          minItems: 0,
          maxItems: 9,
          "x-kubernetes-list-type": "map",
          "x-kubernetes-list-map-keys": ["key"],
        },
        map: {
          type: "object",
          additionalProperties: { type: "string" },
          "x-kubernetes-map-type": "atomic",
        },
        any: { type: "object", "x-kubernetes-preserve-unknown-fields": true, nullable: true },
        port: { "x-kubernetes-int-or-string": true },
        object: {
          type: "object",
          "x-kubernetes-embedded-resource": true,
          properties: { spec: { type: "object" } },
        },
        choice: {
          type: "integer",
          allOf: [{ minimum: 1 }],
          anyOf: [{ maximum: 3 }],
          oneOf: [{ multipleOf: 1 }],
          not: { minimum: 5 },
        },
      },
      "x-kubernetes-validations": [
        { rule: "self.size < 9", message: "a", reason: "FieldValueInvalid", fieldPath: ".size" },
        { rule: "self.size > -1", messageExpression: "'a'" },
        { rule: "oldSelf.hasValue() ? self.size > 0 : true", optionalOldSelf: true },
      ],
    },
  },
};
const names = { plural: "as", singular: "a", kind: "A", listKind: "AList", shortNames: ["b"] };

const custom = {
  "CustomResourceDefinition.metadata.name": "as.example.com",
  "CustomResourceDefinitionSpec.group": "example.com",
  "CustomResourceDefinitionSpec.scope": "Namespaced",
  "CustomResourceDefinitionSpec.names": { ...names, categories: ["c"] },
  "CustomResourceDefinitionSpec.preserveUnknownFields": undefined,
  "CustomResourceDefinitionSpec.conversion": { strategy: "None" },
  "CustomResourceDefinitionSpec.versions": [
    {
      name: "v1",
      served: true,
      storage: true,
      deprecated: true,
      deprecationWarning: "a",
      schema: { openAPIV3Schema },
      subresources: {
        status: {},
        scale: {
          specReplicasPath: ".spec.size",
          statusReplicasPath: ".status.size",
          labelSelectorPath: ".status.selector",
        },
      },
      additionalPrinterColumns: [
        {
          name: "a",
          type: "integer",
          format: "int32",
          description: "a",
          priority: 1,
          jsonPath: ".spec.size",
        },
      ],
      selectableFields: [{ jsonPath: ".spec.color" }],
    },
  ],
};

const autoscaling = {
  "CrossVersionObjectReference.apiVersion": "apps/v1",
  "MetricSpec.type": each("ContainerResource", "External", "Object", "Pods", "Resource"),
  "ContainerResourceMetricSource.name": "cpu",
  "ResourceMetricSource.name": "cpu",
  "PodsMetricSource.target": { type: "AverageValue", averageValue: "2" },
  "ExternalMetricSource.target": { type: "Value", value: "2" },
  "ObjectMetricSource.target": { type: "Value", value: "2" },
  "ResourceMetricSource.target": { type: "AverageValue", averageValue: "2" },
  "ContainerResourceMetricSource.target": { type: "Utilization", averageUtilization: 1 },
  "HPAScalingRules.selectPolicy": "Min",
  "HPAScalingPolicy.type": "Percent",
};

const batch = {
  "CronJobSpec.schedule": "0 3 * * *",
  "CronJobSpec.timeZone": "Europe/Berlin",
  "JobSpec.managedBy": "example.com/a",
  "JobSpec.completionMode": "Indexed",
  "JobSpec.completions": 2,
  "JobSpec.podReplacementPolicy": "Failed",
  "JobSpec.selector": where("jobTemplate", undefined, { matchLabels: { a: "a" } }),
  "JobSpec.manualSelector": where("jobTemplate", undefined, true),
  "PodFailurePolicyRule.action": "FailJob",
  "PodFailurePolicyOnExitCodesRequirement.operator": "In",
  "PodFailurePolicyOnExitCodesRequirement.containerName": "main",
  "PodFailurePolicyOnPodConditionsPattern.status": "True",
  "SuccessPolicyRule.succeededIndexes": "0",
};

const networking = {
  "IngressClassSpec.controller": "example.com/a",
  "IngressClassParametersReference.scope": "Namespace",
  "HTTPIngressPath.path": "/a",
  "HTTPIngressPath.pathType": "Prefix",
  "IPBlock.cidr": cidr,
  "IPBlock.except": ["10.0.0.0/30"],
  "NetworkPolicySpec.policyTypes": ["Ingress", "Egress"],
  "ServiceSpec.type": each("LoadBalancer", "ExternalName"),
  "ServiceSpec.clusterIP": "10.96.0.9",
  "ServiceSpec.clusterIPs": ["10.96.0.9"],
  "ServiceSpec.ipFamilies": ["IPv4"],
  "ServiceSpec.ipFamilyPolicy": "SingleStack",
  "ServiceSpec.externalName": "a.example",
  "ServiceBackendPort.name": where("defaultBackend", undefined, "a"),
  "ServiceBackendPort.number": where("defaultBackend", 1, undefined),
  "ServiceSpec.externalIPs": ["8.8.8.8"],
  "ServiceSpec.loadBalancerIP": ip,
  "ServiceSpec.loadBalancerSourceRanges": [cidr],
  "ServiceSpec.externalTrafficPolicy": "Local",
  "ServiceSpec.internalTrafficPolicy": "Local",
  "ServiceSpec.healthCheckNodePort": 30_001,
  "ServiceSpec.sessionAffinity": "ClientIP",
  "ServiceSpec.trafficDistribution": "PreferClose",
  "ServiceSpec.loadBalancerClass": "example.com/a",
  "ServicePort.nodePort": each(30_002, undefined),
  "EndpointAddress.ip": where("notReady", "10.0.0.2", ip),
  "EndpointSlice.addressType": "IPv4",
  "Endpoint.addresses": [ip],
  "Endpoint.deprecatedTopology": undefined,
};

const storage = {
  "PersistentVolumeSpec.accessModes": ["ReadWriteOnce"],
  "PersistentVolumeSpec.persistentVolumeReclaimPolicy": "Retain",
  "PersistentVolumeSpec.volumeAttributesClassName": (variant: number) =>
    variant === 5 ? "a" : undefined,
  // Only a volume that was migrated to CSI stands in an attachment.
  ...Object.fromEntries(
    [...volumeSources.flat(), "local"]
      .filter((source) => source !== "csi")
      .map((source) => [`VolumeAttachment:PersistentVolumeSpec.${source}`, undefined] as const),
  ),
  "VolumeAttachment:PersistentVolumeSpec.csi": { driver: "a.example", volumeHandle: "a" },
  "VolumeAttachment:PersistentVolumeSpec.claimRef": undefined,
  "VolumeAttachment:PersistentVolumeSpec.capacity": undefined,
  "VolumeAttachment:PersistentVolumeSpec.nodeAffinity": undefined,
  "VolumeAttachment:PersistentVolumeSpec.storageClassName": undefined,
  "PersistentVolumeClaim.apiVersion": "v1",
  "PersistentVolumeClaim.kind": "PersistentVolumeClaim",
  "StorageClass.reclaimPolicy": "Retain",
  "StorageClass.volumeBindingMode": "WaitForFirstConsumer",
};

const access = {
  "RoleRef.apiGroup": "rbac.authorization.k8s.io",
  "RoleRef.kind": "ClusterRole",
  "rbac.authorization.k8s.io:Subject.apiGroup": "rbac.authorization.k8s.io",
  "rbac.authorization.k8s.io:Subject.kind": each("User", "ServiceAccount"),
  "Role:PolicyRule.nonResourceURLs": undefined,
  "CertificateSigningRequestSpec.request": testRequests.user,
  "CertificateSigningRequestSpec.signerName": "example.com/a",
  "CertificateSigningRequestStatus.certificate": testCertificate.certificate,
  "CertificateSigningRequestSpec.usages": ["client auth"],
  "CertificateSigningRequestSpec.expirationSeconds": 600,
  "CertificateSigningRequestSpec.username": undefined,
  "CertificateSigningRequestSpec.uid": undefined,
  "CertificateSigningRequestSpec.groups": undefined,
  "CertificateSigningRequestSpec.extra": undefined,
};

const cluster = {
  "ConfigMap.binaryData": { b: "YQ==" },
  "EventSeries.count": 2,
  "events.k8s.io:Event.type": "Normal",
  "events.k8s.io:Event.deprecatedCount": undefined,
  "events.k8s.io:Event.deprecatedSource": undefined,
  "events.k8s.io:Event.deprecatedFirstTimestamp": undefined,
  "events.k8s.io:Event.deprecatedLastTimestamp": undefined,
  "NamespaceSpec.finalizers": ["kubernetes"],
  "Taint.effect": "NoExecute",
  "NodeSpec.podCIDR": cidr,
  "NodeSpec.configSource": undefined,
  "LeaseSpec.strategy": undefined,
  "LeaseSpec.preferredHolder": undefined,
  "Secret.stringData": undefined,
  "ServiceAccount.secrets": [{ name: "a" }],
  "NodeSpec.podCIDRs": [cidr],
  "ResourceQuotaSpec.hard": { cpu: "2" },
  "ResourceQuotaSpec.scopes": ["NotBestEffort"],
  "ScopedResourceSelectorRequirement.scopeName": "PriorityClass",
  "ScopedResourceSelectorRequirement.operator": "In",
  "PodDisruptionBudgetSpec.unhealthyPodEvictionPolicy": "AlwaysAllow",
  "RollingUpdateDaemonSet.maxUnavailable": 0,
  "DeploymentSpec.progressDeadlineSeconds": 2,
  "PriorityClass.preemptionPolicy": "Never",
  "APIService.metadata.name": "v1.a.example",
  "APIServiceSpec.group": "a.example",
  "APIServiceSpec.version": "v1",
  "APIServiceSpec.insecureSkipTLSVerify": false,
  "FlowSchema:Subject.kind": each("User", "Group", "ServiceAccount"),
  "FlowSchema:ResourcePolicyRule.verbs": ["get"],
  "FlowSchema:NonResourcePolicyRule.verbs": ["get"],
  "NonResourcePolicyRule.nonResourceURLs": ["/a"],
  "FlowSchemaSpec.matchingPrecedence": 2,
  "FlowDistinguisherMethod.type": "ByUser",
  "PriorityLevelConfigurationSpec.type": "Limited",
  "LimitResponse.type": "Queue",
  "PriorityLevelConfigurationSpec.exempt": undefined,
};

/** Kinds of kubesim's own. */
const times = ["duration", "jitter", "latency", "latencyJitter", "after", "every", "thinkTime"];
const moreTimes = ["startAfter", "connectTimeout", "timeout", "interval", "backoff", "grace"];
const sim = {
  ...Object.fromEntries(
    [...times, ...moreTimes].map((name) => [`sim.kubesim.dev:${name}`, "5s"] as const),
  ),
  "HttpAnswer.path": "/a",
  "HttpAnswer.method": "POST",
  "HttpAnswer.status": 503,
  "RequestCapacity.overflowStatus": 503,
  "TrafficSpec.url": "http://web.default.svc:80/a",
  "TrafficSpec.address": ip,
  "TrafficRequest.path": "/a",
  "TrafficRequest.method": "POST",
  "Retries.on": ["Timeout"],
  "Expectation.statuses": ["5xx"],
  "Load.rate": each(1.5, undefined),
  "Load.clients": each(undefined, 1),
  "Load.thinkTime": each(undefined, "5s"),
  "LoadStage.rate": each(1.5, undefined),
  "LoadStage.clients": each(undefined, 1),
  "FaultSpec.type": "APIError",
  "FaultSpec.target": {
    process: "a",
    controller: "a",
    namespace: "a",
    resources: ["pods"],
    verbs: ["get"],
  },
  "FaultSpec.delay": undefined,
  "FaultSpec.jitter": undefined,
  "FaultSpec.factor": undefined,
  "FaultError.code": 503,
  "FaultError.reason": "ServiceUnavailable",
};

export const kindValues: Readonly<Record<string, unknown>> = {
  ...custom,
  ...autoscaling,
  ...batch,
  ...networking,
  ...storage,
  ...access,
  ...cluster,
  ...sim,
};
