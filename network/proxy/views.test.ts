/** What the proxy of a node shows, and when. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { proxyDelayDefault } from "./proxy-delay.ts";
import type { ServiceProxies } from "./service-proxies.ts";
import { connectionOf, endpointOf, nodeOf, serviceOf, sliceOf } from "./testing/objects.ts";
import { ended, proxiesOf } from "./testing/proxies.ts";

const a = endpointOf("10.244.1.2");
const b = endpointOf("10.244.2.2", { nodeName: "node-b" });

test("a node keeps to endpoints for its zone, from when its proxy knows of the zone", () => {
  const proxies = proxiesOf({}, { delayMs: { minMs: 100, maxMs: 100 } });
  const forZone = (name: string) => ({ hints: { forZones: [{ name }] } });
  const hinted = [
    endpointOf("10.244.1.2", forZone("zone-a")),
    endpointOf("10.244.2.2", forZone("zone-b")),
  ];
  proxies.sliceChanged(sliceOf(hinted), undefined, 0);
  const seen = (nowMs: number) => {
    const routes = Array.from({ length: 30 }, () => proxies.route("node-a", connectionOf(), nowMs));
    return [...new Set(routes.map(ended))].sort();
  };
  expect(seen(1_000)).toEqual(["10.244.1.2"]);
  proxies.nodeChanged(
    nodeOf("node-a", "192.168.0.1"),
    nodeOf("node-a", "192.168.0.1", "zone-a"),
    2_000,
  );
  expect([seen(2_099), seen(2_100)]).toEqual([["10.244.1.2"], ["10.244.1.2", "10.244.2.2"]]);
});

test("an address that goes from one Service to another follows on each node", () => {
  const delayMs = proxyDelayDefault;
  const proxies = proxiesOf({ spec: { externalIPs: ["198.51.100.1"] } }, { delayMs });
  const other = { metadata: { name: "other" } };
  proxies.serviceChanged(serviceOf(), serviceOf({ spec: {} }), 5_000);
  const taking = { clusterIP: "10.96.0.8", externalIPs: ["198.51.100.1"] };
  proxies.serviceChanged(serviceOf({ ...other, spec: taking }), undefined, 5_000);
  const seen: string[] = [];
  for (let nowMs = 5_000; nowMs <= 6_100; nowMs += 1) {
    const routed = proxies.route("node-a", connectionOf({ address: "198.51.100.1" }), nowMs);
    const name = routed?.service.name ?? "nobody";
    if (seen.at(-1) !== name) seen.push(name);
  }
  expect(seen).toEqual(["web", "other"]);
});

/** The address of the only endpoint says how many changes a node has seen. */
const numbered = (name: string, count: number) =>
  sliceOf([endpointOf(`10.${name === "web" ? 1 : 2}.${count >> 8}.${count & 255}`)], {
    metadata: { name, labels: { "kubernetes.io/service-name": name } },
  });

test("each node sees changes within the delay and in their order, and never goes back", () => {
  const delayMs = { minMs: 30, maxMs: 400 };
  const step = fc.record({ gapMs: fc.nat({ max: 300 }), isWeb: fc.boolean(), asks: fc.boolean() });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), fc.nat(), (steps, seed) => {
      const proxies = proxiesOf({}, { delayMs, seed });
      const other = {
        metadata: { name: "other" },
        spec: { clusterIP: "10.96.0.8" },
      };
      proxies.serviceChanged(serviceOf(other), undefined, 0);
      const told: { readonly name: string; readonly atMs: number }[] = [];
      const latest = new Map<string, ReturnType<typeof numbered>>();
      const shown = new Map<string, number>();
      let nowMs = 10_000;
      for (const { gapMs, isWeb, asks } of steps) {
        nowMs += gapMs;
        const name = isWeb ? "web" : "other";
        told.push({ name, atMs: nowMs });
        const slice = numbered(name, told.length);
        proxies.sliceChanged(slice, latest.get(name), nowMs);
        latest.set(name, slice);
        if (!asks) continue;
        for (const node of ["node-a", "node-b"]) {
          const counts = ["10.96.0.7", "10.96.0.8"].map((address) => {
            const routed = proxies.route(node, connectionOf({ address }), nowMs);
            const [, , high, low] = (ended(routed) ?? "").split(".").map(Number);
            return (high ?? 0) * 256 + (low ?? 0);
          });
          const known = Math.max(...counts);
          // All that was told before the newest that the node shows, it shows too.
          const newest = (name: string, below: number) =>
            told.findLastIndex((each, index) => each.name === name && index < below) + 1;
          expect(counts).toEqual([newest("web", known), newest("other", known)]);
          const due = told.findLastIndex(({ atMs }) => atMs <= nowMs - delayMs.maxMs) + 1;
          const early = told.findLastIndex(({ atMs }) => atMs <= nowMs - delayMs.minMs) + 1;
          expect(known).toBeGreaterThanOrEqual(Math.max(due, shown.get(node) ?? 0));
          expect(known).toBeLessThanOrEqual(early);
          shown.set(node, known);
        }
      }
    }),
    { numRuns: 200 },
  );
});

test("the same seed and changes show the same to the same node, whoever asked before", () => {
  const [asked, unasked] = [1, 2].map(() => proxiesOf({}, { delayMs: proxyDelayDefault, seed: 7 }));
  const slices = [a, b].map((each) => sliceOf([each]));
  const seen = (proxies: ServiceProxies | undefined, nowMs: number) =>
    proxies?.route("node-a", connectionOf(), nowMs);
  for (const proxies of [asked, unasked]) proxies?.sliceChanged(sliceOf([a]), undefined, 100);
  for (let nowMs = 100; nowMs < 5_000; nowMs += 7) seen(asked, nowMs);
  for (const proxies of [asked, unasked]) proxies?.sliceChanged(slices[1], slices[0], 5_000);
  for (let nowMs = 5_000; nowMs < 6_100; nowMs += 1) {
    expect(seen(asked, nowMs)).toEqual(seen(unasked, nowMs));
  }
  expect(ended(seen(asked, 6_100))).toBe("10.244.2.2");
});
