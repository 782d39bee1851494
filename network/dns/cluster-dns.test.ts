/**
 * What names lead to. The tests read as the specification of Kubernetes' DNS, version 1.1, and the
 * page "DNS for Services and Pods"; what these leave open is CoreDNS'.
 */
import { describe, expect, test } from "vitest";
import { testPort } from "../../api/core/service/test-services.ts";
import type { RecordType, Reply } from "./message.ts";
import {
  dnsOf,
  headless,
  httpPort,
  linesOf,
  namespaceOf,
  serviceOf,
  sliceOf,
} from "./testing/objects.ts";

const zone =
  "? cluster.local 30 SOA ns.dns.cluster.local hostmaster.cluster.local 0 7200 1800 86400 30";
const noSuchName = ["NXDOMAIN", zone];
const noSuchRecord = ["NOERROR", zone];

const http = testPort({ name: "http" });
const https = testPort({ name: "https", port: 443, targetPort: 8443 });
const external = {
  type: "ExternalName",
  clusterIP: undefined,
  clusterIPs: undefined,
  ports: undefined,
} as const;

const dns = dnsOf(
  [
    namespaceOf("default"),
    namespaceOf("kube-system"),
    namespaceOf("my-namespace"),
    serviceOf("kubernetes", { clusterIP: "10.96.0.1", clusterIPs: ["10.96.0.1"], ports: [https] }),
    serviceOf("kube-system/kube-dns", { clusterIP: "10.96.0.10", clusterIPs: ["10.96.0.10"] }),
    serviceOf("web", { ports: [http, https, testPort({ port: 9090 })] }),
    sliceOf("web", ["10.244.1.5"]),
    serviceOf("dual", { clusterIPs: ["10.96.0.2", "fd00:10:96::2"], ports: [http] }),
    serviceOf("empty", { clusterIP: "10.96.0.3", clusterIPs: ["10.96.0.3"] }),
    serviceOf("pets", headless),
    sliceOf("pets", [
      { ip: "10.244.1.6", hostname: "my-pet" },
      { ip: "10.244.1.7", hostname: "my-pet-2" },
      "10.244.2.8",
      { ip: "10.244.2.9", hostname: "ill", ready: false },
    ]),
    sliceOf("pets", ["fd00:10:244::6"], { addressType: "IPv6" }),
    serviceOf("quiet", headless),
    sliceOf("quiet", [{ ip: "10.244.1.9", ready: false }]),
    serviceOf("portless", { ...headless, ports: undefined }),
    sliceOf("portless", ["10.244.3.1"], { ports: [] }),
    serviceOf("twins", headless),
    sliceOf("twins", [
      { ip: "10.244.4.1", hostname: "twin" },
      { ip: "10.244.4.2", hostname: "twin" },
    ]),
    serviceOf("my-namespace/db", { ...external, externalName: "my.database.example.com" }),
    serviceOf("inside", { ...external, externalName: "web.default.svc.cluster.local" }),
    serviceOf("nowhere", { ...external, externalName: "nope.default.svc.cluster.local." }),
    serviceOf("numbers", { ...external, externalName: "192.0.2.1" }),
    serviceOf("a", { ...external, externalName: "b.default.svc.cluster.local" }),
    serviceOf("b", { ...external, externalName: "a.default.svc.cluster.local" }),
  ],
  {
    upstream: ({ name, type }): Reply | undefined =>
      name === "my.database.example.com" && type === "A"
        ? {
            code: "NOERROR",
            answers: [{ name, type, ttlSeconds: 20, data: "192.0.2.53" }],
            authoritative: false,
          }
        : undefined,
  },
);

interface Row {
  readonly behaviour: string;
  readonly name: string;
  readonly type?: RecordType;
  readonly lines: readonly string[];
}

function check(rows: readonly Row[]): void {
  test.each(rows)("$behaviour", ({ name, type = "A", lines }) => {
    expect(linesOf(dns.query({ name, type }, 0))).toEqual(lines);
  });
}

