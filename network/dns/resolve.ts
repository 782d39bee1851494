/**
 * How a program finds the addresses of a name: `getaddrinfo` and the stub resolver below it.
 * Source: glibc 2.41, resolv/res_query.c and res_send.c; musl 1.2.5, network/lookup_name.c and
 * res_msend.c. Where they differ, `libc` says which is followed.
 */
import { type IpFamily, ipFamily, parseIp } from "../../api/validation/ip.ts";
import { type Ask, Asking, type Outcome, type SentQuery } from "./asking.ts";
import { withoutDot } from "./message.ts";
import { optionsOf, type ResolverConfig, searchesOf } from "./resolver-config.ts";

/** What `getaddrinfo` returns that finds no address. */
export type LookupError =
  /** There is no such name. */
  | "EAI_NONAME"
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

/** Source: RFC 1035 2.3.4. */
const nameLengthMax = 253;
const labelLengthMax = 63;

export function resolve(name: string, config: ResolverConfig, ask: Ask): Resolution {
  const own = ownAddresses(name, config);
  if (own !== undefined) return { addresses: own, queries: [], canonicalName: name, tookMs: 0 };
  if (!canBeAsked(name)) return failed("EAI_NONAME", [], 0);
  const asking = new Asking(config, ask);
  const outcome = config.libc === "musl" ? searchMusl(name, asking) : searchGlibc(name, asking);
  if (outcome.kind !== "FOUND") {
    const { queries, tookMs } = asking;
    const isLonely = outcome.kind === "NODATA" && outcome.isAlias && config.libc !== "musl";
    const error = isLonely ? "EAI_NONAME" : errors[outcome.kind];
    return failed(error, queries, tookMs, outcome.kind === "TIMEOUT");
  }
  return {
    addresses: inOrder(outcome.addresses, config),
    queries: asking.queries,
    canonicalName: outcome.canonicalName,
    tookMs: asking.tookMs,
  };
}

/** What needs no server: an address as it is, the names of the hosts file, the machine itself. */
function ownAddresses(
  name: string,
  { hosts, family }: ResolverConfig,
): readonly string[] | undefined {
  if (mayBeAddress(name) && parseIp(name) !== undefined) return [name];
  const lower = name.toLowerCase();
  const known = hosts?.get(lower) ?? (lower === "localhost" ? ["127.0.0.1", "::1"] : undefined);
  if (known === undefined) return undefined;
  const wanted = family === undefined ? known : known.filter((each) => ipFamily(each) === family);
  return wanted.length === 0 ? undefined : wanted;
}

/** Most names begin with a letter that no digit is. */
const mayBeAddress = (name: string) => /^[\d:]|^[a-f][\da-f]*:/i.test(name);

/** Neither the name nor any label is empty or too long. */
function canBeAsked(text: string): boolean {
  const name = withoutDot(text);
  if (name === "" || name.length > nameLengthMax) return false;
  let start = 0;
  while (start <= name.length) {
    const dot = name.indexOf(".", start);
    const end = dot === -1 ? name.length : dot;
    if (end === start || end - start > labelLengthMax) return false;
    start = end + 1;
  }
  return true;
}

function dotsIn(name: string): number {
  let dots = 0;
  for (let at = name.indexOf("."); at !== -1; at = name.indexOf(".", at + 1)) dots += 1;
  return dots;
}

/**
 * A name with enough dots is tried as it is, then in the search domains; another the other way
 * round. A domain that has the name without an address does not end the search, nor does a server
 * that failed; one that does not answer does.
 */
function searchGlibc(name: string, asking: Asking): Outcome {
  const bare = withoutDot(name);
  const isAbsolute = bare !== name;
  const isFirst = isAbsolute || dotsIn(name) >= optionsOf(asking.config).ndots;
  const asIs = isFirst ? asking.ask(bare) : undefined;
  if (asIs !== undefined && (isAbsolute || isFinal(asIs))) return asIs;
  let best: Outcome | undefined;
  for (const domain of searchesOf(asking.config)) {
    const outcome = asking.ask(within(bare, domain));
    if (isFinal(outcome)) return outcome;
    if (outcome.kind === "NODATA") best = outcome;
    else if (outcome.kind === "SERVFAIL" && best === undefined) best = outcome;
    else if (outcome.kind === "TIMEOUT" || outcome.kind === "REFUSED") break;
  }
  if (asIs !== undefined) return asIs;
  const last = asking.ask(bare);
  return isFinal(last) ? last : (best ?? last);
}

/** An address, or an alias that leads to none, ends the search. */
const isFinal = (outcome: Outcome) =>
  outcome.kind === "FOUND" || (outcome.kind === "NODATA" && outcome.isAlias);

/**
 * A name with enough dots is tried as it is and nowhere else; another in the search domains first.
 * Only "there is no such name" goes on to the next domain.
 */
function searchMusl(name: string, asking: Asking): Outcome {
  const bare = withoutDot(name);
  const isSearched = bare === name && dotsIn(name) < optionsOf(asking.config).ndots;
  for (const domain of isSearched ? searchesOf(asking.config) : []) {
    const outcome = asking.ask(within(bare, domain));
    if (outcome.kind !== "NXDOMAIN") return outcome;
  }
  return asking.ask(bare);
}

/** Names that were searched for of late, by domain: a text that is made anew is hashed anew. */
const searched = new Map<string, Map<string, string>>();
const searchedMax = 256;

/** The domain may be the root, written as a dot. */
function within(name: string, domain: string): string {
  const known = searched.get(domain);
  const before = known?.get(name);
  if (before !== undefined) return before;
  const bare = withoutDot(domain);
  const made = bare === "" ? name : `${name}.${bare}`;
  const names = known ?? new Map<string, string>();
  if (names.size >= searchedMax) names.clear();
  if (searched.size >= searchedMax) searched.clear();
  searched.set(domain, names.set(name, made));
  return made;
}

/**
 * Addresses that the client cannot reach come last. Of the others, glibc tries those of IPv6
 * first; musl does so too but for addresses that are unique to a site, as clusters have them.
 * Source: RFC 6724 2.1 and 6; glibc still has the table of RFC 3484.
 */
function inOrder(
  addresses: readonly string[],
  { ownFamilies = onlyFour, libc }: ResolverConfig,
): readonly string[] {
  if (addresses.length < 2 || !addresses.some((each) => each.includes(":"))) return addresses;
  const rank = (address: string) => {
    const isSix = address.includes(":");
    if (!ownFamilies.includes(isSix ? "IPv6" : "IPv4")) return 3;
    if (!isSix) return 1;
    return libc === "musl" && /^f[cd]/i.test(address) ? 2 : 0;
  };
  return [...addresses].sort((left, right) => rank(left) - rank(right));
}

const onlyFour: readonly IpFamily[] = ["IPv4"];

const errors = {
  NXDOMAIN: "EAI_NONAME",
  NODATA: "EAI_NODATA",
  SERVFAIL: "EAI_AGAIN",
  TIMEOUT: "EAI_AGAIN",
  REFUSED: "EAI_FAIL",
} as const satisfies Record<Exclude<Outcome["kind"], "FOUND">, LookupError>;

function failed(
  error: LookupError,
  queries: readonly SentQuery[],
  tookMs: number,
  isTimeout = false,
): Resolution {
  const failure = isTimeout ? "NameTimeout" : "NameNotFound";
  return { addresses: [], queries, failure, error, tookMs };
}
