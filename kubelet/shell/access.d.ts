/** Who may change which files, and whose new ones are. Source: Linux, path_resolution(7). */
import { type Directory, type Entry } from "./file-system.ts";
/** What a process may do to files. */
export interface Access {
    readonly user: number;
    /** Its own group first, then all others that it is in. */
    readonly groups: readonly number[];
    /** Only there the image's own files may be changed, and below; absent: everywhere. */
    readonly writable?: readonly string[];
}
export declare const rootAccess: Access;
/** New entries in such a directory belong to its group. */
export declare const setGroup = 1024;
/** Throws FileError where a process may not put the entry there, or take away what is there. */
export declare function checkWrite({ user, groups }: Access, parent: Entry | undefined, before: Entry | undefined, entry: Entry | undefined): void;
/** The entry as it is stored: what was there keeps its owner, what is new is the process's. */
export declare function owned({ user, groups }: Access, parent: Directory | undefined, before: Entry | undefined, entry: Entry): Entry;
/** `root`, or the number of somebody without a name. */
export declare const nameOfId: (id?: number) => string;
