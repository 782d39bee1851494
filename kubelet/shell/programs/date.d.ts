/** Times as `date` writes them, in UTC. Source: strftime(3). */
/** `+%F %T` and its like; without a format `Sun Mar  1 12:00:01 UTC 2026`. */
export declare function dateText(timeMs: number, format?: string): string;
