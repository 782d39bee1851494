import type { Random } from "../../api/runtime.ts";

/** Bytes a millisecond that a node gets from a registry. */
const pullBytesPerMs = 45_000;

/** How long a node takes for an image of which it has nothing. */
export const pullMs = (sizeBytes: number, random: Random): number =>
  about(350 + sizeBytes / pullBytesPerMs, random);

/**
 * Nobody tells finer times of a container apart, and what many of them do at the same moment is
 * worked on in less time (docs/adr/0022).
 */
const stepMs = 20;

/** What takes a time mostly takes a fifth more or less at the most; never none, in whole steps. */
export const about = (durationMs: number, random: Random): number =>
  Math.max(1, Math.round((durationMs * (0.8 + 0.4 * random.next())) / stepMs)) * stepMs;

/** How long it takes until a pull has failed. */
export const failedPullMs = 900;
