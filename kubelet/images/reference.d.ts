/**
 * Image references, read as Docker, containerd and the kubelet read them. Source: distribution's
 * reference 0.6, which kubelet 1.36 and containerd 2 share.
 */
/** An image reference taken apart. */
export interface ImageReference {
    /** `docker.io`, `localhost:5000`. */
    readonly host: string;
    /** Fully qualified: `docker.io/library/nginx`. */
    readonly repository: string;
    /** What is asked of the registry: the digest where there is one, else the tag or `latest`. */
    readonly version: string;
    readonly isDigest: boolean;
    /** `docker.io/library/nginx:1.27`, or with `@` and the digest, which a tag gives way to. */
    readonly name: string;
}
/** Takes an image reference apart, or gives `undefined` where it is none. */
export declare function parseImage(image: string): ImageReference | undefined;
/** Why the text is no image reference, or `undefined` where it is one. */
export declare function imageProblem(image: string): string | undefined;
/** The name in full, or the text as it is where it is no image reference. */
export declare function fullImageName(image: string): string;
