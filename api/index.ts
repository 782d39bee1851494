/**
 * The API of kubesim: every built-in resource, once. Routes, discovery, OpenAPI, printing and
 * clients derive from this list, so a new kind is its own file and one line here.
 */

import {
  MutatingAdmissionPolicyBinding,
  ValidatingAdmissionPolicyBinding,
} from "./admissionregistration/binding.ts";
import { MutatingAdmissionPolicy } from "./admissionregistration/mutating-policy.ts";
import { ValidatingAdmissionPolicy } from "./admissionregistration/validating-policy.ts";
import {
  MutatingWebhookConfiguration,
  ValidatingWebhookConfiguration,
} from "./admissionregistration/webhook-configuration.ts";
import { CustomResourceDefinition } from "./apiextensions/definition.ts";
import { APIService } from "./apiregistration/api-service.ts";
import { ControllerRevision } from "./apps/controller-revision.ts";
import { DaemonSet } from "./apps/daemonset.ts";
import { Deployment } from "./apps/deployment.ts";
import { ReplicaSet } from "./apps/replicaset.ts";
import { StatefulSet } from "./apps/statefulset.ts";
import { SelfSubjectReview, TokenReview } from "./authentication/reviews.ts";
import {
  LocalSubjectAccessReview,
  SelfSubjectAccessReview,
  SubjectAccessReview,
} from "./authorization/access-reviews.ts";
import { SelfSubjectRulesReview } from "./authorization/rules-review.ts";
import { HorizontalPodAutoscaler } from "./autoscaling/horizontal-pod-autoscaler.ts";
import { HorizontalPodAutoscalerV1 } from "./autoscaling/horizontal-pod-autoscaler-v1.ts";
import { CronJob } from "./batch/cronjob.ts";
import { Job } from "./batch/job.ts";
import { CertificateSigningRequest } from "./certificates/certificate-signing-request.ts";
import { Lease } from "./coordination/lease.ts";
import { Binding } from "./core/binding.ts";
import { ComponentStatus } from "./core/component-status.ts";
import { ConfigMap } from "./core/configmap.ts";
import { Endpoints } from "./core/endpoints.ts";
import { Event as CoreEvent } from "./core/event.ts";
import { LimitRange } from "./core/limit-range/limit-range.ts";
import { Namespace } from "./core/namespace.ts";
import { Node } from "./core/node/node.ts";
import { PersistentVolumeClaim } from "./core/persistent-volume-claim.ts";
import { Pod } from "./core/pod/pod.ts";
import { PodTemplate } from "./core/pod-template.ts";
import { ResourceQuota } from "./core/quota/resource-quota.ts";
import { ReplicationController } from "./core/replication-controller.ts";
import { Secret } from "./core/secret.ts";
import { Service } from "./core/service/service.ts";
import { ServiceAccount } from "./core/serviceaccount.ts";
import { PersistentVolume } from "./core/volume/persistent-volume.ts";
import { EndpointSlice } from "./discovery/endpointslice.ts";
import { Event } from "./events/event.ts";
import { FlowSchema } from "./flowcontrol/flow-schema.ts";
import { PriorityLevelConfiguration } from "./flowcontrol/priority-level-configuration.ts";
import { NodeMetrics } from "./metrics/node-metrics.ts";
import { PodMetrics } from "./metrics/pod-metrics.ts";
import { Ingress } from "./networking/ingress.ts";
import { IngressClass } from "./networking/ingress-class.ts";
import { IPAddress } from "./networking/ip-address.ts";
import { NetworkPolicy } from "./networking/network-policy.ts";
import { ServiceCIDR } from "./networking/service-cidr.ts";
import { RuntimeClass } from "./node/runtime-class.ts";
import { PodDisruptionBudget } from "./policy/pod-disruption-budget.ts";
import { ClusterRoleBinding, RoleBinding } from "./rbac/binding.ts";
import { ClusterRole, Role } from "./rbac/role.ts";
import { DeviceClass } from "./resource/device-class.ts";
import { ResourceClaim } from "./resource/resource-claim.ts";
import { ResourceClaimTemplate } from "./resource/resource-claim-template.ts";
import { ResourceSlice } from "./resource/resource-slice.ts";
import type { ResourceDefinition } from "./resource.ts";
import { PriorityClass } from "./scheduling/priority-class.ts";
import { Explanation } from "./sim/explanation.ts";
import { Fault } from "./sim/fault.ts";
import { HTTPRequest } from "./sim/http-request.ts";
import { ImageBehavior } from "./sim/image-behavior.ts";
import { PodSchedulingReport } from "./sim/pod-scheduling-report.ts";
import { Timeline } from "./sim/timeline.ts";
import { Traffic } from "./sim/traffic.ts";
import { CSIDriver } from "./storage/csi-driver.ts";
import { CSINode } from "./storage/csi-node.ts";
import { CSIStorageCapacity } from "./storage/csi-storage-capacity.ts";
import { StorageClass } from "./storage/storage-class.ts";
import { VolumeAttachment } from "./storage/volume-attachment.ts";
import { VolumeAttributesClass } from "./storage/volume-attributes-class.ts";

