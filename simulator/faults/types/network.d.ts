import type { FaultEffect } from "../fault-effect.ts";
export declare const networkLoss: FaultEffect;
export declare const networkDelay: FaultEffect;
export declare const dnsFailure: FaultEffect;
