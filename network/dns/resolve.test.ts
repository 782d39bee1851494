/** How clients search: ndots, search domains, servers that fail or do not answer. */
import { describe, expect, test } from "vitest";
import type { Reply } from "./message.ts";
import { type Resolution, resolve } from "./resolve.ts";
import type { ResolverConfig } from "./resolver-config.ts";
import { dnsOf, namespaceOf, serviceOf } from "./testing/objects.ts";

const searches = ["bar.svc.cluster.local", "svc.cluster.local", "cluster.local"];
const pod: ResolverConfig = { nameservers: ["10.96.0.10"], searches, options: ["ndots:5"] };

const dns = dnsOf([
  namespaceOf("bar"),
  namespaceOf("quux"),
  serviceOf("bar/foo"),
  serviceOf("bar/dual", { clusterIPs: ["10.96.0.2", "fd00:10:96::2"] }),
  serviceOf("bar/six", { clusterIPs: ["fd00:10:96::3"] }),
  serviceOf("bar/db", { type: "ExternalName", clusterIPs: [], externalName: "db.example.com" }),
  serviceOf("quux/far"),
]);

const ask = (name: string, config: Partial<ResolverConfig> = {}) =>
  resolve(name, { ...pod, ...config }, (_, question, afterMs) => dns.query(question, afterMs));

/** What was asked: each name once, with the answers for its types. */
function asked({ queries }: Resolution): string[] {
  const lines = new Map<string, string[]>();
  for (const { name, type, code } of queries) {
    lines.set(name, [...(lines.get(name) ?? []), `${type} ${code}`]);
  }
  return [...lines].map(([name, codes]) => `${name}: ${codes.join(", ")}`);
}

const none = "A NXDOMAIN, AAAA NXDOMAIN";

interface Row {
  readonly behaviour: string;
  readonly name: string;
  readonly config?: Partial<ResolverConfig>;
  readonly addresses: readonly string[];
  readonly queries: readonly string[];
}

describe("namespaces of Services: a query may return other results by the namespace of the pod", () => {
  test.each<Row>([
    {
      behaviour: "a Service of the pod's own namespace is found by its name alone",
      name: "foo",
      addresses: ["10.96.0.9"],
      queries: ["foo.bar.svc.cluster.local: A NOERROR, AAAA NOERROR"],
    },
    {
      behaviour: "one of another namespace is not found by its name alone",
      name: "far",
      addresses: [],
      queries: [
        `far.bar.svc.cluster.local: ${none}`,
        `far.svc.cluster.local: ${none}`,
        `far.cluster.local: ${none}`,
        `far: ${none}`,
      ],
    },
    {
      behaviour: "it is found by its name and namespace",
      name: "far.quux",
      addresses: ["10.96.0.9"],
      queries: [
        `far.quux.bar.svc.cluster.local: ${none}`,
        "far.quux.svc.cluster.local: A NOERROR, AAAA NOERROR",
      ],
    },
    {
      behaviour: "a whole name with fewer than five dots is looked for in all domains first",
      name: "far.quux.svc.cluster.local",
      addresses: ["10.96.0.9"],
      queries: [
        `far.quux.svc.cluster.local.bar.svc.cluster.local: ${none}`,
        `far.quux.svc.cluster.local.svc.cluster.local: ${none}`,
        `far.quux.svc.cluster.local.cluster.local: ${none}`,
        "far.quux.svc.cluster.local: A NOERROR, AAAA NOERROR",
      ],
    },
    {
      behaviour: "with a dot at its end it is asked for as it is",
      name: "far.quux.svc.cluster.local.",
      addresses: ["10.96.0.9"],
      queries: ["far.quux.svc.cluster.local: A NOERROR, AAAA NOERROR"],
    },
    {
      behaviour: "nor is it looked for in any domain then",
      name: "foo.",
      addresses: [],
      queries: [`foo: ${none}`],
    },
    {
      behaviour: "ndots: a name with as many dots is tried as it is first",
      name: "far.quux",
      config: { options: ["ndots:1"] },
      addresses: ["10.96.0.9"],
      queries: [
        `far.quux: ${none}`,
        `far.quux.bar.svc.cluster.local: ${none}`,
        "far.quux.svc.cluster.local: A NOERROR, AAAA NOERROR",
      ],
    },
    {
      behaviour: "ndots: musl tries such a name nowhere else",
      name: "far.quux",
      config: { options: ["ndots:1"], libc: "musl" },
      addresses: [],
      queries: [`far.quux: ${none}`],
    },
    {
      behaviour: "a name that has no address of the family is looked for further",
      name: "foo",
      config: { family: "IPv6" },
      addresses: [],
      queries: [
        "foo.bar.svc.cluster.local: AAAA NOERROR",
        "foo.svc.cluster.local: AAAA NXDOMAIN",
        "foo.cluster.local: AAAA NXDOMAIN",
        "foo: AAAA NXDOMAIN",
      ],
    },
    {
      behaviour: "but not by musl",
      name: "foo",
      config: { family: "IPv6", libc: "musl" },
      addresses: [],
      queries: ["foo.bar.svc.cluster.local: AAAA NOERROR"],
    },
    {
      behaviour: "no-aaaa: only addresses of IPv4 are asked for",
      name: "dual",
      config: { options: ["ndots:5", "no-aaaa"] },
      addresses: ["10.96.0.2"],
      queries: ["dual.bar.svc.cluster.local: A NOERROR"],
    },
    {
      behaviour: "a search line that is too long for musl is not read",
      name: "foo",
      config: { searches: [...searches, "a".repeat(250)], libc: "musl" },
      addresses: [],
      queries: [`foo: ${none}`],
    },
  ])("$behaviour", ({ name, config, addresses, queries }) => {
    const resolution = ask(name, config);
    expect([resolution.addresses, asked(resolution)]).toEqual([addresses, queries]);
  });
});

