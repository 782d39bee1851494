import { type Fleet } from "./fleet.ts";
import type { Changes } from "./manage.ts";
/** One step of a rolling update, within the bounds of the strategy. */
export declare function planRollout(fleet: Fleet): Changes;
