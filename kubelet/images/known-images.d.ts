/** What well-known images do when they run as they come. Sizes are those of the amd64 images. */
import type { Architecture } from "./digests.ts";
/** An image that the kubelet knows by its repository. */
export interface KnownImage {
    /** Compressed, with its base. */
    readonly sizeBytes: number;
    /** The image whose layers are its lowest; absent: it shares none. */
    readonly base?: Base;
    /** Absent: those of `architectures`. */
    readonly architectures?: readonly Architecture[];
    readonly ports: readonly number[];
    /** From the start of the process until it listens. */
    readonly readyAfterMs?: number;
    /** Ends at once when run without arguments: a shell without a terminal. */
    readonly isShell?: boolean;
    /** Absent: PID 1 ignores SIGTERM. */
    readonly stopMs?: number;
    readonly stopCode?: number;
    /** One of these variables must be set, else the entrypoint prints the line and exits with 1. */
    readonly needsOneOf?: {
        readonly variables: readonly string[];
        readonly line: string;
    };
    readonly lines?: readonly string[];
    /** What it uses while it has nothing to do; absent: as any image does. */
    readonly idle?: Use;
}
declare const bases: {
    alpine: number;
    debian: number;
    "debian-slim": number;
    ubuntu: number;
};
/** An image that others are built upon. */
export type Base = keyof typeof bases;
/** The size of an image that others are built upon. */
export declare const baseBytes: (base: Base) => number;
/** How much a container uses: CPU in millicores, memory in bytes. */
export interface Use {
    readonly cpuMillicores: number;
    readonly memoryBytes: number;
}
/** What an image uses that nothing else is known of. */
export declare const idleDefault: Use;
/** The image of this repository (`docker.io/library/nginx`), or `undefined` for one of your own. */
export declare function knownImage(repository: string): KnownImage | undefined;
/** The name that a repository has now: Kubernetes' own have moved twice. */
export declare const presentName: (repository: string) => string;
/** Everything that is not in the table is taken to be of this size. */
export declare const unknownImageBytes = 84213377;
export {};