describe("what a lookup returns", () => {
  const tookMs = 1;
  const server = "10.96.0.10";

  test("addresses of both families, first those that the client can reach", () => {
    const name = "dual.bar.svc.cluster.local";
    expect(ask("dual")).toEqual({
      addresses: ["10.96.0.2", "fd00:10:96::2"],
      canonicalName: name,
      queries: [
        { name, type: "A", server, code: "NOERROR" },
        { name, type: "AAAA", server, code: "NOERROR" },
      ],
      tookMs,
    });
  });

  test.each([
    { libc: "glibc" as const, addresses: ["fd00:10:96::2", "10.96.0.2"] },
    { libc: "musl" as const, addresses: ["10.96.0.2", "fd00:10:96::2"] },
  ])("with addresses of both families of its own, $libc has them in its order", (row) => {
    const { libc, addresses } = row;
    expect(ask("dual", { libc, ownFamilies: ["IPv4", "IPv6"] }).addresses).toEqual(addresses);
  });

  test("that there is no such name, after every domain was asked", () => {
    const { queries, ...rest } = ask("nope");
    expect(rest).toEqual({
      addresses: [],
      failure: "NameNotFound",
      error: "EAI_NONAME",
      tookMs: 4,
    });
    expect(queries).toHaveLength(8);
  });

  test("that an alias leads to no address", () => {
    const { queries, ...rest } = ask("db");
    expect(rest).toEqual({ addresses: [], failure: "NameNotFound", error: "EAI_NONAME", tookMs });
    expect(ask("db", { libc: "musl" }).error).toBe("EAI_NODATA");
  });

  test("that the name has no address of the family", () => {
    expect(ask("six", { family: "IPv4" })).toMatchObject({ error: "EAI_NODATA" });
  });

  test("that it failed for now, where no server reaches the name", () => {
    const glibc = ask("www.example.com.");
    expect([glibc.error, glibc.tookMs, glibc.queries.length]).toEqual(["EAI_AGAIN", 2, 4]);
    const musl = ask("www.example.com.", { libc: "musl" });
    expect([musl.error, musl.tookMs, musl.queries.length]).toEqual(["EAI_AGAIN", 5000, 12]);
  });

  test("what one family has, although the server fails for the other; but not with musl", () => {
    const halved = (libc: "glibc" | "musl") => {
      const { addresses, error, queries } = resolve(
        "known.example.com.",
        { ...pod, libc },
        (_, { type }) =>
          type === "A" ? known : { code: "SERVFAIL", answers: [], authoritative: false },
      );
      return [addresses, error, queries.map((query) => query.type).join(" ")];
    };
    const known: Reply = {
      code: "NOERROR",
      answers: [{ name: "known.example.com", type: "A", ttlSeconds: 30, data: "192.0.2.7" }],
      authoritative: false,
    };
    expect(halved("glibc")).toEqual([["192.0.2.7"], undefined, "A AAAA"]);
    expect(halved("musl")).toEqual([[], "EAI_AGAIN", `A${" AAAA".repeat(10)}`]);
  });
});

