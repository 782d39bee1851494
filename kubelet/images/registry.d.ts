import type { ImageReference } from "./reference.ts";
/** Who asks. */
export interface Puller {
    /** The architecture of the node: `amd64`. */
    readonly architecture: string;
    /** Whether every repository exists; else only those that are known or may be logged in to. */
    readonly anyImage: boolean;
    /** Whether the pod has credentials for the registry. */
    readonly hasCredentials: (host: string) => boolean;
}
/** A node like most, for which every repository exists. */
export declare const anyPuller: Puller;
/** The one puller of an architecture for which every repository exists. */
export declare function openPullerOf(architecture: string): Puller;
/** Why the pull of an image fails, in the runtime's words, or `undefined` where it succeeds. */
export declare function pullError(image: ImageReference, puller: Puller): string | undefined;
