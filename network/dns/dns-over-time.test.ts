/** When changes show, and what the cache keeps. */
import { expect, test } from "vitest";
import { seededRandom } from "../../api/runtime.ts";
import { ClusterDns } from "./cluster-dns.ts";
import type { Reply } from "./message.ts";
import { cachedRepliesMax } from "./reply-cache.ts";
import { dnsOf, headless, linesOf, namespaceOf, serviceOf, sliceOf } from "./testing/objects.ts";

const web = "web.default.svc.cluster.local";
const delayMs = { minMs: 100, maxMs: 1000 };

const addressOf = (dns: ClusterDns, name: string, nowMs: number) => {
  const { code, answers } = dns.query({ name, type: "A" }, nowMs);
  return answers.map(({ data }) => data).join(",") || code;
};

/** The first millisecond at which a name has this answer. */
function shownAt(dns: ClusterDns, name: string, answer: string): number | undefined {
  for (let nowMs = 0; nowMs <= 5000; nowMs += 1) {
    if (addressOf(dns, name, nowMs) === answer) return nowMs;
  }
  return undefined;
}

function delayed(seed: number, names: readonly string[] = ["web"]): ClusterDns {
  const dns = new ClusterDns({ random: seededRandom(seed), delayMs });
  dns.namespaceChanged(namespaceOf("default"), undefined, -5000);
  for (const name of names) dns.serviceChanged(serviceOf(name), undefined, 0);
  return dns;
}

test("a change shows after a delay within the bounds that are set", () => {
  const times = Array.from({ length: 50 }, (_, seed) => shownAt(delayed(seed), web, "10.96.0.9"));
  for (const time of times) {
    expect(time).toBeGreaterThanOrEqual(delayMs.minMs);
    expect(time).toBeLessThan(delayMs.maxMs);
  }
  expect(new Set(times).size).toBeGreaterThan(30);
});

test("the delay follows from the seed and the change, whatever else changes", () => {
  const alone = shownAt(delayed(3), web, "10.96.0.9");
  const among = shownAt(delayed(3, ["a", "b", "web", "c"]), web, "10.96.0.9");
  expect(among).toBe(alone);
});

test("before its delay is over a Service is no name", () => {
  const dns = delayed(1);
  expect([addressOf(dns, web, 0), addressOf(dns, web, 99)]).toEqual(["NXDOMAIN", "NXDOMAIN"]);
});

test("changes of one object show in order, and none before its time", () => {
  const dns = delayed(5);
  let previous = serviceOf("web");
  for (let version = 2; version < 20; version += 1) {
    const address = `10.96.1.${version}`;
    const next = {
      ...serviceOf("web", { clusterIP: address, clusterIPs: [address] }),
      metadata: { name: "web", namespace: "default", resourceVersion: String(version) },
    };
    dns.serviceChanged(next, previous, version * 50);
    previous = next;
  }
  const shown: number[] = [];
  for (let nowMs = 1000; nowMs <= 3000; nowMs += 1) {
    const version = Number(addressOf(dns, web, nowMs).split(".")[3]);
    if (shown.at(-1) !== version) shown.push(version);
    if (version >= 2) expect(nowMs).toBeGreaterThanOrEqual(version * 50 + delayMs.minMs);
  }
  expect(shown).toEqual([...shown].sort((left, right) => left - right));
  expect(shown.at(-1)).toBe(19);
});

test("a Service that is deleted has its name until DNS has heard of it", () => {
  const dns = delayed(2);
  dns.serviceChanged(undefined, serviceOf("web"), 10_000);
  expect([
    addressOf(dns, web, 10_099),
    addressOf(dns, web, 11_000),
    linesOf(dns.query({ name: "9.0.96.10.in-addr.arpa", type: "PTR" }, 11_000)),
  ]).toEqual(["10.96.0.9", "NXDOMAIN", ["NXDOMAIN"]]);
});

test("an endpoint that is not ready any more loses its records, and another takes its place", () => {
  const dns = dnsOf([
    namespaceOf("default"),
    serviceOf("db", headless),
    sliceOf("db", [
      { ip: "10.244.1.1", hostname: "db-0" },
      { ip: "10.244.1.2", hostname: "db-1" },
    ]),
  ]);
  const before = sliceOf("db", ["10.244.1.1"]);
  const after = sliceOf(
    "db",
    [
      { ip: "10.244.1.1", hostname: "db-0", ready: false },
      { ip: "10.244.9.9", hostname: "db-1" },
    ],
    { version: 2 },
  );
  dns.sliceChanged(after, before, 60_000);
  const names = ["db", "db-0.db", "db-1.db"].map((name) =>
    addressOf(dns, `${name}.default.svc.cluster.local`, 60_000),
  );
  expect(names).toEqual(["10.244.9.9", "NXDOMAIN", "10.244.9.9"]);
});

