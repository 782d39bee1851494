import { type Ask, type SentQuery } from "./asking.ts";
import { type ResolverConfig } from "./resolver-config.ts";
/** What `getaddrinfo` returns that finds no address. */
export type LookupError = 
/** There is no such name. */
"EAI_NONAME"
/** The name is there, but has no address of the family. */
 | "EAI_NODATA"
/** No server gave an answer, or one that failed; another time it may. */
 | "EAI_AGAIN"
/** The server would not answer. */
 | "EAI_FAIL";
export interface Resolution {
    /** In the order in which a program tries them; empty where the lookup failed. */
    readonly addresses: readonly string[];
    /** Every query that was sent, in order. */
    readonly queries: readonly SentQuery[];
    /** The name that has the addresses, at the end of all aliases. */
    readonly canonicalName?: string;
    readonly failure?: "NameNotFound" | "NameTimeout";
    readonly error?: LookupError;
    readonly tookMs: number;
}
export declare function resolve(name: string, config: ResolverConfig, ask: Ask): Resolution;
