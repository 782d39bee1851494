/** What each type of Faults does; what it may be told stands in `api/sim/fault-types.ts`. */
import type { FaultType } from "../../../api/sim/fault-types.ts";
import type { FaultEffect } from "../fault-effect.ts";
import {
  kubeletRestart,
  nodeCrash,
  nodeReboot,
  ofNodes,
  ofPods,
  ofPulls,
  ofRuns,
  ofStarts,
  zoneOutage,
} from "./machines.ts";
import { dnsFailure, networkDelay, networkLoss } from "./network.ts";
import { clockJump, processCrash, processPause, secondLeader } from "./processes.ts";
import {
  apiError,
  apiLatency,
  apiUnavailable,
  conflictStorm,
  timeoutAfterCommit,
} from "./requests.ts";
import { staleCache, watchCompacted, watchDelay, watchDrop } from "./watches.ts";

export const faultEffects: Readonly<Record<FaultType, FaultEffect>> = {
  APIError: apiError,
  APILatency: apiLatency,
  APIUnavailable: apiUnavailable,
  ConflictStorm: conflictStorm,
  TimeoutAfterCommit: timeoutAfterCommit,
  WatchDrop: watchDrop,
  WatchCompacted: watchCompacted,
  WatchDelay: watchDelay,
  StaleCache: staleCache,
  ProcessCrash: processCrash,
  ProcessPause: processPause,
  SecondLeader: secondLeader,
  ClockJump: clockJump,
  NodeCrash: nodeCrash,
  NodeReboot: nodeReboot,
  NodeFreeze: ofNodes,
  NodePartition: ofNodes,
  NodeSlow: ofNodes,
  ZoneOutage: zoneOutage,
  KubeletRestart: kubeletRestart,
  ContainerCrash: ofRuns,
  ContainerHang: ofPods,
  ContainerOOM: ofRuns,
  ContainerSlowStart: ofStarts,
  RegistryDown: ofPulls,
  RegistrySlow: ofPulls,
  NetworkLoss: networkLoss,
  NetworkDelay: networkDelay,
  DNSFailure: dnsFailure,
};
