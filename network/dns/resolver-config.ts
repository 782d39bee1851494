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

/** Source: resolv.conf(5); resolv/resolv.h of glibc 2.41, res_msend.c of musl 1.2.5. */
const ndotsMax = 15;
const timeoutSecondsMax = { glibc: 30, musl: 60 } as const;
const attemptsMax = { glibc: 5, musl: 10 } as const;
export const nameserversMax = 3;
/** Longer search lines are not read. */
const muslLineMax = 255;

/** By the list, which is the same for all containers of a pod. */
const read = {
  glibc: new WeakMap<readonly string[], ResolverOptions>(),
  musl: new WeakMap<readonly string[], ResolverOptions>(),
} as const;

export function optionsOf({ options, libc = "glibc" }: ResolverConfig): ResolverOptions {
  const known = read[libc].get(options);
  if (known !== undefined) return known;
  const numberOf = (name: string) => {
    const option = options.findLast((each) => each.startsWith(`${name}:`));
    const value = Number.parseInt(option?.slice(name.length + 1) ?? "", 10);
    return Number.isNaN(value) ? undefined : value;
  };
  const made: ResolverOptions = {
    ndots: Math.min(numberOf("ndots") ?? 1, ndotsMax),
    timeoutMs: Math.min(numberOf("timeout") ?? 5, timeoutSecondsMax[libc]) * 1000,
    attempts: Math.max(1, Math.min(numberOf("attempts") ?? 2, attemptsMax[libc])),
    noAaaa: libc === "glibc" && options.includes("no-aaaa"),
  };
  read[libc].set(options, made);
  return made;
}

/** The search domains that the C library takes note of. */
export function searchesOf({ searches, libc }: ResolverConfig): readonly string[] {
  if (libc !== "musl") return searches;
  return `search ${searches.join(" ")}\n`.length > muslLineMax ? [] : searches;
}

/** The servers that are asked; without any, the machine itself. */
export function serversOf({ nameservers }: ResolverConfig): readonly string[] {
  if (nameservers.length === 0) return ["127.0.0.1"];
  return nameservers.length > nameserversMax ? nameservers.slice(0, nameserversMax) : nameservers;
}
