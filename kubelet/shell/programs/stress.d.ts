/** `stress`, which uses CPU and memory for as long as it is told to, and what it uses. */
import type { Command } from "../command.ts";
export declare const stressPrograms: readonly (readonly [string, Command])[];
/** What a process does with its machine. */
export interface Stress {
    readonly cpus: number;
    readonly memoryBytes: number;
    /** `Infinity` where it goes on until it is stopped. */
    readonly seconds: number;
    /** As it tells of itself. */
    readonly hogs: string;
}
/** What the arguments ask for. Source: stress 1.0.4. */
export declare function stressOf(args: readonly string[]): Stress;
