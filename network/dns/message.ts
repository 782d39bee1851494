/**
 * Questions and answers of DNS. Names are absolute, and written without the dot at their end but
 * for those that a client asks for.
 */

export type RecordType = "A" | "AAAA" | "CNAME" | "MX" | "NS" | "PTR" | "SOA" | "SRV" | "TXT";

export interface Question {
  /** In any case, with or without a dot at its end. */
  readonly name: string;
  readonly type: RecordType;
}

/** One record, in the form that zone files have. */
export interface ResourceRecord {
  /** As it was asked for, where it is the name of the question. */
  readonly name: string;
  readonly type: RecordType;
  readonly ttlSeconds: number;
  /**
   * An address, a name, or the parts with blanks between them: `0 100 80 web.default.svc…` of an
   * SRV record. Texts stand without their quotes.
   */
  readonly data: string;
}

export type ReplyCode = "NOERROR" | "NXDOMAIN" | "SERVFAIL" | "REFUSED";

/** What a name server says. NOERROR without answers: the name is there, but with other types. */
export interface Reply {
  readonly code: ReplyCode;
  readonly answers: readonly ResourceRecord[];
  /** The zone, where the answer is that there is nothing. */
  readonly authority?: readonly ResourceRecord[];
  /** What was not asked for but will be, such as the addresses behind SRV records. */
  readonly additional?: readonly ResourceRecord[];
  /** It comes from the server of the zone, or says so as CoreDNS' cache does. */
  readonly authoritative: boolean;
  /** The server asks others. CoreDNS says it only of what it did ask others. */
  readonly recursionAvailable?: boolean;
  /** How much later than usual it comes, where something holds it up. */
  readonly lateMs?: number;
}

/** The type that addresses of this family have. */
export const addressType = (address: string): "A" | "AAAA" =>
  address.includes(":") ? "AAAA" : "A";

/** Without the dot at its end. */
export const withoutDot = (name: string): string =>
  name.charCodeAt(name.length - 1) === dot ? name.slice(0, -1) : name;

const dot = 0x2e;

/** The lowest time to live of all records; `undefined` where there are none. */
export function lowestTtl({ answers, authority, additional }: Reply): number | undefined {
  let lowest: number | undefined;
  for (const records of [answers, authority, additional]) {
    for (const { ttlSeconds } of records ?? []) {
      if (lowest === undefined || ttlSeconds < lowest) lowest = ttlSeconds;
    }
  }
  return lowest;
}

/** The reply with this time to live on all records; itself where they have it. */
export function withTtl(reply: Reply, ttlSeconds: number): Reply {
  const { answers, authority = [], additional = [] } = reply;
  const isSo = (record: ResourceRecord) => record.ttlSeconds === ttlSeconds;
  if (answers.every(isSo) && authority.every(isSo) && additional.every(isSo)) return reply;
  const change = (record: ResourceRecord) => ({ ...record, ttlSeconds });
  return {
    ...reply,
    answers: answers.map(change),
    ...(reply.authority === undefined ? {} : { authority: authority.map(change) }),
    ...(reply.additional === undefined ? {} : { additional: additional.map(change) }),
  };
}
