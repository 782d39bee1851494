/**
 * The controllers of kube-controller-manager. Each plans from its informers alone; they meet only
 * in stored objects.
 */
import { allResources } from "../api/index.ts";
import type { Controller } from "../client/controller.ts";
import { attachDetachController, attacherController } from "./attach-detach/controller.ts";
import { certificateApprover } from "./certificates/approver.ts";
import { certificateCleaner } from "./certificates/cleaner.ts";
import { type Authority, certificateSigner } from "./certificates/signer.ts";
import { clusterRoleAggregationController } from "./cluster-role-aggregation/controller.ts";
import { cronJobController } from "./cronjob/controller.ts";
import { daemonSetController } from "./daemonset/controller.ts";
import { deploymentController } from "./deployment/controller.ts";
import { deviceTaintEvictionController } from "./device-taint-eviction/controller.ts";
import { disruptionController } from "./disruption/controller.ts";
import { endpointsController } from "./endpoints/controller.ts";
import { endpointSliceController } from "./endpointslice/controller.ts";
import { endpointSliceMirroringController } from "./endpointslice-mirroring/controller.ts";
import { ephemeralVolumeController } from "./ephemeral-volume/controller.ts";
import { resizerController, volumeExpandController } from "./expand/controller.ts";
import { garbageCollector } from "./garbage-collector/controller.ts";
import { horizontalPodAutoscaler } from "./horizontal-pod-autoscaler/controller.ts";
import { jobController } from "./job/controller.ts";
import { jobOrphanController } from "./job/orphans.ts";
import { namespaceController } from "./namespace/controller.ts";
import { nodeIpamController } from "./node-ipam/controller.ts";
import { nodeLifecycleController } from "./node-lifecycle/controller.ts";
import { persistentVolumeController } from "./persistent-volume/controller.ts";
import { podGcController } from "./pod-gc/controller.ts";
import { validatingAdmissionPolicyStatusController } from "./policy-status/controller.ts";
import { provisionerController } from "./provisioner/controller.ts";
import { pvProtectionController } from "./pv-protection/controller.ts";
import { pvcProtectionController } from "./pvc-protection/controller.ts";
import { replicaSetController } from "./replicaset/controller.ts";
import { replicationController } from "./replicaset/replication-controller.ts";
import { resourceClaimController } from "./resource-claim/controller.ts";
import { resourceQuotaController } from "./resource-quota/controller.ts";
import { rootCaController } from "./root-ca/controller.ts";
import { serviceCidrController } from "./service-cidr/controller.ts";
import { serviceLbController } from "./service-lb/controller.ts";
import { serviceAccountController } from "./serviceaccount/controller.ts";
import { statefulSetController } from "./statefulset/controller.ts";
import { taintEvictionController } from "./taint-eviction/controller.ts";
import { ttlAfterFinishedController } from "./ttl-after-finished/controller.ts";
import { vacProtectionController } from "./vac-protection/controller.ts";

export type { Authority } from "./certificates/signer.ts";
export { rootCertificate } from "./root-ca/controller.ts";

export interface ControllerOptions {
  /** The addresses of all pods, such as `10.244.0.0/16`. */
  readonly clusterCidr: string;
  /** Those of IPv6 in a dual-stack cluster, such as `fd00:10:244::/56`. */
  readonly clusterCidrIPv6?: string | undefined;
  /** The addresses of load balancers: `192.0.2.0/24` unless it is said otherwise. */
  readonly loadBalancerRanges?: readonly string[] | undefined;
  /** Who signs certificates; without, nobody does. */
  readonly authority?: Authority | undefined;
}

/** Addresses that no network has, for they are for documentation. Source: RFC 5737. */
const loadBalancerRangesDefault = ["192.0.2.0/24"];

export const controllers = ({
  clusterCidr,
  clusterCidrIPv6,
  loadBalancerRanges = loadBalancerRangesDefault,
  authority,
}: ControllerOptions): readonly Controller[] => [
  attachDetachController,
  attacherController,
  certificateApprover,
  certificateCleaner,
  ...(authority === undefined ? [] : [certificateSigner(authority)]),
  clusterRoleAggregationController,
  cronJobController,
  daemonSetController,
  deploymentController,
  deviceTaintEvictionController,
  disruptionController(allResources),
  endpointsController,
  endpointSliceController,
  ephemeralVolumeController,
  endpointSliceMirroringController,
  garbageCollector(allResources),
  horizontalPodAutoscaler(allResources),
  jobController,
  jobOrphanController,
  namespaceController(allResources),
  nodeLifecycleController,
  // After the taints of a new node are written, with its resourceVersion, this writes without.
  nodeIpamController(clusterCidrIPv6 ? [clusterCidr, clusterCidrIPv6] : [clusterCidr]),
  persistentVolumeController,
  podGcController,
  provisionerController,
  pvProtectionController,
  pvcProtectionController,
  replicaSetController,
  resizerController,
  replicationController,
  resourceClaimController,
  resourceQuotaController(allResources),
  rootCaController(authority?.certificate),
  serviceAccountController,
  serviceCidrController,
  serviceLbController(loadBalancerRanges),
  statefulSetController,
  taintEvictionController,
  ttlAfterFinishedController,
  vacProtectionController,
  validatingAdmissionPolicyStatusController,
  volumeExpandController,
];
