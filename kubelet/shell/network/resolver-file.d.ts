/** How a container finds name servers: its `/etc/resolv.conf`, as programs read it. */
import type { Shell } from "../shell.ts";
import type { RecordType, Reply } from "./container-network.ts";
import { type Waiting } from "./wait.ts";
export interface ResolverSettings {
    readonly servers: readonly string[];
    readonly searches: readonly string[];
    readonly ndots: number;
}
export declare function resolverSettings({ context: { files } }: Shell): ResolverSettings;
export interface Asked {
    readonly server: string;
    readonly reply: Reply;
}
export interface Patience {
    readonly timeoutMs: number;
    readonly tries: number;
}
/** Asks one server after another until one answers. Their silence takes its time. */
export declare function askServers(question: {
    readonly name: string;
    readonly type: RecordType;
}, servers: readonly string[], { timeoutMs, tries }: Patience, shell: Shell): Waiting<Asked | undefined>;
/** The address of a name server that is given by its name. */
export declare function serverAddress(given: string, shell: Shell): Waiting<string | undefined>;
/** `10.96.0.1` is `1.0.96.10.in-addr.arpa`. `undefined` where it is no address. */
export declare function reverseName(text: string): string | undefined;
