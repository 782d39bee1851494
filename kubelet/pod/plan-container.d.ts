/** What becomes of one container next. All of it follows from its status, its spec and the time. */
import { type Note, type Observed, type Pending } from "../observed.ts";
import type { Container, ContainerStatus } from "../types.ts";
import { type Launch } from "./launch.ts";
export interface ContainerPlan extends Pending {
    readonly status: ContainerStatus;
    /** The events of this change of the status. */
    readonly notes: readonly Note[];
}
export interface ContainerInput {
    readonly observed: Observed;
    readonly container: Container;
    readonly status: ContainerStatus;
    /** The attempt to start it for the first time; absent while it has to wait for others. */
    readonly first: Launch | undefined;
    /** Whether it is started again after this exit code. */
    readonly restarts: (exitCode: number) => boolean;
}
export declare function planContainer(input: ContainerInput): ContainerPlan;
/** Nothing until `dueMs`. */
export declare const unchanged: ({ status }: ContainerInput, dueMs?: number) => ContainerPlan;
