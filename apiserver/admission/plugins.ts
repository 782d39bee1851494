/**
 * Every admission plugin of kube-apiserver 1.36 by its name, in the order in which they run,
 * whatever the order in which they are asked for. Those without `make` are known by name alone:
 * what keeps them from doing anything here is told in docs/reference/fidelity.md.
 * Source: pkg/kubeapiserver/options/plugins.go 1.36.
 */
import type { Storage } from "../storage/storage.ts";
import { certificateApproval, certificateSigning } from "./certificate-signers.ts";
import { certificateSubject } from "./certificate-subject.ts";
import { defaultIngressClass } from "./default-ingress-class.ts";
import { defaultStorageClass } from "./default-storage-class.ts";
import { defaultTolerationSeconds } from "./default-toleration-seconds.ts";
import { type ImagePolicyOptions, imagePolicyWebhook } from "./image-policy/index.ts";
import { limitRanger } from "./limit-ranger/index.ts";
import { namespaceLifecycle } from "./namespace-lifecycle.ts";
import { nodeRestriction } from "./node-restriction/index.ts";
import { alwaysDeny } from "./optional/always-deny.ts";
import { alwaysPullImages } from "./optional/always-pull-images.ts";
import { limitPodHardAntiAffinityTopology } from "./optional/anti-affinity.ts";
import { denyServiceExternalIPs } from "./optional/deny-service-external-ips.ts";
import { type EventRateLimitOptions, eventRateLimit } from "./optional/event-rate-limit.ts";
import { extendedResourceToleration } from "./optional/extended-resource-toleration.ts";
import { namespaceAutoProvision, namespaceExists } from "./optional/namespaces.ts";
import { ownerReferencesPermissionEnforcement } from "./optional/owner-references.ts";
import { type PodNodeSelectorOptions, podNodeSelector } from "./optional/pod-node-selector.ts";
import { type PodTolerationOptions, podTolerationRestriction } from "./optional/pod-tolerations.ts";
import { persistentVolumeClaimResize } from "./persistent-volume-claim-resize.ts";
import type { AdmissionPlugin } from "./plugin.ts";
import { podResizeValidator } from "./pod-resize-validator.ts";
import { type PodSecurityOptions, podSecurity } from "./pod-security/index.ts";
import { podTopologyLabels } from "./pod-topology-labels.ts";
import { mutatingPolicies } from "./policies/mutating.ts";
import { validatingPolicies } from "./policies/validating.ts";
import { priority, priorityClasses } from "./priority.ts";
import { type ResourceQuotaOptions, resourceQuota } from "./resource-quota/index.ts";
import { runtimeClass } from "./runtime-class.ts";
import { serviceAccount } from "./service-account/index.ts";
import { storageObjectInUseProtection } from "./storage-object-in-use-protection.ts";
import { taintNodesByCondition } from "./taint-nodes-by-condition.ts";
import { mutatingWebhooks } from "./webhooks/mutating.ts";
import { validatingWebhooks } from "./webhooks/validating.ts";

/** What plugins are made with. */
export interface PluginParts {
  readonly storage: Storage;
  readonly podSecurity?: PodSecurityOptions | undefined;
  readonly podTolerationRestriction?: PodTolerationOptions | undefined;
  readonly podNodeSelector?: PodNodeSelectorOptions | undefined;
  readonly eventRateLimit?: EventRateLimitOptions | undefined;
  readonly imagePolicy?: ImagePolicyOptions | undefined;
  readonly resourceQuota?: ResourceQuotaOptions | undefined;
}

export interface NamedPlugin {
  readonly name: string;
  /** Runs unless it is disabled; others run only where they are enabled. */
  readonly isOn?: true;
  make?(parts: PluginParts): readonly AdmissionPlugin[];
}