/** Those whose objects are stored. */
export const allResources: readonly ResourceDefinition[] = [
  ConfigMap,
  Pod,
  CoreEvent,
  Event,
  Lease,
  Namespace,
  Node,
  PersistentVolumeClaim,
  PersistentVolume,
  PodTemplate,
  ReplicationController,
  ResourceQuota,
  Secret,
  ServiceAccount,
  ControllerRevision,
  DaemonSet,
  Deployment,
  Endpoints,
  EndpointSlice,
  HorizontalPodAutoscaler,
  HorizontalPodAutoscalerV1,
  CronJob,
  Job,
  IngressClass,
  Ingress,
  IPAddress,
  NetworkPolicy,
  ServiceCIDR,
  ReplicaSet,
  Service,
  PodDisruptionBudget,
  CertificateSigningRequest,
  ClusterRoleBinding,
  ClusterRole,
  RoleBinding,
  Role,
  DeviceClass,
  ResourceClaim,
  ResourceClaimTemplate,
  ResourceSlice,
  PriorityClass,
  StatefulSet,
  CSIDriver,
  CSINode,
  CSIStorageCapacity,
  StorageClass,
  VolumeAttachment,
  LimitRange,
  RuntimeClass,
  VolumeAttributesClass,
  ImageBehavior,
  Traffic,
  Fault,
  CustomResourceDefinition,
  MutatingWebhookConfiguration,
  ValidatingWebhookConfiguration,
  ValidatingAdmissionPolicy,
  ValidatingAdmissionPolicyBinding,
  MutatingAdmissionPolicy,
  MutatingAdmissionPolicyBinding,
  FlowSchema,
  PriorityLevelConfiguration,
  APIService,
];

/** Those whose objects are computed: a server needs a source for each. */
export const computedResources: readonly ResourceDefinition[] = [
  ComponentStatus,
  NodeMetrics,
  PodMetrics,
  PodSchedulingReport,
];

/** Those that ask who somebody is, and what somebody may do. A server answers them itself. */
export const accessReviewResources: readonly ResourceDefinition[] = [
  TokenReview,
  SelfSubjectReview,
  LocalSubjectAccessReview,
  SelfSubjectAccessReview,
  SelfSubjectRulesReview,
  SubjectAccessReview,
];

/** Those that only ask: but for those, a server needs a reviewer for each to make the answer. */
export const reviewResources: readonly ResourceDefinition[] = [
  HTTPRequest,
  Explanation,
  Timeline,
  ...accessReviewResources,
];

/** Those that are another way to a subresource. */
export const throughResources: readonly ResourceDefinition[] = [Binding];

/** All that a cluster serves. */
export const servedResources: readonly ResourceDefinition[] = [
  ...throughResources,
  ...allResources,
  ...computedResources,
  ...reviewResources,
];
