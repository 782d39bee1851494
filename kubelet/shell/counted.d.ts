import type { Effect } from "./kernel.ts";
import type { Shell } from "./shell.ts";
/** Counts a command. One that comes after too many without a pause never begins. */
export declare function counted({ kernel, context, task }: Shell): Generator<Effect, void, void>;
