/**
 * What controllers are written with, as `kubesim/client` shows it. Guarantees:
 * - a controller sees a cache that is never older than its own writes for the key at hand;
 * - its plans are performed one action after the other, and given up at the first that fails;
 * - whatever it keeps is lost when its process is killed, as in Kubernetes.
 */
export type { KubeObject, ResourceDefinition } from "../api/resource.ts";
export {
  type Action,
  apply,
  create,
  type Draft,
  type EventNote,
  type Outcome,
  patchStatus,
  record,
  remove,
  slowStart,
  update,
  updateStatus,
} from "./action.ts";
export {
  type Controller,
  cached,
  controllerRef,
  doublingMs,
  keyOf,
  nothing,
  ownerKeys,
  type Plan,
  placeKey,
  type ReconcileContext,
  splitKey,
  type View,
  type WatchRule,
  watch,
} from "./controller.ts";
