import type { FaultEffect } from "../fault-effect.ts";
export declare const apiError: FaultEffect;
export declare const apiLatency: FaultEffect;
export declare const apiUnavailable: FaultEffect;
export declare const conflictStorm: FaultEffect;
export declare const timeoutAfterCommit: FaultEffect;
