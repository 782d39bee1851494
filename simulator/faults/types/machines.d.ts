import type { FaultEffect } from "../fault-effect.ts";
export declare const nodeCrash: FaultEffect;
export declare const zoneOutage: FaultEffect;
export declare const nodeReboot: FaultEffect;
/** What strikes nodes, and what strikes pods, by what machines themselves know of faults. */
export declare const ofNodes: FaultEffect;
export declare const ofPods: FaultEffect;
export declare const ofEnds: FaultEffect;
export declare const kubeletRestart: FaultEffect;
