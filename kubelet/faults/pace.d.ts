/** How long something takes on a machine that is slow, or frozen, for a time. */
/** A time in which everything takes so many times as long; `Infinity` where nothing goes on. */
export interface Slowdown {
    readonly startMs: number;
    readonly endMs: number;
    readonly factor: number;
}
/** How long something takes that begins at a time and takes `workMs` where nothing is slow. */
export declare function lastingMs(slowdowns: readonly Slowdown[], beginMs: number, workMs: number): number;
/** How many times as long everything takes at a time; several slowdowns multiply. */
export declare function factorAt(slowdowns: readonly Slowdown[], atMs: number): number;