describe("2.2 - record for schema version", () => {
  check([
    {
      behaviour: "there is a TXT record with the version of the schema",
      name: "dns-version.cluster.local",
      type: "TXT",
      lines: ["NOERROR", "dns-version.cluster.local 30 TXT 1.1.0"],
    },
  ]);
});

describe("2.3 - records for a Service with ClusterIP", () => {
  check([
    {
      behaviour: "A record: the name of the Service leads to its address",
      name: "kubernetes.default.svc.cluster.local",
      lines: ["NOERROR", "kubernetes.default.svc.cluster.local 30 A 10.96.0.1"],
    },
    {
      behaviour: "names may end with a dot",
      name: "kubernetes.default.svc.cluster.local.",
      lines: ["NOERROR", "kubernetes.default.svc.cluster.local 30 A 10.96.0.1"],
    },
    {
      behaviour: "all comparisons are case-insensitive, and the answer is in the client's case",
      name: "Kubernetes.DEFAULT.svc.Cluster.local",
      lines: ["NOERROR", "Kubernetes.DEFAULT.svc.Cluster.local 30 A 10.96.0.1"],
    },
    {
      behaviour: "AAAA record: one that is asked for of a Service of one family is no error",
      name: "kubernetes.default.svc.cluster.local",
      type: "AAAA",
      lines: noSuchRecord,
    },
    {
      behaviour: "a Service of two families has an A record",
      name: "dual.default.svc.cluster.local",
      lines: ["NOERROR", "dual.default.svc.cluster.local 30 A 10.96.0.2"],
    },
    {
      behaviour: "a Service of two families has an AAAA record",
      name: "dual.default.svc.cluster.local",
      type: "AAAA",
      lines: ["NOERROR", "dual.default.svc.cluster.local 30 AAAA fd00:10:96::2"],
    },
    {
      behaviour: "a Service without endpoints has its address all the same",
      name: "empty.default.svc.cluster.local",
      lines: ["NOERROR", "empty.default.svc.cluster.local 30 A 10.96.0.3"],
    },
    {
      behaviour: "SRV record: a named port leads to the number and the name of the Service",
      name: "_https._tcp.web.default.svc.cluster.local",
      type: "SRV",
      lines: [
        "NOERROR",
        "_https._tcp.web.default.svc.cluster.local 30 SRV 0 100 443 web.default.svc.cluster.local",
        "+ web.default.svc.cluster.local 30 A 10.96.0.9",
      ],
    },
    {
      behaviour: "SRV record: an address of each family shares the weight",
      name: "_http._tcp.dual.default.svc.cluster.local",
      type: "SRV",
      lines: [
        "NOERROR",
        "_http._tcp.dual.default.svc.cluster.local 30 SRV 0 50 80 dual.default.svc.cluster.local",
        "+ dual.default.svc.cluster.local 30 A 10.96.0.2",
        "+ dual.default.svc.cluster.local 30 AAAA fd00:10:96::2",
      ],
    },
    {
      behaviour: "SRV record: the name of the Service leads to all its ports",
      name: "web.default.svc.cluster.local",
      type: "SRV",
      lines: [
        "NOERROR",
        "web.default.svc.cluster.local 30 SRV 0 33 443 web.default.svc.cluster.local",
        "web.default.svc.cluster.local 30 SRV 0 33 80 web.default.svc.cluster.local",
        "web.default.svc.cluster.local 30 SRV 0 33 9090 web.default.svc.cluster.local",
        "+ web.default.svc.cluster.local 30 A 10.96.0.9",
      ],
    },
    {
      behaviour: "SRV record: there is none of a port that the Service has not got",
      name: "_ftp._tcp.web.default.svc.cluster.local",
      type: "SRV",
      lines: noSuchName,
    },
    {
      behaviour: "SRV record: there is none of another protocol",
      name: "_http._udp.web.default.svc.cluster.local",
      type: "SRV",
      lines: noSuchName,
    },
    {
      behaviour: "PTR record: the address leads to the name of the Service",
      name: "1.0.96.10.in-addr.arpa",
      type: "PTR",
      lines: ["NOERROR", "1.0.96.10.in-addr.arpa 30 PTR kubernetes.default.svc.cluster.local"],
    },
    {
      behaviour: "PTR record: so does one of IPv6",
      name: "2.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.6.9.0.0.0.1.0.0.0.0.d.f.ip6.arpa.",
      type: "PTR",
      lines: [
        "NOERROR",
        "2.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.6.9.0.0.0.1.0.0.0.0.d.f.ip6.arpa " +
          "30 PTR dual.default.svc.cluster.local",
      ],
    },
  ]);
});

