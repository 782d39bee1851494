/**
 * The tag of an image, which is `latest` where the name has neither tag nor digest.
 * `undefined` for a digest without a tag and for what is no image name.
 */
export declare function imageTag(image: string): string | undefined;
/** `Always` for the tag `latest`, else `IfNotPresent`. */
export declare function defaultPullPolicy(image: string | undefined): string;
