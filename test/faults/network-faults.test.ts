/** What faults of the network do to those who ask servers, and to those who ask for names. */
import { describe, expect, test } from "vitest";
import { Fault } from "../../api/sim/fault.ts";
import type { FaultSpec } from "../../api/sim/fault-spec.ts";
import { Traffic } from "../../api/sim/traffic.ts";
import type { CurlOptions } from "../../simulator/network/curl.ts";
import { addressOf, begin } from "./machine-trial.ts";
import { faultStatus } from "./rollout.ts";

const webs = { podSelector: { matchLabels: { app: "web" } } };
const server = { ...webs, nodes: ["node-1"] };
const client = { pods: ["client"] };
const dns = { namespace: "kube-system", podSelector: { matchLabels: { "k8s-app": "kube-dns" } } };
const service = "http://web.default.svc.cluster.local./";
const patient = { connectTimeout: "5s" };
const fromNode2 = { from: "node/node-2", ...patient };

interface Row {
  readonly behaviour: string;
  readonly spec: Partial<FaultSpec>;
  /** Absent: the server of node-1, by its address. */
  readonly url?: string;
  readonly options?: CurlOptions;
  /** What became of the request, and after how many milliseconds. */
  readonly wanted: readonly [outcome: string, tookMs: number];
}

const rows: readonly Row[] = [
  {
    behaviour: "all of whose packets are lost gets through with the first retry after the end",
    spec: { type: "NetworkLoss", target: server },
    wanted: ["200", 31_003],
  },
  {
    behaviour: "fails where its client does not wait so long",
    spec: { type: "NetworkLoss", target: server },
    options: patient,
    wanted: ["ConnectTimeout", 5_000],
  },
  {
    behaviour: "from another end than the one that is asked for is as usual",
    spec: { type: "NetworkLoss", target: { ...server, to: { nodes: ["node-2"] } } },
    options: patient,
    wanted: ["200", 3],
  },
  {
    behaviour: "from just that end is lost",
    spec: { type: "NetworkLoss", target: { ...server, to: { nodes: ["node-2"] } } },
    options: fromNode2,
    wanted: ["ConnectTimeout", 5_000],
  },
  {
    behaviour: "from one zone to another is lost where the two are parted",
    spec: { type: "NetworkLoss", target: { zones: ["b"], to: { zones: ["a"] } } },
    options: patient,
    wanted: ["ConnectTimeout", 5_000],
  },
  {
    behaviour: "within one of these zones is not",
    spec: { type: "NetworkLoss", target: { zones: ["b"], to: { zones: ["a"] } } },
    options: fromNode2,
    wanted: ["200", 1],
  },
  {
    behaviour: "whose first packet is lost connects with the next, a second later",
    spec: { type: "NetworkLoss", target: server, times: 1 },
    wanted: ["200", 1_003],
  },
  {
    behaviour: "whose packets are lost once it is connected is sent again sooner, and ever later",
    spec: { type: "NetworkLoss", target: server, skip: 2, times: 2 },
    wanted: ["200", 603],
  },
  {
    behaviour: "takes four delays: two to connect, one there and one back",
    spec: { type: "NetworkDelay", target: server, delay: "100ms" },
    wanted: ["200", 403],
  },
  {
    behaviour: "takes two more for the name",
    spec: { type: "NetworkDelay", target: client, delay: "100ms" },
    url: service,
    wanted: ["200", 601],
  },
  {
    behaviour: "is given up whose answer is too late",
    spec: { type: "NetworkDelay", target: server, delay: "100ms" },
    options: { timeout: "350ms" },
    wanted: ["Timeout", 350],
  },
  {
    behaviour: "finds no name where no question gets through",
    spec: { type: "NetworkLoss", target: { ...client, to: dns } },
    url: service,
    wanted: ["NameTimeout", 10_000],
  },
  {
    behaviour: "finds the name five seconds later where one question is lost",
    spec: { type: "NetworkLoss", target: { ...client, to: dns }, times: 1 },
    url: service,
    wanted: ["200", 5_001],
  },
  {
    behaviour: "finds no name where the name server fails",
    spec: { type: "DNSFailure", target: client },
    url: service,
    wanted: ["NameNotFound", 2],
  },
  {
    behaviour: "that asks for no name does not heed that",
    spec: { type: "DNSFailure", target: client },
    wanted: ["200", 3],
  },
  {
    behaviour: "asks again where the name server fails once",
    spec: { type: "DNSFailure", target: client, times: 1 },
    url: service,
    wanted: ["200", 2],
  },
];

