/**
 * What containers use of CPU and memory, and when a kubelet can tell. Nothing of it is stored: it
 * follows from the pod, its images, its annotations and the time.
 */
import type { Pod } from "../../api/core/pod/pod.ts";
import { type Use } from "../images/known-images.ts";
import type { RequestUse } from "../load/container-load.ts";
import type { Container } from "../types.ts";
import type { SaidUse } from "./said/says.ts";
export type { Use } from "../images/known-images.ts";
/** On a pod: what its first container uses; with `.name` appended, what that one does. */
export declare const useAnnotations: {
    cpu: string;
    memory: string;
    /** What it has written beside what its commands write. */
    ephemeralStorage: string;
    /** How many processes it has beside those of its commands. */
    processes: string;
};
/** How often is measured. Source: metrics-server 0.8, --metric-resolution. */
export declare const resolutionMs = 15000;
/** What a machine uses with no pod on it: the system, its kubelet and its container runtime. */
export declare const systemUse: Use;
/** What the containers of a pod used at a time. */
export interface Measurement {
    readonly timeMs: number;
    /** Over how long it was measured. */
    readonly windowMs: number;
    readonly containers: readonly (Use & {
        readonly name: string;
    })[];
}
/** When was last measured: at every full 15 seconds. */
export declare const lastMeasuredMs: (nowMs: number) => number;
/**
 * What was last measured of a pod; nothing where it does not run, or not for long enough.
 * `sourcesOf` tells what is known of a container's use at the time when it was measured.
 */
export declare function measure(pod: Pod, nowMs: number, sourcesOf?: (container: Container, timeMs: number) => UseSources): Measurement | undefined;
/** What is known of a container's use beyond its image and annotations. */
export interface UseSources {
    /** What others make it use beyond what it uses by itself. */
    readonly loadMillicores?: number;
    /** What is said of its image. */
    readonly said?: SaidUse | undefined;
    /** What the requests took that came over the network. */
    readonly served?: RequestUse | undefined;
}
/** What a container uses while it runs. It never gets more CPU than its limit. */
export declare function containerUse(pod: Pod, container: Container, { loadMillicores, said, served }?: UseSources): Use;
/** The amount of such an annotation; 0 where there is none. */
export declare function saidAmount(pod: Pod, container: Container, annotation: string): number;
