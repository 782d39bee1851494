/** What a server of files finds at a path below its root. */
import type { File } from "../shell/file-system.ts";
import type { MountedFiles } from "../shell/mounted-files.ts";
import type { Reply } from "./reply.ts";
export type Found = {
    readonly kind: "file";
    readonly name: string;
    readonly file: File;
}
/** A directory without an index, by its path in the container. */
 | {
    readonly kind: "directory";
    readonly path: string;
}
/** A directory that was asked for without the slash at its end. */
 | {
    readonly kind: "slashless";
} | {
    readonly kind: "missing";
    readonly path: string;
}
/** The path leads out of the root, or is none. */
 | {
    readonly kind: "outside";
};
/** Looks for the file of a path, or for the first index of a directory. */
export declare function findIn(files: MountedFiles, root: string, pathname: string | undefined, indices?: readonly string[]): Found;
/** The reply for a file, which is made again only where another file has taken its place. */
export declare function replyFor(files: MountedFiles, { name, file }: Extract<Found, {
    readonly kind: "file";
}>, make: () => Reply): Reply;
/** The names in a directory; those of directories end with a slash. */
export declare function namesIn(files: MountedFiles, path: string): readonly string[];
/** When a file was changed, and its mark: servers tell both. */
export declare function validators({ changedMs, content }: File, startedMs: number): Readonly<Record<"last-modified" | "etag", string>>;
