/**
 * A kubelet pulls one image after another: `serializeImagePulls` is on by default. Who waits for
 * whom follows from when the pods of the node were taken on, so it is worked out anew for every
 * pull, and is the same each time. Source: kubelet 1.36, pkg/kubelet/images/puller.go.
 */
import type { Behavior } from "../behavior/behavior.ts";
import { type Observed } from "../observed.ts";
import type { Container } from "../types.ts";
import { type Pull } from "./pull-requests.ts";
/** A container whose image is asked for. */
export interface Asked {
    readonly container: Container;
    readonly behavior: Behavior;
    readonly beginMs: number;
    readonly present: boolean;
    /** The images that the pod has pulled for the containers before. */
    readonly pulledBefore?: Iterable<string>;
}
/**
 * The pull of a container that waits for those of other pods. As long as others may come before it,
 * the answer is the best that there can be: it says when to ask again.
 */
export declare function queuedPull(observed: Observed, asked: Asked): Pull;
/** The pull of a container that waits for no others. */
export declare function pullAlone(observed: Observed, asked: Asked): Pull;
