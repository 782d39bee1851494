/**
 * Every kind by its name, as the package shows them: the definition, and with it the type of its
 * objects.
 */

export {
  MutatingAdmissionPolicyBinding,
  ValidatingAdmissionPolicyBinding,
} from "./admissionregistration/binding.ts";
export { MutatingAdmissionPolicy } from "./admissionregistration/mutating-policy.ts";
export { ValidatingAdmissionPolicy } from "./admissionregistration/validating-policy.ts";
export {
  MutatingWebhookConfiguration,
  ValidatingWebhookConfiguration,
} from "./admissionregistration/webhook-configuration.ts";
export { CustomResourceDefinition } from "./apiextensions/definition.ts";
export { APIService } from "./apiregistration/api-service.ts";
export { ControllerRevision } from "./apps/controller-revision.ts";
export { DaemonSet } from "./apps/daemonset.ts";
export { Deployment } from "./apps/deployment.ts";
export { ReplicaSet } from "./apps/replicaset.ts";
export { StatefulSet } from "./apps/statefulset.ts";
export { SelfSubjectReview, TokenReview } from "./authentication/reviews.ts";
export {
  LocalSubjectAccessReview,
  SelfSubjectAccessReview,
  SubjectAccessReview,
} from "./authorization/access-reviews.ts";
export { SelfSubjectRulesReview } from "./authorization/rules-review.ts";
export { HorizontalPodAutoscaler } from "./autoscaling/horizontal-pod-autoscaler.ts";
export { HorizontalPodAutoscalerV1 } from "./autoscaling/horizontal-pod-autoscaler-v1.ts";
export { CronJob } from "./batch/cronjob.ts";
export { Job } from "./batch/job.ts";
export { CertificateSigningRequest } from "./certificates/certificate-signing-request.ts";
export { Lease } from "./coordination/lease.ts";
export { Binding } from "./core/binding.ts";
export { ComponentStatus } from "./core/component-status.ts";
export { ConfigMap } from "./core/configmap.ts";
export { Endpoints } from "./core/endpoints.ts";
export { Event as CoreEvent } from "./core/event.ts";
export { LimitRange } from "./core/limit-range/limit-range.ts";
export { Namespace } from "./core/namespace.ts";
export { Node } from "./core/node/node.ts";
export { PersistentVolumeClaim } from "./core/persistent-volume-claim.ts";
export { Pod } from "./core/pod/pod.ts";
export { PodTemplate } from "./core/pod-template.ts";
export { ResourceQuota } from "./core/quota/resource-quota.ts";
export { ReplicationController } from "./core/replication-controller.ts";
export { Secret } from "./core/secret.ts";
export { Service } from "./core/service/service.ts";
export { ServiceAccount } from "./core/serviceaccount.ts";
export { PersistentVolume } from "./core/volume/persistent-volume.ts";
export { EndpointSlice } from "./discovery/endpointslice.ts";
export { Event } from "./events/event.ts";
export { FlowSchema } from "./flowcontrol/flow-schema.ts";
export { PriorityLevelConfiguration } from "./flowcontrol/priority-level-configuration.ts";
export { NodeMetrics } from "./metrics/node-metrics.ts";
export { PodMetrics } from "./metrics/pod-metrics.ts";
export { Ingress } from "./networking/ingress.ts";
export { IngressClass } from "./networking/ingress-class.ts";
export { IPAddress } from "./networking/ip-address.ts";
export { NetworkPolicy } from "./networking/network-policy.ts";
export { ServiceCIDR } from "./networking/service-cidr.ts";
export { RuntimeClass } from "./node/runtime-class.ts";
export { PodDisruptionBudget } from "./policy/pod-disruption-budget.ts";
export { ClusterRoleBinding, RoleBinding } from "./rbac/binding.ts";
export { ClusterRole, Role } from "./rbac/role.ts";
export { DeviceClass } from "./resource/device-class.ts";
export { ResourceClaim } from "./resource/resource-claim.ts";
export { ResourceClaimTemplate } from "./resource/resource-claim-template.ts";
export { ResourceSlice } from "./resource/resource-slice.ts";
export { PriorityClass } from "./scheduling/priority-class.ts";
export { Explanation } from "./sim/explanation.ts";
export { Fault } from "./sim/fault.ts";
export { HTTPRequest } from "./sim/http-request.ts";
export { ImageBehavior } from "./sim/image-behavior.ts";
export { PodSchedulingReport } from "./sim/pod-scheduling-report.ts";
export { Timeline } from "./sim/timeline.ts";
export { Traffic } from "./sim/traffic.ts";
export { CSIDriver } from "./storage/csi-driver.ts";
export { CSINode } from "./storage/csi-node.ts";
export { CSIStorageCapacity } from "./storage/csi-storage-capacity.ts";
export { StorageClass } from "./storage/storage-class.ts";
export { VolumeAttachment } from "./storage/volume-attachment.ts";
export { VolumeAttributesClass } from "./storage/volume-attributes-class.ts";
