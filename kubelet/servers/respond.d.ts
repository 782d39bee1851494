/** What the server of a container answers: the same for everybody who comes to it, on any way. */
import type { HttpRequest, HttpResponse } from "../../api/http-message.ts";
import type { Behavior } from "../behavior/behavior.ts";
import type { RunningContainer } from "../behavior/running.ts";
import { type RequestContext } from "./serving.ts";
/** An answer, and what it takes. */
export interface Answered extends HttpResponse {
    /** 0: there is no answer. */
    readonly status: number;
    readonly latencyMs: number;
    /** Absent: as requests take by themselves. */
    readonly cpuSeconds?: number;
    /** Where there is no answer: it ends the connection; else it leaves its client waiting. */
    readonly closes?: boolean;
}
type Server = Pick<RunningContainer, "container" | "startedMs"> & {
    readonly does: Pick<Behavior, "answer" | "process">;
};
/** What a container that runs answers to a request. */
export declare function respond(server: Server, request: HttpRequest, context: RequestContext): Answered;
/** How a server answers that something else is wrong: as it says it itself. */
export declare function errorReply(server: {
    readonly container: RunningContainer["container"];
    readonly pod: RequestContext["pod"];
}, status: number, nowMs: number): HttpResponse;
export {};
