/** Patterns of ImageBehaviors: `*` is any text, `?` any character, all else itself. */
export declare function matchesGlob(pattern: string, text: string): boolean;
/**
 * Whether the full name of an image is one that a pattern is for. Patterns are completed as Docker
 * completes references: `nginx` is `docker.io/library/nginx` in all versions. One that begins with
 * `*` is taken to name the host, too.
 */
export declare function matchesImage(pattern: string, name: string): boolean;
