/** What a container's resolver works with: its files, and the C library that reads them. */
import type { IpFamily } from "../../api/validation/ip.ts";
export interface ResolverConfig {
    /** The lines of `/etc/resolv.conf`. */
    readonly nameservers: readonly string[];
    readonly searches: readonly string[];
    /** `ndots:5`, `timeout:2`, `attempts:3`, `no-aaaa`; others change nothing here. */
    readonly options: readonly string[];
    /** `/etc/hosts`: the addresses of each name, in lower case. It goes before all servers. */
    readonly hosts?: ReadonlyMap<string, readonly string[]>;
    /** That of the image: musl in Alpine's, glibc, which is the default, in most others. */
    readonly libc?: "glibc" | "musl";
    /** Only addresses of this family are wanted; otherwise both are asked for at once. */
    readonly family?: IpFamily;
    /** The families of which the client has an address of its own; only IPv4 by default. */
    readonly ownFamilies?: readonly IpFamily[];
    /** From a question to the answer of a server that is there. */
    readonly roundTripMs?: number;
}
export interface ResolverOptions {
    /** Names with fewer dots are first looked for in the search domains. */
    readonly ndots: number;
    /** How long an answer is waited for. */
    readonly timeoutMs: number;
    readonly attempts: number;
    /** No addresses of IPv6 are asked for. */
    readonly noAaaa: boolean;
}
export declare const nameserversMax = 3;
export declare function optionsOf({ options, libc }: ResolverConfig): ResolverOptions;
/** The search domains that the C library takes note of. */
export declare function searchesOf({ searches, libc }: ResolverConfig): readonly string[];
/** The servers that are asked; without any, the machine itself. */
export declare function serversOf({ nameservers }: ResolverConfig): readonly string[];
