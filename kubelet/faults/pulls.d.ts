/** What faults make of the pulls of an image. */
import { type Random } from "../../api/runtime.ts";
import type { ImagePull } from "../behavior/behavior.ts";
import type { ImageReference } from "../images/reference.ts";
import type { MachineFault } from "./machine-faults.ts";
import { type Slowdown } from "./pace.ts";
export interface FaultedPull {
    readonly reference: ImageReference | undefined;
    /** Those of registries that strike the pod, whenever. */
    readonly faults: readonly MachineFault[];
    /** What slows the machine itself down. */
    readonly slowdowns: readonly Slowdown[];
    /** Names the run, by which it is drawn what fails. */
    readonly name: string;
}
/** A pull as it goes where the registry may be down or slow. */
export declare function faultedPull(own: ImagePull, { reference, faults, ...run }: FaultedPull): ImagePull;
/** What a fault draws for a run: the run has the seed of the cluster in its name. */
export declare const drawOf: (fault: string, seed: string | undefined, run: string) => Random;
