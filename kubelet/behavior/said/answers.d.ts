/** What is said of the answers of a container, and of the time when there are none. */
import type { HttpRequest } from "../../../api/http-message.ts";
import type { HttpAnswer } from "../behavior.ts";
import { type Course } from "./course.ts";
export interface Answers {
    /** What is said of the answer; the rest is as by itself. */
    readonly answer: (request: HttpRequest, sinceStartMs: number) => Partial<HttpAnswer>;
    /** When answers change. */
    readonly changesMs: readonly number[];
    readonly hangs: (sinceStartMs: number) => boolean;
}
export declare function answersOf(course: Course, startedMs: number): Answers;
