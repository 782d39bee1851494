/** A spec as the clients go by it: read once, so that a request costs little. */
import type { Random } from "../../api/runtime.ts";
import type { TrafficSpec } from "../../api/sim/traffic-spec.ts";
import { type LoadShape } from "./load.ts";
import { type OutcomeRules } from "./outcome.ts";
import type { PreparedRequest } from "./sender.ts";
export interface TrafficPlan {
    readonly shape: LoadShape;
    readonly arrivals: string;
    readonly isClosedLoop: boolean;
    readonly thinkMs: number;
    readonly rules: OutcomeRules;
    /** Absent where each request has a connection of its own. */
    readonly keepAlive: {
        readonly connections: number;
        readonly requests: number;
    } | undefined;
    /** One of the requests, as often as its weight says. */
    pick(random: Random): PreparedRequest;
}
export declare function planOf(spec: TrafficSpec): TrafficPlan;
