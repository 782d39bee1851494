import { type Seen } from "./configuration.ts";
import type { Sources, Stores } from "./mounted-volumes.ts";
/** Renews what is to be renewed by now; returns when it is to be looked at again. */
export declare function renewVolumes(observed: Seen & Sources, stores: Stores): number;
