/**
 * The controllers of kube-controller-manager. Each plans from its informers alone; they meet only
 * in stored objects.
 */
import { allResources } from "../api/index.ts";
import type { Controller } from "../client/controller.ts";
import { cronJobController } from "./cronjob/controller.ts";
import { daemonSetController } from "./daemonset/controller.ts";
import { deploymentController } from "./deployment/controller.ts";
import { disruptionController } from "./disruption/controller.ts";
import { endpointsController } from "./endpoints/controller.ts";
import { endpointSliceController } from "./endpointslice/controller.ts";
import { eventTtlController } from "./event-ttl/controller.ts";
import { garbageCollector } from "./garbage-collector/controller.ts";
import { horizontalPodAutoscaler } from "./horizontal-pod-autoscaler/controller.ts";
import { jobController } from "./job/controller.ts";
import { jobOrphanController } from "./job/orphans.ts";
import { namespaceController } from "./namespace/controller.ts";
import { nodeLifecycleController } from "./node-lifecycle/controller.ts";
import { podGcController } from "./pod-gc/controller.ts";
import { replicaSetController } from "./replicaset/controller.ts";
import { replicationController } from "./replicaset/replication-controller.ts";
import { rootCaController } from "./root-ca/controller.ts";
import { serviceAccountController } from "./serviceaccount/controller.ts";
import { statefulSetController } from "./statefulset/controller.ts";
import { taintEvictionController } from "./taint-eviction/controller.ts";
import { ttlAfterFinishedController } from "./ttl-after-finished/controller.ts";

export const controllers: readonly Controller[] = [
  cronJobController,
  daemonSetController,
  deploymentController,
  disruptionController(allResources),
  endpointsController,
  endpointSliceController,
  eventTtlController,
  garbageCollector(allResources),
  horizontalPodAutoscaler(allResources),
  jobController,
  jobOrphanController,
  namespaceController(allResources),
  nodeLifecycleController,
  podGcController,
  replicaSetController,
  replicationController,
  rootCaController,
  serviceAccountController,
  statefulSetController,
  taintEvictionController,
  ttlAfterFinishedController,
];
