/** What the network programs share: they wait, and name what went wrong in the words of C. */
import type { Effect } from "../kernel.ts";
import type { Shell } from "../shell.ts";
import type { Fetched, NetworkFailure } from "./container-network.ts";
export type Waiting<T> = Generator<Effect, T, void>;
/** Waits until so long after a time of the process; no time goes back. */
export declare function waitUntil(ms: number, { kernel }: Shell): Waiting<void>;
/** What has become of a request that was begun so long after the start, at its end. */
export declare function ended(fetched: Fetched, begunMs: number, shell: Shell): Waiting<Fetched>;
export declare const reasonText: (failure: NetworkFailure) => string;
export declare const isUnnamed: (failure: NetworkFailure | undefined) => boolean;
