/** The wait between two tries to mount a volume. Source: kubelet 1.36, exponentialbackoff. */

export const mountDelayMsFirst = 500;
const mountDelayMsMax = 122_000;

/** It doubles up to two minutes. */
export const nextMountDelay = (delayMs: number): number => Math.min(delayMs * 2, mountDelayMsMax);
