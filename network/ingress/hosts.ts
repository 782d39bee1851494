/** Names of hosts, as rules have them and as requests do. */

/** The name in a `Host` header: without a port, and in lower case. */
export const hostName = (host: string): string =>
  host.replace(/:\d*$/, "").replace(/\.$/, "").toLowerCase();

/**
 * What of a map is filed under the host: under its own name, else under the wildcard that stands
 * for its first label. `*.foo.com` is for bar.foo.com, and not for baz.bar.foo.com or foo.com.
 */
export function forHost<T>(map: ReadonlyMap<string, T>, host: string): T | undefined {
  const exact = map.get(host);
  if (exact !== undefined) return exact;
  const dot = host.indexOf(".");
  return dot <= 0 ? undefined : map.get(`*${host.slice(dot)}`);
}
