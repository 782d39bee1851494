/**
 * The files of a container. A directory is a value: a change makes a new one that shares what did
 * not change, so what the files were at some time is kept for nothing. Contents are byte strings:
 * one character a byte.
 */
export interface File {
    readonly kind: "file";
    readonly content: string;
    readonly mode: number;
    readonly changedMs: number;
    /** Absent: root's. */
    readonly user?: number;
    readonly group?: number;
}
export interface Link {
    readonly kind: "link";
    readonly target: string;
    readonly changedMs: number;
}
export interface Directory {
    readonly kind: "directory";
    readonly entries: ReadonlyMap<string, Entry>;
    readonly mode: number;
    readonly changedMs: number;
    readonly user?: number;
    readonly group?: number;
}
/** What reads and writes go to that is no file: `null`, `stdout`. */
export interface Device {
    readonly kind: "device";
    readonly name: string;
}
export type Entry = File | Directory | Link | Device;
export type FileErrorCode = "EACCES" | "EEXIST" | "EISDIR" | "ELOOP" | "ENOENT" | "ENOSPC" | "ENOTDIR" | "ENOTEMPTY" | "EROFS";
/** Why a file cannot be had; the message is that of `strerror`. */
export declare class FileError extends Error {
    readonly code: FileErrorCode;
    constructor(code: FileErrorCode);
}
export declare const fileMode = 420;
export declare const directoryMode = 493;
export declare const file: (content: string, changedMs?: number, mode?: number) => File;
export declare const directory: (entries?: Iterable<readonly [string, Entry]>, changedMs?: number, mode?: number) => Directory;
export declare const link: (target: string, changedMs?: number) => Link;
export declare const device: (name: string) => Device;
/** An absolute path without `.`, `..` and doubled slashes, seen from a directory. */
export declare function absolutePath(path: string, from?: string): string;
export declare const partsOf: (path: string) => readonly string[];
/** The directory above, and the last name. */
export declare function splitPath(path: string): readonly [parent: string, name: string];
/** The directory with another entry at the end of the path, whose directories must be there. */
export declare function withEntry(root: Directory, [name, ...rest]: readonly string[], entry: Entry | undefined, nowMs: number): Directory;
/** The directory with a file at this path, and all directories that lead to it. */
export declare function withFile(root: Directory, path: string, entry: Entry): Directory;
/** What is at the path, without following links. */
export declare function entryAt(root: Directory, parts: readonly string[]): Entry | undefined;
/** What files take of a disk. */
export interface Space {
    readonly bytes: number;
    readonly inodes: number;
}
/** What is below a directory and was not there `before`, as an overlay keeps it. */
export declare function spaceOf(root: Directory, before?: Directory): Space;
/** How much the files below take, in bytes. */
export declare function sizeOf(entry: Entry): number;
