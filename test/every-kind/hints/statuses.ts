/** Hints for statuses. */
import { ip, where } from "./words.ts";

const condition = {
  type: "A",
  status: "True",
  lastTransitionTime: "2026-01-02T03:04:05Z",
  reason: "A",
  message: "a",
};
const shareID = "00000000-0000-4000-8000-000000000000";

export const statusValues: Readonly<Record<string, unknown>> = {
  "PodStatus.qosClass": "Burstable",
  "PodStatus.podIP": ip,
  "PodStatus.podIPs": [{ ip }],
  "PodStatus.hostIP": ip,
  "PodStatus.hostIPs": [{ ip }],
  "PodStatus.resourceClaimStatuses": [{ name: "claim-0", resourceClaimName: "a" }],
  // The pod has a node.
  "PodStatus.nominatedNodeName": undefined,
  "ContainerExtendedResourceRequest.containerName": "main",
  "ContainerExtendedResourceRequest.resourceName": "cpu",
  // Only namespaces of administrators have it.
  "DeviceRequestAllocationResult.adminAccess": undefined,
  "ResourceStatus.name": "claim:a",
  "ResourceHealth.health": "Healthy",
  "ContainerStatus.allocatedResourcesStatus": where("ephemeral", undefined, [
    { name: "claim:claim-0/a", resources: [{ resourceID: "a", health: "Healthy", message: "a" }] },
  ]),
  "ContainerStatus.name": where("init", "init", "main"),
  "NodeStatus.config": undefined,
  "PersistentVolumeClaimStatus.allocatedResources": { storage: "2Gi" },
  "PersistentVolumeClaimStatus.allocatedResourceStatuses": { storage: "NodeResizePending" },
  "ResourceQuotaStatus.hard": { cpu: "2" },
  "ResourceQuotaStatus.used": { cpu: "1" },
  "JobStatus.conditions": [
    { ...condition, type: "SuccessCriteriaMet", lastProbeTime: condition.lastTransitionTime },
  ],
  "JobStatus.completionTime": undefined,
  "JobStatus.uncountedTerminatedPods": { succeeded: ["a"], failed: ["b"] },
  "JobStatus.completedIndexes": "0",
  "JobStatus.failedIndexes": "1",
  "IngressLoadBalancerIngress.ip": ip,
  "LoadBalancerIngress.ip": ip,
  "LoadBalancerIngress.ipMode": "VIP",
  "CertificateSigningRequestStatus.conditions": undefined,
  "AllocatedDeviceStatus.conditions": [condition],
  "AllocatedDeviceStatus.shareID": shareID,
  "DeviceRequestAllocationResult.shareID": shareID,
  "DeviceRequestAllocationResult.bindingFailureConditions": ["b"],
  "NetworkDeviceData.ips": ["10.0.0.1/24"],
  "DeviceAllocationConfiguration.source": "FromClaim",
  "CustomResourceDefinitionStatus.acceptedNames": {
    plural: "as",
    singular: "a",
    kind: "A",
    listKind: "AList",
    shortNames: ["b"],
    categories: ["c"],
  },
  "APIServiceStatus.conditions": [condition],
  "PodDisruptionBudgetStatus.conditions": [condition],
  "ValidatingAdmissionPolicyStatus.conditions": [condition],
};
