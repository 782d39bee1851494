import type { Random } from "../../api/runtime.ts";
/** How long a node takes for an image of which it has nothing. */
export declare const pullMs: (sizeBytes: number, random: Random) => number;
/** What takes a time mostly takes a little more or less. */
export declare const jitter: (random: Random) => number;
/** How long it takes until a pull has failed. */
export declare const failedPullMs = 900;
