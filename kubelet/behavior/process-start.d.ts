/** What the process of a container begins with. */
import type { Pod } from "../../api/core/pod/pod.ts";
import type { FindConfiguration } from "../observed.ts";
import { type ProcessStart } from "../shell/course.ts";
import { type Directory } from "../shell/file-system.ts";
import type { ContainerNetwork } from "../shell/network/container-network.ts";
import type { Container } from "../types.ts";
import { type Stores } from "../volumes/mounted-volumes.ts";
type Start = Omit<ProcessStart, "seed">;
/** A process in a container of nothing. */
export declare const lonely: ProcessStart;
interface Sources {
    readonly startedMs: number;
    readonly configuration: FindConfiguration;
    readonly stores: Stores;
    readonly network: ContainerNetwork | undefined;
}
export declare function processStart(container: Container, pod: Pod, { startedMs, configuration, stores, network }: Sources): Start;
/** The same for a command that is run beside the process, or before it is there. */
export declare function startWithoutVolumes(container: Container, pod: Pod, { startedMs, configuration, network }: Omit<Sources, "stores">): Start;
/** The files of its image, before anything is mounted or written. */
export declare function imageRootOf({ image }: Container): Directory;
export {};
