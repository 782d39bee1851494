import type { Shell } from "../shell.ts";
import { ProgramError } from "./program.ts";
export interface CurlOptions {
    readonly urls: readonly string[];
    /** For each URL, in order; `undefined` is the output. */
    readonly outputs: readonly string[];
    readonly keepsNames: boolean;
    readonly method: string;
    readonly body: string | undefined;
    readonly headers: Readonly<Record<string, string>>;
    readonly isSilent: boolean;
    readonly showsErrors: boolean;
    readonly showsProgress: boolean;
    readonly isVerbose: boolean;
    readonly includesHeaders: boolean;
    readonly isHead: boolean;
    /** What happens with answers from 400 on: `body` shows them all the same. */
    readonly failsOn400: "no" | "yes" | "body";
    readonly failsEarly: boolean;
    readonly follows: boolean;
    readonly redirectsMax: number;
    readonly timeoutMs: number | undefined;
    readonly connectTimeoutMs: number | undefined;
    readonly retries: number;
    readonly retryDelayMs: number | undefined;
    readonly retriesRefused: boolean;
    readonly retriesAll: boolean;
    readonly writeOut: string;
    /** Addresses that names are said to have, by `host:port`. */
    readonly resolves: ReadonlyMap<string, string>;
}
/** Something that is said without the name of the program before each line. */
export declare class CurlUsageError extends ProgramError {
    constructor(message: string);
}
export declare function curlOptions(args: readonly string[], shell: Shell): CurlOptions;
export declare const curlVersion = "8.14.1";