describe("a request", () => {
  test.each(rows)("$behaviour", ({ spec, url, options = {}, wanted }) => {
    const { cluster } = begin({ spec: { duration: "20s", ...spec } });
    cluster.advance("1s");
    const to = url ?? `http://${addressOf(cluster)}/`;
    const { response, failure, tookMs } = cluster.curl(to, { from: "pod/client", ...options });
    expect([failure?.reason ?? String(response?.status), Math.round(tookMs)]).toEqual(wanted);
    cluster.advance("30s");
    expect(faultStatus(cluster)?.phase).toBe("Ended");
    const after = cluster.curl(to, { from: "pod/client", ...options });
    expect(after.response?.status).toBe(200);
    expect(after.tookMs).toBeLessThan(10);
  });

  test("tells on its way what happens to it", () => {
    const { cluster } = begin({ spec: { type: "NetworkLoss", target: server } });
    const to = `http://${addressOf(cluster)}/`;
    const { hops } = cluster.curl(to, { from: "pod/client", ...patient });
    expect(hops.map(({ text }) => text)).toEqual([
      `packets between ${addressOf(cluster)} and its client are lost`,
    ]);
  });
});

/** Sixty seconds of requests, of which the fault lasts for the twenty in the middle. */
function traffic(spec: Partial<FaultSpec>, seed = 5) {
  const { cluster } = begin({ spec: { after: "20s", duration: "20s", ...spec }, seed });
  cluster.apply({
    apiVersion: "sim.kubesim.dev/v1alpha1",
    kind: "Traffic",
    metadata: { name: "shoppers" },
    spec: {
      url: service,
      from: { pod: "client" },
      load: { clients: 5, thinkTime: "200ms" },
      keepAlive: {},
      timeout: "1s",
      duration: "1m",
    },
  });
  cluster.advance("90s");
  const { status } = cluster.get(Traffic, "shoppers") ?? {};
  return { cluster, status };
}

describe("clients with open connections", () => {
  test("wait in vain while all their packets are lost, and go on with them afterwards", () => {
    const { cluster, status } = traffic({ type: "NetworkLoss", target: webs });
    expect(status).toMatchObject({ phase: "Complete" });
    // What was under way on the five connections, then every try for a new one; in the end the
    // readiness probes have failed as well, and there is no endpoint any more.
    expect(status?.failures).toEqual({ Timeout: 5, ConnectTimeout: 63, ConnectionRefused: 171 });
    expect(status?.timeline?.parts?.at(-1)?.failed).toBe(0);
    expect(faultStatus(cluster)?.phase).toBe("Ended");
  });

  test("fail seldom where one packet in ten is lost, for those are sent again", () => {
    const { status } = traffic({ type: "NetworkLoss", target: webs, percent: 10 });
    expect(status?.failures).toBeUndefined();
    expect(status?.latency).toMatchObject({ p90: "1.3ms", p95: "200ms", max: "601.3ms" });
  });

  test("see the delay of both ways and no failure", () => {
    const { status } = traffic({
      type: "NetworkDelay",
      target: webs,
      delay: "50ms",
      jitter: "20ms",
    });
    expect(status?.failures).toBeUndefined();
    expect(status?.latency).toMatchObject({ p50: "1.3ms", p90: "103ms", max: "140.3ms" });
  });

  test("are struck by the seed: the same again, and by another one otherwise", () => {
    const spec = { type: "NetworkLoss", target: webs, percent: 10 };
    const digest = (seed: number, more: object = {}) =>
      traffic({ ...spec, ...more }, seed).cluster.digest();
    expect(digest(1)).toBe(digest(1));
    const strikes = (seed: string) =>
      traffic({ ...spec, seed }, 1).cluster.get(Fault, "trouble")?.status;
    expect(strikes("a")).toEqual(strikes("a"));
    expect(strikes("a")?.strikes).not.toBe(strikes("b")?.strikes);
  });
});

describe("a request that is under way when the network is cut", () => {
  const slow = {
    apiVersion: "sim.kubesim.dev/v1alpha1",
    kind: "ImageBehavior",
    metadata: { name: "slow" },
    spec: { image: "nginx:*", http: [{ latency: "2s" }] },
  };
  const cases = [
    { behaviour: "has no answer where that lasts too long", duration: "30s", wanted: "Timeout" },
    { behaviour: "has its answer where that is over before", duration: "2s", wanted: "200" },
  ];
  test.each(cases)("$behaviour", ({ duration, wanted }) => {
    const spec = { type: "NetworkLoss", target: server, after: "10s", duration };
    const { cluster } = begin({ spec, hasProbes: false });
    cluster.apply(slow);
    cluster.advance("9s");
    const request = {
      source: { kind: "pod", namespace: "default", name: "client" } as const,
      target: { host: addressOf(cluster), port: 80, path: "/", isTls: false },
      method: "GET",
      headers: {},
      timeoutMs: 5_000,
      isTraced: false,
    };
    const { exchange, settled } = cluster.network.begin(request, cluster.nowMs);
    expect([exchange.response?.status, Math.round(exchange.tookMs)]).toEqual([200, 2_002]);
    cluster.advance(exchange.tookMs);
    const { response, failure } = settled(cluster.nowMs);
    expect(failure?.reason ?? String(response?.status)).toBe(wanted);
  });
});
