import type { DaemonSetStatus } from "../../api/apps/daemonset.ts";
import { type Fleet } from "./fleet.ts";
/**
 * The status as the nodes and pods are now. Counters of 0 are left out where Kubernetes leaves them
 * out. Source: pkg/controller/daemon updateDaemonSetStatus 1.36.
 */
export declare function daemonSetStatus(fleet: Fleet): DaemonSetStatus;
/** Time until a pod that is ready becomes available; `undefined` where none is about to. */
export declare function nextAvailableInMs(fleet: Fleet): number | undefined;
