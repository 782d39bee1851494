import type { Random } from "../../api/runtime.ts";

/** Bytes a millisecond that a node gets from a registry. */
const pullBytesPerMs = 45_000;

/** How long a node takes for an image of which it has nothing. */
export const pullMs = (sizeBytes: number, random: Random): number =>
  Math.round((350 + sizeBytes / pullBytesPerMs) * jitter(random));

/** What takes a time mostly takes a little more or less. */
export const jitter = (random: Random): number => 0.8 + 0.4 * random.next();

/** How long it takes until a pull has failed. */
export const failedPullMs = 900;
