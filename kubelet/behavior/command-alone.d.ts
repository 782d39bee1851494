/** What commands do that are run in a container of which nothing else is known. */
import type { Pod } from "../../api/core/pod/pod.ts";
import type { FindConfiguration } from "../observed.ts";
import type { Answer } from "../shell/asked-commands.ts";
import type { ContainerNetwork } from "../shell/network/container-network.ts";
import type { Container } from "../types.ts";
import type { Behavior, HookResult } from "./behavior.ts";
/** From the order to run a command in a container to its start. */
export declare const beginMs = 10;
/** What a command does by itself. */
export declare function commandAlone(command: readonly string[]): Answer;
/** Whether what it does hangs on who answers it. */
export declare const usesNetwork: (command: readonly string[]) => boolean;
/** The container beside which a command is run. */
export interface Beside {
    readonly pod: Pod;
    readonly time: {
        readonly startedMs: number;
    } | undefined;
    readonly nowMs: number;
    readonly configuration: FindConfiguration;
    readonly network: () => ContainerNetwork | undefined;
    readonly does: () => Behavior;
}
/** What comes of a command that uses the network, if it is run now; it finds no volumes. */
export declare function askedBeside(container: Container, { pod, time, nowMs, configuration, network, does }: Beside, command: readonly string[]): Answer;
/** What comes of a hook right at the start. */
export declare function hookOf(container: Container, beside: Beside): (command: readonly string[]) => HookResult;
