/** The first part of a container's start: its image. */
import type { Behavior } from "../behavior/behavior.ts";
import { type Note, type Observed, type TimedNote } from "../observed.ts";
import type { Container } from "../types.ts";
import { type PostStart } from "./post-start.ts";
import type { Pull } from "./pull-requests.ts";
/** An attempt to start a container. */
export interface Launch {
    readonly container: Container;
    readonly behavior: Behavior;
    readonly beginMs: number;
    /** Whether the image is asked of the registry, and how long that takes. */
    readonly pulls: boolean;
    readonly pull: Pull;
    /** When the pull began that succeeds after others have failed. */
    readonly retriedAtMs?: number;
    /** When the first attempt is over, and that of the next container begins. */
    readonly turnMs: number;
    /** Whether the node did not have the image when the attempt began. */
    readonly fetched: boolean;
    readonly postStart: PostStart;
    /** When it is told that the process runs, or that it does not. */
    readonly endMs: number;
    readonly problem: "InvalidImageName" | "ErrImageNeverPull" | "ErrImagePull" | undefined;
}
/** What is to be started when, on a node that has the image or not. */
export interface LaunchInput {
    readonly container: Container;
    readonly behavior: Behavior;
    readonly beginMs: number;
    readonly present: boolean;
    readonly nowMs: number;
}
/** The attempt, of which `pullOf` says how long the pull takes where there is one. */
export declare function launchAt(input: LaunchInput, pullOf: () => Pull): Launch;
/** The attempt to start a container again; what it has to pull waits for no others. */
export declare function relaunchAt(observed: Observed, input: Omit<LaunchInput, "present" | "nowMs"> & {
    readonly same: boolean;
}): Launch;
/** What a container waits for, and the events of getting there. */
export interface Waiting {
    readonly reason: string;
    readonly message: string | undefined;
    readonly notes: readonly Note[];
    readonly timed: readonly TimedNote[];
    readonly dueMs: number;
}
/** Where an attempt stands that fails for its image; `undefined` while the first pull runs. */
export declare function failedLaunch(launch: Launch, nowMs: number): Waiting | undefined;
/** The event at the begin of a pull. */
export declare const pulling: (container: Container) => Note;
/** The event at its end, or that of an image that was there. */
export declare function pulled({ container, behavior, pulls, pull }: Launch): Note;
