/** The server that a container is, for programs that run in it. */
import type { Pod } from "../../api/core/pod/pod.ts";
import type { ChangingServer } from "../shell/asked-commands.ts";
import type { Container } from "../types.ts";
import type { Behavior } from "./behavior.ts";
export interface ServerOf {
    readonly container: Container;
    readonly pod: Pod;
    readonly startedMs: number;
}
/** It answers by what is known of the container, at any time since its start. */
export declare function ownServer(does: Behavior, { container, pod, startedMs }: ServerOf): ChangingServer;
