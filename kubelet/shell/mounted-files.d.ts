import { type Access } from "./access.ts";
import { type Directory, type Entry } from "./file-system.ts";
/** A place where files are kept: the image's own, or a volume. */
export interface Store {
    root: Directory;
    /** How up to date it is, where it shows something of the API. */
    renewal?: Renewal;
    /** No more than this fits in; absent where only the disk sets a limit. */
    limitBytes?: number;
    /** Told when a container has changed something in it. */
    onChange?: () => void;
}
export interface Renewal {
    readonly mountedMs: number;
    /** The version of the pod when it was last looked at. */
    podVersion: string | undefined;
    /** Since when it is known to be out of date. */
    staleMs: number | undefined;
}
/** A volume in the files of a container. */
export interface Mount {
    /** `/etc/config`, absolute. */
    readonly path: string;
    readonly store: Store;
    /** The directory of the store that is seen there; "/" for all of it. */
    readonly subPath: string;
    readonly isReadOnly: boolean;
    /** It is kept in memory, not on a disk. */
    readonly isMemory?: boolean;
    /** Others may change it, so what is found there depends on when one looks. */
    readonly isShared: boolean;
}
/** The files that a process sees: those of the image, with volumes mounted over them. */
export declare class MountedFiles {
    #private;
    /** Grows with every change that was made here. */
    version: number;
    /** `onShared` is told before something shared is looked at or changed. */
    constructor(own: Store, mounts: readonly Mount[], now: () => number, onShared: () => void, access?: Access);
    /** The files that are its own. */
    get root(): Directory;
    /** What is mounted, by its path. */
    get mounts(): readonly Mount[];
    /** What is at the path once all links are followed; `undefined` where there is nothing. */
    find(path: string): Entry | undefined;
    /** The same, but a link at the very end is not followed. */
    findLink(path: string): Entry | undefined;
    read(path: string): string;
    /** The names in a directory, in order, those of mounts too. */
    list(path: string): readonly string[];
    write(path: string, content: string, { append }?: {
        append?: boolean | undefined;
    }): void;
    /** Puts an entry where there may be one already. */
    put(path: string, entry: Entry): void;
    makeDirectory(path: string, { parents }?: {
        parents?: boolean | undefined;
    }): void;
    remove(path: string): void;
}
