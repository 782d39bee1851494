/**
 * The package: what `import { … } from "kubesim"` gives. Guarantees:
 * - all that is exported is documented in docs/reference/api.md, and nothing else is public;
 * - importing it starts nothing, reads nothing and loads no HTTP server.
 */
export type { AdmissionRequest, PatchOperation } from "../api/admission-review.ts";
export type { DeepReadonly, Json, JsonObject } from "../api/json.ts";
export * from "../api/kinds.ts";
export { compareQuantities, quantityToNumber } from "../api/quantity.ts";
export type {
  ApiHandler,
  ApiRequest,
  ApiResponse,
  ObjectList,
  PatchType,
  RequestOptions,
  ResourceRef,
  Verb,
  WatchEvent,
  WatchEventType,
  WatchHandle,
  WatchRequest,
} from "../api/request.ts";
export type { KubeObject, ObjectMeta, ResourceDefinition } from "../api/resource.ts";
export { type Clock, formatTime, parseTime, type Random, seededRandom } from "../api/runtime.ts";
export { type Status, StatusError, type StatusReason } from "../api/status.ts";
export type { AuditEvent, AuditOptions, AuditPolicy } from "../apiserver/audit/index.ts";
export type { StoredEvent } from "../apiserver/storage/storage.ts";
export type { Behavior, BehaviorOf, HttpAnswer, KubeletConfiguration } from "../kubelet/index.ts";
export type { Exchange } from "../network/index.ts";
export type {
  Handle,
  Placement,
  Plugin,
  PluginFactory,
  PluginStatus,
  Profile,
} from "../scheduler/index.ts";

import type { Cluster } from "./cluster.ts";
import type { ServeOptions } from "./serve.ts";

export { parseDuration } from "./clock/duration.ts";
export { Cluster, createCluster, type Duration } from "./cluster.ts";
export type { ClusterOptions } from "./cluster-options.ts";
export type { EventFault, Faults, RequestFault } from "./faults/index.ts";
export type { MachineOptions } from "./machines.ts";
export type { CurlOptions } from "./network/curl.ts";
export type { ResourceOf } from "./objects/stored-objects.ts";
export type { ComponentName, OwnComponentName } from "./processes/process-handler.ts";
export type { Program, ProgramProcess, Surroundings } from "./program.ts";
export { ProgramFailed } from "./program-failed.ts";
export * from "./programs/index.ts";
export { type ShrinkOptions, type Shrunk, shrink } from "./programs/shrink.ts";
export {
  type SimulateManyOptions,
  type Simulations,
  simulateMany,
} from "./programs/simulate-many.ts";
export { failureLines } from "./scenario/failure-lines.ts";
export { ScenarioError } from "./scenario/load.ts";
export type { ExtraFault } from "./scenario/with-faults.ts";
export type { Served, ServeOptions } from "./serve.ts";

/**
 * Puts a cluster on a port, where any client finds it, and lets its time pass. Rejects with the
 * system's error, such as EADDRINUSE.
 */
export const serve = (cluster: Cluster, options: ServeOptions) =>
  import("./serve.ts").then((served) => served.serve(cluster, options));
