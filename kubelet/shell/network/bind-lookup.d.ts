/** How the tools of BIND search and ask. Source: bind 9.18, bin/dig/dighost.c. */
import type { Shell } from "../shell.ts";
import type { RecordType, Reply } from "./container-network.ts";
import type { ResolverSettings } from "./resolver-file.ts";
import { type Waiting } from "./wait.ts";
export interface BindSettings {
    readonly servers: readonly string[];
    readonly timeoutMs: number;
    /** How often each server is asked that does not answer. */
    readonly tries: number;
    /** Where a server fails, or would not ask others, that is told and the next one asked. */
    readonly isChoosy?: {
        readonly forRecursion: boolean;
    };
}
/** A reply, whom it came from, and the whole name that was asked for. */
export interface Found {
    readonly reply: Reply;
    readonly server: string;
    readonly name: string;
}
/** Said where no server answers. */
export declare const unreachable = ";; no servers could be reached\n";
/** The names to try: one with enough dots, or with one at its end, as it is and nowhere else. */
export declare function candidates(name: string, { searches, ndots }: ResolverSettings): readonly string[];
/** The first reply that is no error, or the last; `undefined` where no server answers. */
export declare function lookUp(names: readonly string[], type: RecordType, settings: BindSettings, shell: Shell): Waiting<Found | undefined>;
/** The name at the end of all aliases. */
export declare function canonicalName({ name, reply }: Found): string;
