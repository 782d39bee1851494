/**
 * What goes wrong in a cluster: Fault objects, and functions that a test sets. Both decide on what
 * passes between the processes and the API server, the functions of a test first.
 */
export { ActiveFaults } from "./active-faults.ts";
export type { FaultContext, FaultEffect, World } from "./fault-effect.ts";
export { type FaultyOptions, faultyHandler } from "./faulty-handler.ts";
export { FaultInjector } from "./injector.ts";
export { MachinePower } from "./machine-power.ts";
export { OpenStreams } from "./open-streams.ts";
export { type EventFault, type Faults, isWrite, pass, type RequestFault } from "./verdicts.ts";
export { type WriteLog, writeLog } from "./write-log.ts";
