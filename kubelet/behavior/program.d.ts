/** What the process of a container does, by its image, command, arguments and environment. */
import type { Pod } from "../../api/core/pod/pod.ts";
import type { Random } from "../../api/runtime.ts";
import type { KnownImage } from "../images/known-images.ts";
import type { FindConfiguration } from "../observed.ts";
import type { ContainerProcess } from "../shell/container-process.ts";
import type { ProcessStart } from "../shell/course.ts";
import type { ContainerNetwork } from "../shell/network/container-network.ts";
import type { Container } from "../types.ts";
import type { Stores } from "../volumes/mounted-volumes.ts";
import type { Behavior, RunTime } from "./behavior.ts";
/** The part of a behaviour that the process itself decides. */
export type Program = Pick<Behavior, "httpStatus" | "exec" | "execMs" | "fileText" | "hook" | "changesMs" | "exitsAfterMs" | "exitCode" | "exitReason" | "stopMs" | "stopCode" | "stop" | "knownUntilMs" | "process" | "startError" | "log"> & {
    readonly listens?: readonly number[];
};
/** What the process of one run is made of: its chance, its time, and how it is had. */
export interface Run {
    readonly random: Random;
    /** Absent before it starts. */
    readonly time: RunTime | undefined;
    readonly process: (start: () => Omit<ProcessStart, "seed">) => ContainerProcess;
    /** The same, where somebody has asked for it. */
    readonly knownProcess: () => ContainerProcess | undefined;
    readonly configuration: FindConfiguration;
    readonly stores: Stores;
    readonly nowMs: number;
    /** Absent where there is none. */
    readonly network: () => ContainerNetwork | undefined;
    /** All that the container does, with what is said of it elsewhere. */
    readonly does: () => Behavior;
}
export interface RunOf extends Run {
    readonly pod: Pod;
}
interface ProgramSource {
    /** Other ports than the image's own. */
    readonly listens?: readonly number[];
    readonly at: (run: RunOf) => Program;
}
/** What the container runs. */
export declare function programOf(container: Container, image: KnownImage | undefined): ProgramSource;
export {};
