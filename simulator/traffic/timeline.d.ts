import type { TrafficTimeline } from "../../api/sim/traffic-status.ts";
/** So many parts there are at most. */
export declare const partsMax = 60;
/** What happened when: parts of a second each, or of two once there are too many, and so on. */
export declare class Timeline {
    #private;
    static from({ interval, parts }: TrafficTimeline): Timeline;
    /** A request begins, so long after the beginning of all. */
    sent(atMs: number): void;
    /** A request ends that took so long. */
    ended(atMs: number, tookMs: number, isFailure: boolean): void;
    toStatus(): TrafficTimeline;
}