describe("what needs no name server", () => {
  const hosts = new Map([
    ["localhost", ["127.0.0.1", "::1"]],
    ["web-0.web.bar.svc.cluster.local", ["10.244.1.5"]],
    ["foo", ["203.0.113.7"]],
  ]);

  test.each([
    { behaviour: "an address is its own name", name: "10.96.0.9", addresses: ["10.96.0.9"] },
    { behaviour: "so is one of IPv6", name: "fd00::1", addresses: ["fd00::1"] },
    {
      behaviour: "localhost is the machine itself",
      name: "localhost",
      addresses: ["127.0.0.1", "::1"],
    },
    {
      behaviour: "the hosts file goes before all name servers",
      name: "foo",
      addresses: ["203.0.113.7"],
    },
    {
      behaviour: "in any case of letters",
      name: "Web-0.web.bar.svc.cluster.local",
      addresses: ["10.244.1.5"],
    },
    { behaviour: "nothing has no address", name: "", addresses: [] },
    { behaviour: "nor has a name with an empty label", name: "foo..bar", addresses: [] },
    { behaviour: "nor one with a label of 64 letters", name: "a".repeat(64), addresses: [] },
    { behaviour: "nor one of 254", name: `${"a.".repeat(126)}aa`, addresses: [] },
  ])("$behaviour", ({ name, addresses }) => {
    const { queries, ...rest } = ask(name, { hosts });
    expect([rest.addresses, queries, rest.tookMs]).toEqual([addresses, [], 0]);
  });
});

describe("servers that do not answer", () => {
  const reply: Reply = {
    code: "NOERROR",
    answers: [{ name: "foo", type: "A", ttlSeconds: 30, data: "10.96.0.9" }],
    authoritative: true,
  };
  const lookUp = (config: Partial<ResolverConfig>, working: readonly string[]) =>
    resolve("foo.", { ...pod, ...config }, (server) =>
      working.includes(server) ? reply : undefined,
    );
  const timesOf = (config: Partial<ResolverConfig>, working: readonly string[] = []) => {
    const { failure, tookMs, queries } = lookUp(config, working);
    return [failure, tookMs, queries.length];
  };

  test.each([
    {
      behaviour: "two attempts of five seconds",
      config: {},
      result: ["NameTimeout", 10_000, 4],
    },
    {
      behaviour: "with musl five seconds for both attempts",
      config: { libc: "musl" as const },
      result: ["NameTimeout", 5000, 4],
    },
    {
      behaviour: "timeout and attempts as the options say",
      config: { options: ["timeout:2", "attempts:3"] },
      result: ["NameTimeout", 6000, 6],
    },
    {
      behaviour: "further servers are waited for by their part of twice the time",
      config: { nameservers: ["1.1.1.1", "2.2.2.2"], options: ["attempts:1"] },
      result: ["NameTimeout", 10_000, 4],
    },
    {
      behaviour: "the second server is asked after five seconds",
      config: { nameservers: ["1.1.1.1", "2.2.2.2"] },
      working: ["2.2.2.2"],
      result: [undefined, 5001, 4],
    },
    {
      behaviour: "musl asks all at once, and the first that answers is enough",
      config: { nameservers: ["1.1.1.1", "2.2.2.2"], libc: "musl" as const },
      working: ["2.2.2.2"],
      result: [undefined, 1, 4],
    },
    {
      behaviour: "no more than three servers are asked",
      config: {
        nameservers: ["1.1.1.1", "2.2.2.2", "3.3.3.3", "4.4.4.4"],
        options: ["attempts:1"],
      },
      result: ["NameTimeout", 14_000, 6],
    },
    {
      behaviour: "without a server the machine itself is asked",
      config: { nameservers: [] },
      working: ["127.0.0.1"],
      result: [undefined, 1, 2],
    },
  ])("$behaviour", ({ config, working, result }) => {
    expect(timesOf(config, working)).toEqual(result);
  });

  test("a search ends with a server that does not answer, but for the name as it is", () => {
    const silent = resolve("foo", pod, () => undefined);
    expect([silent.failure, silent.error, silent.tookMs]).toEqual([
      "NameTimeout",
      "EAI_AGAIN",
      20_000,
    ]);
    expect([...new Set(silent.queries.map(({ name }) => name))]).toEqual([
      "foo.bar.svc.cluster.local",
      "foo",
    ]);
  });

  test("the question is told when it is asked, counted from the beginning", () => {
    const times: number[] = [];
    resolve("foo.", pod, (_, __, afterMs) => {
      times.push(afterMs);
      return undefined;
    });
    expect(times).toEqual([0, 0, 5000, 5000]);
  });
});
