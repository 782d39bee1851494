import type { Course, Stage } from "../stage.ts";
import type { WaitStep } from "../step-schema.ts";
export interface Waiting {
    readonly said: WaitStep;
    /** What the step is called, where it has a name. */
    readonly name: string | undefined;
    /** Its place among the steps. */
    readonly index: number;
}
/** Waits until what the step names holds. Throws where it does not in time. */
export declare function wait(stage: Stage, { said, name, index }: Waiting): Course;
