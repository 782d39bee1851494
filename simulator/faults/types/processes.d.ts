import type { FaultEffect } from "../fault-effect.ts";
export declare const processCrash: FaultEffect;
export declare const processPause: FaultEffect;
export declare const secondLeader: FaultEffect;
export declare const clockJump: FaultEffect;
