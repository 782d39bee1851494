import type { Observed } from "../observed.ts";
import type { Container } from "../types.ts";
/** What is looked at. */
export type Seen = Pick<Observed, "pod" | "configuration">;
/** Why a container cannot be created for its environment, or `undefined`. */
export declare function environmentProblem(observed: Observed, container: Container): string | undefined;
/** When the last of the objects that a container's environment is made of had come to be. */
export declare function environmentSinceMs(observed: Seen, { env, envFrom }: Container): number;
/** What the pod's volumes need. */
export interface Mounts {
    /** The event's message where a volume cannot be set up. */
    readonly problem: string | undefined;
    /** When the last of the objects came to be; 0 without any. */
    readonly readyMs: number;
}
/** Whether the volumes can be set up now, and since when. */
export declare function mounts(observed: Seen): Mounts;
