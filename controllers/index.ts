/**
 * The controllers of kube-controller-manager. Each plans from its informers alone; they meet only in
 * stored objects.
 */
import type { Controller } from "../client/controller.ts";
import { deploymentController } from "./deployment/controller.ts";
import { replicaSetController } from "./replicaset/controller.ts";
import { rootCaController } from "./root-ca/controller.ts";
import { serviceAccountController } from "./serviceaccount/controller.ts";

export const controllers: readonly Controller[] = [
  deploymentController,
  replicaSetController,
  rootCaController,
  serviceAccountController,
];