describe("2.4 - records for a headless Service", () => {
  check([
    {
      behaviour: "A records: there is one for each ready endpoint",
      name: "pets.default.svc.cluster.local",
      lines: [
        "NOERROR",
        "pets.default.svc.cluster.local 30 A 10.244.1.6",
        "pets.default.svc.cluster.local 30 A 10.244.1.7",
        "pets.default.svc.cluster.local 30 A 10.244.2.8",
      ],
    },
    {
      behaviour: "AAAA records: there is one for each ready endpoint of that family",
      name: "pets.default.svc.cluster.local",
      type: "AAAA",
      lines: ["NOERROR", "pets.default.svc.cluster.local 30 AAAA fd00:10:244::6"],
    },
    {
      behaviour: "A records: without a ready endpoint there is no such name",
      name: "quiet.default.svc.cluster.local",
      lines: noSuchName,
    },
    {
      behaviour: "A record: an endpoint has a name of its own, by its host name",
      name: "my-pet.pets.default.svc.cluster.local",
      lines: ["NOERROR", "my-pet.pets.default.svc.cluster.local 30 A 10.244.1.6"],
    },
    {
      behaviour: "A record: an endpoint without a host name has its address as a name",
      name: "10-244-2-8.pets.default.svc.cluster.local",
      lines: ["NOERROR", "10-244-2-8.pets.default.svc.cluster.local 30 A 10.244.2.8"],
    },
    {
      behaviour: "AAAA record: so has one of IPv6",
      name: "fd00-10-244--6.pets.default.svc.cluster.local",
      type: "AAAA",
      lines: ["NOERROR", "fd00-10-244--6.pets.default.svc.cluster.local 30 AAAA fd00:10:244::6"],
    },
    {
      behaviour: "A record: an endpoint that is not ready has none",
      name: "ill.pets.default.svc.cluster.local",
      lines: noSuchName,
    },
    {
      behaviour: "A record: one with a host name has none by its address",
      name: "10-244-1-6.pets.default.svc.cluster.local",
      lines: noSuchName,
    },
    {
      behaviour: "A records: all addresses of one host name are there",
      name: "twin.twins.default.svc.cluster.local",
      lines: [
        "NOERROR",
        "twin.twins.default.svc.cluster.local 30 A 10.244.4.1",
        "twin.twins.default.svc.cluster.local 30 A 10.244.4.2",
      ],
    },
    {
      behaviour: "A records: no port is needed",
      name: "portless.default.svc.cluster.local",
      lines: ["NOERROR", "portless.default.svc.cluster.local 30 A 10.244.3.1"],
    },
    {
      behaviour: "SRV records: there is one for each endpoint and named port",
      name: "_http._tcp.pets.default.svc.cluster.local",
      type: "SRV",
      lines: [
        "NOERROR",
        ...["10-244-2-8", "fd00-10-244--6", "my-pet-2", "my-pet"].map(
          (label) =>
            "_http._tcp.pets.default.svc.cluster.local 30 SRV 0 25 8080 " +
            `${label}.pets.default.svc.cluster.local`,
        ),
        "+ 10-244-2-8.pets.default.svc.cluster.local 30 A 10.244.2.8",
        "+ fd00-10-244--6.pets.default.svc.cluster.local 30 AAAA fd00:10:244::6",
        "+ my-pet-2.pets.default.svc.cluster.local 30 A 10.244.1.7",
        "+ my-pet.pets.default.svc.cluster.local 30 A 10.244.1.6",
      ],
    },
    {
      behaviour: "SRV records: without a port there are none",
      name: "portless.default.svc.cluster.local",
      type: "SRV",
      lines: noSuchRecord,
    },
    {
      behaviour: "PTR record: the address of a ready endpoint leads to its name",
      name: "6.1.244.10.in-addr.arpa",
      type: "PTR",
      lines: ["NOERROR", "6.1.244.10.in-addr.arpa 30 PTR my-pet.pets.default.svc.cluster.local"],
    },
    {
      behaviour: "PTR record: that of another leads nowhere",
      name: "9.2.244.10.in-addr.arpa",
      type: "PTR",
      lines: ["NXDOMAIN"],
    },
  ]);
});

