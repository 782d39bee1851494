import type { ImagePull } from "../behavior/behavior.ts";
import { type ImageReference } from "../images/reference.ts";
import { type Neighbor, type Observed } from "../observed.ts";
import { type Container } from "../types.ts";
/** A container whose image may be asked for. */
export interface PullRequest {
    readonly uid: string;
    readonly container: string;
    /** When the container could begin to start. */
    readonly atMs: number;
    /** Absent: nothing can be asked for, or it fails in no time. */
    readonly image: ImageReference | undefined;
    readonly imageId: string;
    readonly policy: string | undefined;
    /** Of a pull of all there is, and from then to the running process. */
    readonly durationMs: number;
    readonly startMs: number;
    /** How long these take from a time on, where that is longer. */
    readonly pullLastsMs: ImagePull["lastsMs"];
    readonly startLastsMs: ImagePull["lastsMs"];
    /** The container that begins once this one has been started. */
    readonly next: Omit<PullRequest, "atMs"> | undefined;
}
/** How long a pull takes, and how long it waits before that. */
export interface Pull {
    readonly waitMs: number;
    readonly durationMs: number;
    /** Whether the node had the image when it was asked for. */
    readonly present: boolean;
}
/**
 * The requests of pods, and what came of them. It remembers what would come out the same, so that
 * a queue is not worked out again for everyone who stands in it.
 */
export declare class PullRequests {
    #private;
    /** Those of a pod that may stand before a pull that is asked for at `beforeMs`. */
    of({ pod, observed }: Neighbor, beforeMs: number): readonly PullRequest[];
    /** The pull that a request got. */
    served({ uid, container, atMs }: Pick<PullRequest, "uid" | "container" | "atMs">): Pull | undefined;
    /** Nothing of it holds any more: pulls go otherwise from now on. */
    forget(): void;
    /** The request got this pull: nobody can come before it any more. */
    serve({ uid, container, atMs }: PullRequest, pull: Pull): void;
}
/** The request of one container. */
export declare function requestOf({ pod, behavior, nowMs }: Observed, container: Container, next?: PullRequest["next"]): Omit<PullRequest, "atMs">;
