/**
 * The cluster's DNS and those who ask it. Guarantees:
 * - names are answered by the objects as they were a delay ago, which is the same for the same
 *   seed and change; nothing waits on a timer;
 * - a lookup is a pure function of its name, the resolver's configuration and the answers given;
 * - answers are those of CoreDNS, searches those of the C libraries.
 */
export type { Ask, SentQuery } from "./asking.ts";
export { ClusterDns, type ClusterDnsOptions } from "./cluster-dns.ts";
export { offlineReply } from "./forward.ts";
export type { Question, RecordType, Reply, ReplyCode, ResourceRecord } from "./message.ts";
export { cachedRepliesMax } from "./reply-cache.ts";
export { type LookupError, type Resolution, resolve } from "./resolve.ts";
export type { ResolverConfig } from "./resolver-config.ts";
export { reverseName } from "./reverse-name.ts";
