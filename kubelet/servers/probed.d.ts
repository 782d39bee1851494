/** What probes find at a server that kubesim knows: the status of its answers in closed form. */
import type { Pod } from "../../api/core/pod/pod.ts";
import type { ContainerProcess } from "../shell/container-process.ts";
import type { Container } from "../types.ts";
interface Started {
    readonly pod: Pod;
    readonly startedMs: number;
    /** Its process, which is made where there is none. */
    readonly process: () => ContainerProcess;
    /** The same, where somebody has asked for it. */
    readonly knownProcess: () => ContainerProcess | undefined;
}
/** The status of an answer at a time since the start, and when it may be another. */
export interface Statuses {
    readonly httpStatus: (path: string, sinceStartMs: number) => number;
    readonly changesMs: readonly number[];
}
/** `undefined` where every answer is 200, as far as that is known. */
export declare function statusesOf(container: Container, started: Started): Statuses | undefined;
export {};
