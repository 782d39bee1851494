/** `which`, `logger`, `watch` and `install`, and `getent`, which has a file of its own. */
export declare const hostPrograms: (readonly [string, import("../command.ts").Command])[];
