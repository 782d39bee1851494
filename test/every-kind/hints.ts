/** What generated objects hold where validation asks for more than a value of the right type. */
import type { Request } from "../../apiserver/testing/server.ts";
import { admissionValues } from "./hints/admission.ts";
import { deviceValues } from "./hints/devices.ts";
import { kindValues } from "./hints/kinds.ts";
import { podValues } from "./hints/pods.ts";

import { statusValues } from "./hints/statuses.ts";

export { exclusive } from "./hints/exclusive.ts";

/** Fields that are set by the server alone, or that nothing may set, by struct and name. */
export const leftOut: ReadonlySet<string> = new Set([
  "ObjectMeta.uid",
  "ObjectMeta.resourceVersion",
  "ObjectMeta.generation",
  "ObjectMeta.creationTimestamp",
  "ObjectMeta.deletionTimestamp",
  "ObjectMeta.deletionGracePeriodSeconds",
  "ObjectMeta.managedFields",
  "ObjectMeta.selfLink",
  "ObjectMeta.generateName",
  "ObjectMeta.namespace",
]);

/** Fields that are not set in any object, and why. */
export const excepted: Readonly<Record<string, string>> = {
  "PodSpec.ephemeralContainers": "pods get them by their subresource",
  "FCVolumeSource.wwids": "the other way to say targetWWNs",
  "FlockerVolumeSource.datasetUUID": "the other way to say datasetName",
  "ClusterTrustBundleProjection.signerName": "the other way to say name",
  "ClusterTrustBundleProjection.labelSelector": "beside signerName",
  "PersistentVolumeClaimSpec.dataSource": "the old way to say dataSourceRef",
  "TypedObjectReference.namespace": "behind a feature gate",
  "LeaseSpec.strategy": "behind a feature gate",
  "LeaseSpec.preferredHolder": "behind a feature gate",
  "NodeSpec.configSource": "Kubernetes has given it up, and drops it",
  "Secret.stringData": "it is written, and read as data",
  "ServiceAccount.secrets": "all but the names is dropped",
  "Endpoint.deprecatedTopology": "dropped from what is new",
  "CertificateSigningRequestSpec.username": "the server says who asks",
  "CertificateSigningRequestSpec.uid": "the server says who asks",
  "CertificateSigningRequestSpec.groups": "the server says who asks",
  "CertificateSigningRequestSpec.extra": "the server says who asks",
  "CustomResourceDefinitionSpec.preserveUnknownFields": "it may only be false, which is left out",
  "CustomResourceConversion.webhook": "without one there is no webhook to be called",
  ...Object.fromEntries(
    [
      "$ref",
      "$schema",
      "id",
      "additionalItems",
      "definitions",
      "dependencies",
      "patternProperties",
      "uniqueItems",
    ].map((name) => [`JSONSchemaProps.${name}`, "no structural schema has it"] as const),
  ),
  "events.k8s.io:Event.deprecatedSource": "only Events that are no longer made have it",
  "events.k8s.io:Event.deprecatedFirstTimestamp": "only Events that are no longer made have it",
  "events.k8s.io:Event.deprecatedLastTimestamp": "only Events that are no longer made have it",
  "events.k8s.io:Event.deprecatedCount": "only Events that are no longer made have it",
  "PodSpec.activeDeadlineSeconds": "no template but that of Jobs has it",
  "CronJob:JobSpec.selector": "only Jobs of their own choose their pods",
  "CronJob:JobSpec.manualSelector": "only Jobs of their own choose their pods",
  "Role:PolicyRule.nonResourceURLs": "only ClusterRoles have it",
  "VolumeAttachmentSource.inlineVolumeSpec": "its members are those of PersistentVolumes",
  "PriorityLevelConfigurationSpec.exempt": "only the level of that name has it",
  "DeviceAttribute.ints": "behind a feature gate",
  "DeviceAttribute.bools": "behind a feature gate",
  "DeviceAttribute.strings": "behind a feature gate",
  "DeviceAttribute.versions": "behind a feature gate",
  "Device.nodeSelector": "another way to say nodeName",
  "Device.allNodes": "another way to say nodeName",
  "ExactDeviceRequest.adminAccess": "only namespaces of administrators have it",
  "DeviceSubRequest.adminAccess": "only namespaces of administrators have it",
  "FaultSpec.target": "which members it may have depends on the type: see the table of Faults",
  "FaultSpec.delay": "of other types",
  "FaultSpec.jitter": "of other types",
  "FaultSpec.factor": "of other types",
};

/** Values by struct and name; `Kind:` before them, or the path in a kind, goes first. */
export const values: Readonly<Record<string, unknown>> = {
  "ObjectMeta.finalizers": ["example.com/a"],
  ...podValues,
  ...kindValues,
  ...admissionValues,
  ...deviceValues,
  ...statusValues,
};

/** What must be there first. */
export const given: readonly Request[] = [
  {
    verb: "create",
    resource: { group: "", version: "v1", plural: "serviceaccounts" },
    namespace: "default",
    body: { metadata: { name: "a" } },
  },
  {
    verb: "create",
    resource: { group: "scheduling.k8s.io", version: "v1", plural: "priorityclasses" },
    body: { metadata: { name: "a" }, value: 1 },
  },
  {
    verb: "create",
    resource: { group: "node.k8s.io", version: "v1", plural: "runtimeclasses" },
    body: { metadata: { name: "a" }, handler: "a", overhead: { podFixed: { cpu: "1" } } },
  },
];
