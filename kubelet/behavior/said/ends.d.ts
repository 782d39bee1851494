/** What is said of the ends of a container: those by itself, and those that it is told. */
import type { Random } from "../../../api/runtime.ts";
import type { Behavior } from "../behavior.ts";
import { type Course } from "./course.ts";
import type { Termination } from "./says.ts";
interface ExitingRun {
    readonly startedMs: number;
    /** 0 for the first. */
    readonly restartCount: number;
    readonly random: Random;
}
/** How a run ends by itself; `undefined` where nothing is said of it that comes to pass. */
export declare function exitOf(course: Course, { startedMs, restartCount, random }: ExitingRun): {
    exitsAfterMs: number;
    exitCode: number;
} | undefined;
/** What comes of SIGTERM at a time, in milliseconds since the epoch. */
export declare function terminationAt(course: Course, own: Pick<Behavior, "stopMs" | "stopCode">, atMs: number): Termination | undefined;
export {};
