import type { LogLine } from "../shell/log-lines.ts";
/** The log of a server that writes these lines when it starts; `{time}` stands for the time. */
export declare function serverLines(lines: readonly string[]): (startedAtMs: number, untilMs: number) => readonly LogLine[];
