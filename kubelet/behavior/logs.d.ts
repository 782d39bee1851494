/** What containers have written, worked out from their status and behaviour. */
import type { Pod } from "../../api/core/pod/pod.ts";
import { type BehaviorOptions } from "./behavior.ts";
/** The options of `kubectl logs`. */
export interface LogOptions {
    readonly nowMs: number;
    /** The run before the current one. */
    readonly previous?: boolean;
    readonly tailLines?: number;
    readonly sinceSeconds?: number;
    readonly sinceTimeMs?: number;
    readonly timestamps?: boolean;
    readonly limitBytes?: number;
}
/** A line with the time at which it was begun. */
export interface DatedLine {
    readonly timeMs: number;
    /** With its end, where it has one. */
    readonly text: string;
    /** How many lines the container had written before it. */
    readonly number: number;
    readonly isOpen: boolean;
}
/** What is to be read of one run of a container: the newest file of its log. */
export interface RunLog {
    /** Of the container as the runtime has it: another run has another one. */
    readonly id: string;
    readonly lines: readonly DatedLine[];
    readonly hasEnded: boolean;
}
/** The log of one container, every line ended; empty where it has written nothing or never ran. */
export declare function containerLog(pod: Pod, name: string, options: LogOptions, kubelet: BehaviorOptions): string;
/** The log of the run that is asked for; `undefined` where there was none. */
export declare function runLog(pod: Pod, name: string, options: Pick<LogOptions, "nowMs" | "previous"> & {
    readonly fromNumber?: number | undefined;
}, kubelet: BehaviorOptions): RunLog | undefined;
/** The lines that the options ask for. */
export declare function chosenLines(lines: readonly DatedLine[], { nowMs, sinceSeconds, sinceTimeMs, tailLines }: LogOptions): readonly DatedLine[];
export declare const textOfLines: (lines: readonly DatedLine[], { timestamps }: Pick<LogOptions, "timestamps">) => string;
/** The beginning of a text, in bytes. */
export declare const limited: (text: string, bytesMax: number | undefined) => string;
