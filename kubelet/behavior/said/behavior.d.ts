/** The behaviour of a run, with what ImageBehaviors say of it. */
import type { Pod } from "../../../api/core/pod/pod.ts";
import type { ImageBehavior } from "../../../api/sim/image-behavior.ts";
import type { Container } from "../../types.ts";
import type { Behavior } from "../behavior.ts";
/** The run of which something may be said. */
export interface SaidRun {
    readonly objects: readonly ImageBehavior[];
    readonly container: Container;
    readonly pod: Pod;
    readonly restartCount: number;
    /** Names the run: what varies is drawn by it. */
    readonly name: string;
    /** Absent before it starts. */
    readonly startedMs: number | undefined;
}
/** What the container does by itself, and what is said of it instead. */
export declare function withSaid(own: Behavior, run: SaidRun): Behavior;
/** The limit in force, which follows that of the spec where the pod is resized. */
export declare function memoryLimit({ status }: Pod, { name, resources }: Container): string | undefined;