test("what nobody can see any more is forgotten", () => {
  const dns = delayed(1, []);
  const empty = dns.size;
  for (let round = 0; round < 200; round += 1) {
    const nowMs = round * 10_000;
    const ip = `10.244.${round}.1`;
    const service = serviceOf("db", headless);
    dns.serviceChanged(service, undefined, nowMs);
    dns.sliceChanged(sliceOf("db", [ip]), undefined, nowMs);
    dns.serviceChanged(undefined, service, nowMs + 5000);
    dns.sliceChanged(undefined, sliceOf("db", [ip]), nowMs + 5000);
  }
  dns.serviceChanged(serviceOf("web"), undefined, 3_000_000);
  dns.sliceChanged(sliceOf("web", ["10.244.1.1"]), undefined, 3_000_000);
  expect(dns.size).toEqual({ objects: empty.objects + 2, addresses: empty.addresses + 2 });
});

test("kubeadm's Corefile caches nothing of the cluster's domain", () => {
  const dns = delayed(1);
  const early = addressOf(dns, web, 0);
  expect([early, addressOf(dns, web, 1000)]).toEqual(["NXDOMAIN", "10.96.0.9"]);
});

test("a Corefile of kubeadm 1.31 keeps that there is no such name for 30 seconds", () => {
  const dns = new ClusterDns({ random: seededRandom(1), delayMs, cachesClusterDomain: true });
  dns.namespaceChanged(namespaceOf("default"), undefined, -5000);
  dns.serviceChanged(serviceOf("web"), undefined, 0);
  expect([0, 1000, 29_999, 30_000].map((nowMs) => addressOf(dns, web, nowMs))).toEqual([
    "NXDOMAIN",
    "NXDOMAIN",
    "NXDOMAIN",
    "10.96.0.9",
  ]);
});

test("an answer once given is given again until its time is over, which it tells", () => {
  const dns = new ClusterDns({
    random: seededRandom(1),
    upstream: ({ name, type }, nowMs): Reply => ({
      code: "NOERROR",
      answers: [{ name, type, ttlSeconds: 300, data: `192.0.2.${Math.floor(nowMs / 1000)}` }],
      authoritative: false,
    }),
  });
  const at = (nowMs: number, name = "www.example.com") =>
    linesOf(dns.query({ name, type: "A" }, nowMs))[1];
  expect([
    at(0),
    at(999),
    at(1000),
    at(29_999),
    at(12_000, "WWW.example.com."),
    at(30_000),
  ]).toEqual([
    "www.example.com 30 A 192.0.2.0",
    "www.example.com 30 A 192.0.2.0",
    "www.example.com 29 A 192.0.2.0",
    "www.example.com 1 A 192.0.2.0",
    "WWW.example.com 18 A 192.0.2.0",
    "www.example.com 30 A 192.0.2.30",
  ]);
});

test("a failure beyond the cluster is kept for five seconds", () => {
  let asked = 0;
  const dns = new ClusterDns({
    random: seededRandom(1),
    upstream: () => {
      asked += 1;
      return { code: "SERVFAIL", answers: [], authoritative: false };
    },
  });
  const counts = [0, 4999, 5000].map((nowMs) => {
    dns.query({ name: "www.example.com", type: "A" }, nowMs);
    return asked;
  });
  expect(counts).toEqual([1, 1, 2]);
});

test("the cache has a bound, beyond which the oldest answers go", () => {
  let asked = 0;
  const dns = new ClusterDns({
    random: seededRandom(1),
    upstream: () => {
      asked += 1;
      return undefined;
    },
  });
  for (let index = 0; index <= cachedRepliesMax; index += 1) {
    dns.query({ name: `${index}.example.com`, type: "A" }, 0);
  }
  dns.query({ name: `${cachedRepliesMax}.example.com`, type: "A" }, 0);
  const before = asked;
  dns.query({ name: "0.example.com", type: "A" }, 0);
  expect([before, asked]).toEqual([cachedRepliesMax + 1, cachedRepliesMax + 2]);
});
