/**
 * The cluster's DNS and those who ask it. Guarantees:
 * - names are answered by the objects as they were a delay ago, which is the same for the same
 *   seed and change; nothing waits on a timer;
 * - a lookup is a pure function of its name, the resolver's configuration and the answers given;
 * - answers, searches and their words are those of CoreDNS, the C libraries and the usual tools.
 */
export type { Ask, SentQuery } from "./asking.ts";
export { ClusterDns, type ClusterDnsOptions } from "./cluster-dns.ts";
export { offlineReply } from "./forward.ts";
export type { Question, RecordType, Reply, ReplyCode, ResourceRecord } from "./message.ts";
export { cachedRepliesMax } from "./reply-cache.ts";
export { type LookupError, type Resolution, resolve } from "./resolve.ts";
export type { ResolverConfig } from "./resolver-config.ts";
export { reverseName } from "./reverse-name.ts";
export { type BindNslookupCall, bindNslookup } from "./tools/bind-nslookup.ts";
export {
  busyboxNslookup,
  type NslookupCall,
  oldBusyboxNslookup,
} from "./tools/busybox-nslookup.ts";
export { allDigParts, type DigCall, type DigPart, dig } from "./tools/dig.ts";
export { type GetentCall, getentHosts } from "./tools/getent.ts";
export { type HostCall, host } from "./tools/host.ts";
export type { ToolOutput } from "./tools/transcript.ts";
export { errorText } from "./tools/words.ts";
