import type { FaultEffect } from "../fault-effect.ts";
export declare const watchDrop: FaultEffect;
/** Source: storage/etcd3/errors.go 1.36. */
export declare const watchCompacted: FaultEffect;
export declare const watchDelay: FaultEffect;
export declare const staleCache: FaultEffect;
