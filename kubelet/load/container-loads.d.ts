/** The requests of all containers that run, by their runs. */
import { type Random } from "../../api/runtime.ts";
import { ContainerLoad, type RequestUse } from "./container-load.ts";
/** One run of a container, while its pod is there. */
export interface LoadedRun {
    readonly podUid: string;
    readonly restartCount: number;
    readonly load: ContainerLoad;
    /** What its server remembers from request to request. */
    readonly memory: Map<string, string>;
    /** Draws what is said to vary from request to request. */
    readonly random: Random;
    /** When requests have made it use more memory than it may, in milliseconds since the epoch. */
    outOfMemoryMs?: number;
}
interface Run {
    readonly pod: string;
    readonly podUid: string;
    readonly container: string;
    readonly restartCount: number;
}
export declare class ContainerLoads {
    #private;
    /** How often something of a pod has changed that its objects do not tell. */
    changes: number;
    /** The run, which is made where nobody has asked it for anything yet. */
    of({ pod, podUid, container, restartCount }: Run, seed: number | string): LoadedRun;
    /** The same, where somebody has. */
    find({ pod, podUid, container, restartCount }: Run): LoadedRun | undefined;
    /** What the requests of a container used in the last whole window before a time. */
    use(pod: string, container: string, nowMs: number): RequestUse | undefined;
    has(pod: string): boolean;
    /** Something of a pod has changed that its objects do not tell. */
    changed(): void;
    forget(pod: string): void;
}
export {};
