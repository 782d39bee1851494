import type { ApiHandler } from "../api/request.ts";
import { type Random } from "../api/runtime.ts";
import { type Led } from "../client/leader-election.ts";
import type { ProcessClock } from "./process-clock.ts";
/** The processes of which one at a time may work, and what their events are attributed to. */
declare const sources: {
    readonly "kube-controller-manager": "kube-controller-manager";
    readonly "kube-scheduler": "default-scheduler";
};
export type ElectedName = keyof typeof sources;
/** The component, held back until its process holds the lease of its name. */
export declare function elected(component: Led, options: {
    readonly name: ElectedName;
    readonly handler: ApiHandler;
    readonly clock: ProcessClock;
    readonly random: Random;
}): Led;
export {};
