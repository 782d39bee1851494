/** How name servers are asked for the addresses of one whole name, until one answers. */
import type { Question, Reply, ReplyCode } from "./message.ts";
import { type ResolverConfig } from "./resolver-config.ts";
/** Asks a server, so long after the lookup began; `undefined` is no answer. */
export type Ask = (server: string, question: Question, afterMs: number) => Reply | undefined;
/** A query, whom it went to, and what came back. */
export interface SentQuery extends Question {
    readonly server: string;
    readonly code: ReplyCode | "TIMEOUT";
}
/** What the servers say of a name, of both families together. */
export type Outcome = {
    readonly kind: "FOUND";
    readonly addresses: readonly string[];
    readonly canonicalName: string;
}
/** The name is there. `isAlias`: all that is known is what it is called elsewhere. */
 | {
    readonly kind: "NODATA";
    readonly isAlias: boolean;
} | {
    readonly kind: "NXDOMAIN" | "SERVFAIL" | "REFUSED" | "TIMEOUT";
};
/** One lookup under way: what was sent, and the time that has gone by. */
export declare class Asking {
    #private;
    readonly config: ResolverConfig;
    readonly queries: SentQuery[];
    tookMs: number;
    constructor(config: ResolverConfig, ask: Ask);
    ask(name: string): Outcome;
}
