/** What the simulated registry holds under a reference: an index, its manifests, their layers. */
import { type Architecture } from "./digests.ts";
import type { ImageReference } from "./reference.ts";
export interface Layer {
    readonly digest: string;
    /** Compressed, as it is fetched and as containerd counts it. */
    readonly sizeBytes: number;
}
/** The image that a node of one architecture gets. */
export interface Manifest {
    /** The digest of its configuration, by which the runtime knows the image. */
    readonly id: string;
    /** The lowest first. */
    readonly layers: readonly Layer[];
    readonly sizeBytes: number;
}
/** `docker.io/library/nginx@sha256:…`, as statuses name the image: the digest of the index. */
export declare function imageIdOf(reference: ImageReference): string;
/** The digest of the manifest for an architecture, within the index of the reference. */
export declare function manifestDigest(reference: ImageReference, architecture: Architecture): string;
/** The image for an architecture, or `undefined` where there is none for it. */
export declare function manifestOf(reference: ImageReference, architecture: string): Manifest | undefined;
