/** What is said of the log. */
import type { LogLine } from "../../shell/log-lines.ts";
import { type Course } from "./course.ts";
/** The lines that are said to have been logged in a time, in their order. */
export declare function linesOf(course: Course, startedMs: number, untilMs: number): readonly LogLine[];
