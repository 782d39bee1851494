/**
 * The controllers of kube-controller-manager. Each plans from its informers alone; they meet only in
 * stored objects.
 */
import type { Controller } from "../client/controller.ts";
import { deploymentController } from "./deployment/controller.ts";
import { replicaSetController } from "./replicaset/controller.ts";

export const controllers: readonly Controller[] = [deploymentController, replicaSetController];
