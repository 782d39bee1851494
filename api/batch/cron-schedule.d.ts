/** Says when a schedule is due next. */
export interface Schedule {
    /** The first instant after `afterMs` that is due, or `undefined` where none comes in 5 years. */
    next(afterMs: number, timeZone?: string): number | undefined;
}
/** The schedule, or what is wrong with its text. */
export declare function parseSchedule(text: string): Schedule | string;
