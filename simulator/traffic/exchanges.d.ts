/** Requests that are under way: each is sent, perhaps again and again, until it has ended. */
import type { Clock } from "../../api/runtime.ts";
import type { Lane } from "./lanes.ts";
import type { Ended } from "./outcome.ts";
import type { TrafficPlan } from "./plan.ts";
import type { PreparedRequest, Sender } from "./sender.ts";
import type { PickSource } from "./sources.ts";
import type { Tally } from "./tally.ts";
/** More requests than that do not wait at once: what comes beyond fails. */
export declare const inFlightMax = 100000;
export interface ExchangeOptions {
    readonly clock: Clock;
    readonly sender: Sender;
    readonly tally: Tally;
}
/** Who begins requests: by what plan, and who sends them. */
export interface Sending {
    readonly plan: TrafficPlan;
    readonly pickSource: PickSource;
}
interface Exchange {
    readonly sending: Sending;
    readonly prepared: PreparedRequest;
    readonly lane: Lane;
    readonly beganMs: number;
    readonly done: (lane: Lane, ended: Ended) => void;
    tries: number;
}
export declare class Exchanges {
    #private;
    constructor(options: ExchangeOptions);
    /** Sends a request along a lane; `done` is called when it has ended, with that lane. */
    begin(sending: Sending, { prepared, lane, done }: Pick<Exchange, "prepared" | "lane" | "done">): void;
    /** As a killed process: nobody hears of what is under way. */
    stop(): void;
}
export {};