export const namedPlugins: readonly NamedPlugin[] = [
  { name: "AlwaysAdmit", make: () => [] },
  { name: "NamespaceAutoProvision", make: () => [namespaceAutoProvision] },
  { name: "NamespaceLifecycle", isOn: true, make: () => [namespaceLifecycle] },
  { name: "NamespaceExists", make: () => [namespaceExists] },
  { name: "LimitPodHardAntiAffinityTopology", make: () => [limitPodHardAntiAffinityTopology] },
  { name: "LimitRanger", isOn: true, make: ({ storage }) => limitRanger(storage) },
  { name: "ServiceAccount", isOn: true, make: () => [serviceAccount] },
  { name: "NodeRestriction", make: () => [nodeRestriction] },
  { name: "TaintNodesByCondition", isOn: true, make: () => [taintNodesByCondition] },
  { name: "AlwaysPullImages", make: () => [alwaysPullImages] },
  {
    name: "ImagePolicyWebhook",
    make: ({ imagePolicy }) => (imagePolicy === undefined ? [] : [imagePolicyWebhook(imagePolicy)]),
  },
  { name: "PodSecurity", isOn: true, make: (parts) => podSecurity(parts.podSecurity) },
  {
    name: "PodNodeSelector",
    make: (parts) => [podNodeSelector(parts.podNodeSelector)],
  },
  { name: "Priority", isOn: true, make: () => [priority, priorityClasses] },
  { name: "DefaultTolerationSeconds", isOn: true, make: () => [defaultTolerationSeconds] },
  {
    name: "PodTolerationRestriction",
    make: (parts) => [podTolerationRestriction(parts.podTolerationRestriction)],
  },
  { name: "EventRateLimit", make: (parts) => eventRateLimit(parts.eventRateLimit) },
  { name: "ExtendedResourceToleration", make: () => [extendedResourceToleration] },
  { name: "DefaultStorageClass", isOn: true, make: () => [defaultStorageClass] },
  { name: "StorageObjectInUseProtection", isOn: true, make: () => storageObjectInUseProtection },
  { name: "PodGroupProtection", isOn: true },
  {
    name: "OwnerReferencesPermissionEnforcement",
    make: () => [ownerReferencesPermissionEnforcement],
  },
  { name: "PersistentVolumeClaimResize", isOn: true, make: () => [persistentVolumeClaimResize] },
  { name: "RuntimeClass", isOn: true, make: () => [runtimeClass] },
  { name: "CertificateApproval", isOn: true, make: () => [certificateApproval] },
  { name: "CertificateSigning", isOn: true, make: () => [certificateSigning] },
  { name: "ClusterTrustBundleAttest", isOn: true },
  { name: "CertificateSubjectRestriction", isOn: true, make: () => [certificateSubject] },
  { name: "DefaultIngressClass", isOn: true, make: () => [defaultIngressClass] },
  { name: "DenyServiceExternalIPs", make: () => [denyServiceExternalIPs] },
  { name: "PodTopologyLabels", isOn: true, make: () => [podTopologyLabels] },
  { name: "PodGroupWorkloadExists", isOn: true },
  { name: "NodeDeclaredFeatureValidator", isOn: true },
  { name: "JobValidation", isOn: true },
  { name: "PodResizeValidator", isOn: true, make: () => [podResizeValidator] },
  {
    name: "MutatingAdmissionPolicy",
    isOn: true,
    make: ({ storage }) => [mutatingPolicies(storage)],
  },
  {
    name: "MutatingAdmissionWebhook",
    isOn: true,
    make: ({ storage }) => [mutatingWebhooks(storage)],
  },
  {
    name: "ValidatingAdmissionPolicy",
    isOn: true,
    make: ({ storage }) => [validatingPolicies(storage)],
  },
  {
    name: "ValidatingAdmissionWebhook",
    isOn: true,
    make: ({ storage }) => [validatingWebhooks(storage)],
  },
  {
    name: "ResourceQuota",
    isOn: true,
    make: (parts) => [resourceQuota(parts.storage, parts.resourceQuota)],
  },
  { name: "AlwaysDeny", make: () => [alwaysDeny] },
];
