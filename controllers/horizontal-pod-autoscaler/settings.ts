/** The settings of the controller. Source: kube-controller-manager 1.36, the defaults of flags. */

/** How often each autoscaler looks. */
export const syncPeriodMs = 15_000;
/** How far a metric may be off before anything is done. */
export const tolerance = 0.1;
/** So long a pod may need CPU just to start. */
export const cpuInitializationMs = 5 * 60_000;
/** A pod that turns unready within this time of its start was never ready. */
export const initialReadinessMs = 30_000;
/** How long a fall is put off where the autoscaler does not say. */
export const downscaleStabilizationMs = 5 * 60_000;