describe("2.5 - records for external name Services", () => {
  check([
    {
      behaviour: "a CNAME record leads to the external name, with what the name has",
      name: "db.my-namespace.svc.cluster.local",
      lines: [
        "NOERROR",
        "db.my-namespace.svc.cluster.local 20 CNAME my.database.example.com",
        "my.database.example.com 20 A 192.0.2.53",
      ],
    },
    {
      behaviour: "the CNAME record alone is there too",
      name: "db.my-namespace.svc.cluster.local",
      type: "CNAME",
      lines: ["NOERROR", "db.my-namespace.svc.cluster.local 30 CNAME my.database.example.com"],
    },
    {
      behaviour: "an external name without an answer leaves the CNAME record",
      name: "db.my-namespace.svc.cluster.local",
      type: "AAAA",
      lines: ["NOERROR", "db.my-namespace.svc.cluster.local 30 CNAME my.database.example.com"],
    },
    {
      behaviour: "an external name may be one of the cluster",
      name: "inside.default.svc.cluster.local",
      lines: [
        "NOERROR",
        "inside.default.svc.cluster.local 30 CNAME web.default.svc.cluster.local",
        "web.default.svc.cluster.local 30 A 10.96.0.9",
      ],
    },
    {
      behaviour: "a name of the cluster that is not there leaves no record",
      name: "nowhere.default.svc.cluster.local",
      lines: noSuchRecord,
    },
    {
      behaviour: "names that lead to one another leave no record",
      name: "a.default.svc.cluster.local",
      lines: noSuchRecord,
    },
    {
      behaviour: "an address is no external name",
      name: "numbers.default.svc.cluster.local",
      lines: noSuchName,
    },
    {
      behaviour: "there are no names below the external one",
      name: "x.inside.default.svc.cluster.local",
      lines: noSuchName,
    },
    {
      behaviour: "there are no SRV records",
      name: "inside.default.svc.cluster.local",
      type: "SRV",
      lines: noSuchRecord,
    },
  ]);
});

describe("2.6 - deprecated records: pods by their address", () => {
  check([
    {
      behaviour: "any address has a name in any namespace",
      name: "10-244-1-5.default.pod.cluster.local",
      lines: ["NOERROR", "10-244-1-5.default.pod.cluster.local 30 A 10.244.1.5"],
    },
    {
      behaviour: "one of IPv6 too",
      name: "fd00-10-244--6.default.pod.cluster.local",
      type: "AAAA",
      lines: ["NOERROR", "fd00-10-244--6.default.pod.cluster.local 30 AAAA fd00:10:244::6"],
    },
    {
      behaviour: "but not in a namespace that is not there",
      name: "10-244-1-5.nope.pod.cluster.local",
      lines: noSuchName,
    },
    {
      behaviour: "words are no addresses",
      name: "web.default.pod.cluster.local",
      lines: noSuchName,
    },
    {
      behaviour: "nor are numbers beyond 255",
      name: "10-244-1-256.default.pod.cluster.local",
      lines: noSuchName,
    },
  ]);
});

