import { type Note, type Observed } from "../observed.ts";
export type ClaimMounts = {
    readonly problem: Note;
    /** When that was said last, if it was. */
    readonly toldMs: number | undefined;
    /** When it is to be said next. */
    readonly dueMs: number;
} | {
    readonly problem: undefined;
    /** Since when all of them are there; 0 without any. */
    readonly readyMs: number;
};
/** Whether the volumes of the claims can be mounted, for a pod taken on at `begunMs`. */
export declare function claimMounts(observed: Observed, begunMs: number): ClaimMounts;
