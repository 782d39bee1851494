import { type Course } from "./course.ts";
import type { SaidRequests } from "./says.ts";
/** Quantities are read once for each of the times in which something else is said. */
export declare function requestsOf(course: Course, startedMs: number): (sinceStartMs: number) => SaidRequests;
