import type { HttpRequest, HttpResponse } from "../../api/http-message.ts";
import type { BehaviorOptions, Processes } from "../behavior/behavior.ts";
import type { FindConfiguration } from "../observed.ts";
import type { RequestContext } from "../servers/serving.ts";
/** What becomes of a request that has come to a pod. */
export type Served = {
    readonly response: HttpResponse;
    readonly tookMs: number;
    readonly container: string;
}
/** Nobody listens, or nobody can take more. */
 | {
    readonly refused: true;
}
/** The connection stands, and no answer comes. */
 | {
    readonly hangs: true;
}
/** The server ended the connection before it had answered. */
 | {
    readonly reset: true;
    readonly tookMs: number;
};
export interface ServeContext extends Omit<RequestContext, "memory"> {
    readonly kubelet: BehaviorOptions & {
        readonly processes: Processes;
    };
    readonly configuration: FindConfiguration;
    /** When the containers were told to stop; the pod itself tells it in whole seconds. */
    readonly stoppedMs?: number | undefined;
}
/** Sends a request to the server at `request.port` of a pod. */
export declare function serve(request: HttpRequest, context: ServeContext): Served;
