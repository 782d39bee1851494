/** Names of hosts, as rules have them and as requests do. */
/** The name in a `Host` header: without a port, and in lower case. */
export declare const hostName: (host: string) => string;
/**
 * What of a map is filed under the host: under its own name, else under the wildcard that stands
 * for its first label. `*.foo.com` is for bar.foo.com, and not for baz.bar.foo.com or foo.com.
 */
export declare function forHost<T>(map: ReadonlyMap<string, T>, host: string): T | undefined;