describe("what the specification leaves open is as CoreDNS has it", () => {
  check([
    {
      behaviour: "endpoints of a Service with an address have names by their addresses as well",
      name: "10-244-1-5.web.default.svc.cluster.local",
      lines: ["NOERROR", "10-244-1-5.web.default.svc.cluster.local 30 A 10.244.1.5"],
    },
    {
      behaviour: "and their addresses lead to these names",
      name: "5.1.244.10.in-addr.arpa",
      type: "PTR",
      lines: ["NOERROR", "5.1.244.10.in-addr.arpa 30 PTR 10-244-1-5.web.default.svc.cluster.local"],
    },
    {
      behaviour: "a Service that is not there is no name",
      name: "nope.default.svc.cluster.local",
      lines: noSuchName,
    },
    {
      behaviour: "nor is one in a namespace that is not there",
      name: "web.nope.svc.cluster.local",
      lines: noSuchName,
    },
    {
      behaviour: "a namespace is a name without records",
      name: "default.svc.cluster.local",
      lines: noSuchRecord,
    },
    {
      behaviour: "one that is not there is none",
      name: "nope.svc.cluster.local",
      lines: noSuchName,
    },
    { behaviour: "so is that of all Services", name: "svc.cluster.local", lines: noSuchRecord },
    { behaviour: "that of all pods", name: "pod.cluster.local", lines: noSuchRecord },
    { behaviour: "and the domain", name: "cluster.local", lines: noSuchRecord },
    {
      behaviour: "which tells of itself",
      name: "cluster.local",
      type: "SOA",
      lines: ["NOERROR", zone.slice(2)],
    },
    {
      behaviour: "and of its name server",
      name: "cluster.local",
      type: "NS",
      lines: ["NOERROR", "cluster.local 30 NS kube-dns.kube-system.svc.cluster.local"],
    },
    {
      behaviour: "whose address has a name of its own",
      name: "ns.dns.cluster.local",
      lines: ["NOERROR", "ns.dns.cluster.local 30 A 10.96.0.10"],
    },
    {
      behaviour: "other names of the domain are none",
      name: "web.cluster.local",
      lines: noSuchName,
    },
    {
      behaviour: "nor are those with more labels than there is meaning for",
      name: "a.b.c.web.default.svc.cluster.local",
      lines: noSuchName,
    },
    {
      behaviour: "no name is sought for texts",
      name: "nope.default.svc.cluster.local",
      type: "TXT",
      lines: noSuchRecord,
    },
    {
      behaviour: "there is no mail",
      name: "web.default.svc.cluster.local",
      type: "MX",
      lines: noSuchRecord,
    },
  ]);
});

describe("what is beyond the cluster", () => {
  check([
    {
      behaviour: "is asked of the name server of the machines",
      name: "my.database.example.com",
      lines: ["NOERROR", "my.database.example.com 20 A 192.0.2.53"],
    },
    { behaviour: "cannot be reached otherwise", name: "www.example.com", lines: ["SERVFAIL"] },
    { behaviour: "has no names without a dot", name: "nope", lines: ["NXDOMAIN"] },
    { behaviour: "has none below a namespace", name: "web.prod", lines: ["NXDOMAIN"] },
    {
      behaviour: "has no names for the addresses of the cluster",
      name: "1.0.244.10.in-addr.arpa",
      type: "PTR",
      lines: ["NXDOMAIN"],
    },
  ]);
});

test("the cluster's domain may have another name", () => {
  const dns = dnsOf([namespaceOf("my-namespace"), serviceOf("my-namespace/my-svc")], {
    domain: "Cluster-Domain.example",
  });
  const name = "my-svc.my-namespace.svc.cluster-domain.example";
  expect(linesOf(dns.query({ name, type: "A" }, 0))).toEqual(["NOERROR", `${name} 30 A 10.96.0.9`]);
});

test("addresses come in an order drawn anew for each client", () => {
  const places = ["10.244.0.1", "10.244.0.2", "10.244.0.3"];
  const dns = dnsOf([
    namespaceOf("default"),
    serviceOf("db", headless),
    sliceOf("db", places, { ports: [httpPort] }),
  ]);
  const firsts = new Map<string, number>();
  for (let client = 0; client < 3000; client += 1) {
    const { answers } = dns.query({ name: "db.default.svc.cluster.local", type: "A" }, 0);
    const first = answers[0]?.data ?? "";
    firsts.set(first, (firsts.get(first) ?? 0) + 1);
  }
  expect([...firsts.keys()].sort()).toEqual(places);
  for (const count of firsts.values()) expect(Math.abs(count - 1000)).toBeLessThan(100);
});
