import type { KubeObject } from "../../api/resource.ts";
/**
 * The items of lists that were asked for of late. As long as nothing of the resource changes, the
 * same question gets the very same items, by which their bytes can be remembered too.
 */
export declare class ListCache {
    #private;
    /** What `make` gives, at most once as long as `changed`, the last change, stays the same. */
    items(key: string, changed: number, make: () => readonly KubeObject[]): readonly KubeObject[];
}
