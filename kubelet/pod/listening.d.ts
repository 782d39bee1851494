/** Which containers of a pod accept connections, and until when. */
import type { Pod } from "../../api/core/pod/pod.ts";
import type { BehaviorOptions, Sources } from "../behavior/behavior.ts";
import { type RunningContainer } from "../behavior/running.ts";
/** A container that runs. All times are those of the cluster, in milliseconds. */
export interface ListeningContainer extends RunningContainer {
    readonly acceptsFromMs: number;
    /** A process that heeds SIGTERM takes no connection after it; others do until they are killed. */
    readonly acceptsUntilMs: number;
    /** When the process ends, as far as that is known; `Infinity` where it is not. */
    readonly endsMs: number;
}
/** The containers that run now; `stoppedMs` is when they were told to stop, if they were. */
export declare function listeningContainers(pod: Pod, kubelet: BehaviorOptions, { stoppedMs, ...sources }: Sources & {
    readonly stoppedMs: number | undefined;
}): readonly ListeningContainer[];
