/** What holds at every revision. */
import type { Stage } from "./stage.ts";
/** Watches the invariants of a scenario while its steps go by. */
export declare class Invariants {
    #private;
    constructor(stage: Stage);
    /** Called before each step: `undefined` is a step without a name. */
    began(step: string | undefined, isFirst: boolean): void;
    /** Called after each step. */
    done(step: string | undefined): void;
}
