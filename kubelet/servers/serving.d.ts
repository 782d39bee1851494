/** What a server knows when it answers: its container, its files, and the time. */
import type { Pod } from "../../api/core/pod/pod.ts";
import type { HttpRequest, HttpResponse } from "../../api/http-message.ts";
import type { Random } from "../../api/runtime.ts";
import type { ContainerProcess } from "../shell/container-process.ts";
import type { Directory } from "../shell/file-system.ts";
import { MountedFiles } from "../shell/mounted-files.ts";
import type { Container } from "../types.ts";
/** What became of a request that a server made itself. */
export interface Sent {
    /** Absent where there was no answer. */
    readonly response?: HttpResponse;
    /** Why there was none, as a client says it. */
    readonly problem?: string;
    readonly tookMs: number;
}
/** What is known of a request beside what it says. */
export interface RequestContext {
    readonly pod: Pod;
    readonly nowMs: number;
    /** Who asks: an address, with or without a port. Absent: a client in the pod itself. */
    readonly clientAddress?: string;
    /** Draws what is left to chance; absent: nothing is. */
    readonly random?: Random;
    /** What the server keeps from request to request; absent: nothing. */
    readonly memory?: Map<string, string>;
    /** Sends a request of the server's own; absent where there is no network. */
    readonly send?: (request: HttpRequest) => Sent;
}
export interface Serving extends RequestContext {
    readonly container: Container;
    readonly sinceStartMs: number;
    readonly hostname: string;
    /** `10.244.1.7:40123`. */
    readonly client: string;
    readonly files: MountedFiles;
    /** The variables of its process, as byte strings. */
    readonly environment: ReadonlyMap<string, string>;
    /** Ends its process, with an exit code. */
    readonly exit: (exitCode: number) => void;
}
export interface Served {
    readonly container: Container;
    readonly sinceStartMs: number;
    /** Absent where there is none, nor any need of one: it has the files of its image alone. */
    readonly process: (() => ContainerProcess) | undefined;
    /** The files of its image. */
    readonly root: () => Directory;
}
/** A server in the middle of a request; what costs something is had when it is asked for. */
export declare const servingOf: (served: Served, context: RequestContext) => Serving;
/** The address without its port. */
export declare const hostOf: (client: string) => string;
/** The number that the tag of an image begins with: `1.27.3` of `nginx:1.27.3-alpine`. */
export declare function versionOf({ image }: Container): string | undefined;
