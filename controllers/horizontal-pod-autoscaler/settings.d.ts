/** The settings of the controller. Source: kube-controller-manager 1.36, the defaults of flags. */
/** How often each autoscaler looks. */
export declare const syncPeriodMs = 15000;
/** How far a metric may be off before anything is done. */
export declare const tolerance = 0.1;
/** So long a pod may need CPU just to start. */
export declare const cpuInitializationMs: number;
/** A pod that turns unready within this time of its start was never ready. */
export declare const initialReadinessMs = 30000;
/** How long a fall is put off where the autoscaler does not say. */
export declare const downscaleStabilizationMs: number;
