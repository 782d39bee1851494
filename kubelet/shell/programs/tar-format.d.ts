/**
 * Archives as `tar` writes them: blocks of 512 bytes, a header before each member.
 * Source: POSIX.1-2024, pax, ustar interchange format; GNU tar for long names.
 */
export interface Member {
    readonly name: string;
    readonly kind: "file" | "directory" | "link" | "hard link";
    readonly mode: number;
    /** Seconds since the epoch. */
    readonly changedSeconds: number;
    /** Of a file. */
    readonly content: string;
    /** Of a link. */
    readonly target: string;
}
/** An archive that cannot be read. */
export declare class TarError extends Error {
}
export declare function archiveOf(members: readonly Member[]): string;
/** The members of an archive in order. Throws TarError. */
export declare function membersOf(archive: string): readonly Member[];
