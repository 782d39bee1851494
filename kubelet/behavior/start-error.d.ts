/** Why the runtime cannot start a container's process. Source: containerd 2.2 and runc. */
import type { Pod } from "../../api/core/pod/pod.ts";
import type { FindConfiguration } from "../observed.ts";
import type { Container } from "../types.ts";
import type { RunningContainer } from "./running.ts";
/** The runtime's words; `undefined` where it can, as far as anybody knows. */
export declare function startErrorOf(container: Container, pod: Pod, configuration: FindConfiguration): string | undefined;
/** The runtime's words where it cannot run a program in a running container for a client. */
export declare function execErrorOf({ container, id, startedMs, does }: RunningContainer, word: string, nowMs: number): string | undefined;
