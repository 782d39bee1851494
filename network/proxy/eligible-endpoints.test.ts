import { expect, test } from "vitest";
import { eligibleEndpoints, groupEndpoints, type ProxyEndpoint } from "./eligible-endpoints.ts";
import { proxyEndpoint } from "./testing/objects.ts";

const here = { node: "node-a", zone: "zone-a" };
const onA = { node: "node-a" };
const onB = { node: "node-b" };
const ends = { isReady: false, isServingTerminating: true };
const unready = { isReady: false };

/** The addresses of those that the proxy of node-a in zone-a uses. */
const eligible = (
  policy: "Cluster" | "Local",
  endpoints: readonly ProxyEndpoint[],
  place: { node: string; zone: string | undefined } = here,
) => eligibleEndpoints(groupEndpoints(endpoints), policy, place).map(({ address }) => address);

test.each([
  {
    behaviour: "all that are ready",
    endpoints: [proxyEndpoint("a", onA), proxyEndpoint("b", onB), proxyEndpoint("c", unready)],
    cluster: ["a", "b"],
    local: ["a"],
  },
  {
    behaviour: "none that ends while another is ready",
    endpoints: [proxyEndpoint("a", { ...onA, ...ends }), proxyEndpoint("b", { ...onA })],
    cluster: ["b"],
    local: ["b"],
  },
  {
    behaviour: "those that end but still serve where none is ready",
    endpoints: [
      proxyEndpoint("a", { ...onA, ...ends }),
      proxyEndpoint("b", { ...onB, ...ends }),
      proxyEndpoint("c", { ...onA, ...unready }),
    ],
    cluster: ["a", "b"],
    local: ["a"],
  },
  {
    behaviour: "for Local one that ends on the node, though another is ready elsewhere",
    endpoints: [proxyEndpoint("a", { ...onA, ...ends }), proxyEndpoint("b", onB)],
    cluster: ["b"],
    local: ["a"],
  },
  {
    behaviour: "for Local none where all are elsewhere",
    endpoints: [proxyEndpoint("b", onB), proxyEndpoint("nowhere")],
    cluster: ["b", "nowhere"],
    local: [],
  },
  { behaviour: "none where there is none", endpoints: [], cluster: [], local: [] },
  {
    behaviour: "none that neither serves nor is ready",
    endpoints: [proxyEndpoint("a", { ...onA, ...unready })],
    cluster: [],
    local: [],
  },
])("a proxy uses $behaviour", ({ endpoints, cluster, local }) => {
  expect([eligible("Cluster", endpoints), eligible("Local", endpoints)]).toEqual([cluster, local]);
});

const forZone = (name: string, ...zones: readonly string[]) =>
  proxyEndpoint(name, { forZones: zones });
const forNode = (name: string, zone: string, node: string) =>
  proxyEndpoint(name, { forZones: [zone], forNodes: [node] });

test.each([
  {
    behaviour: "keep to the endpoints for the zone of the node",
    endpoints: [forZone("a", "zone-a"), forZone("b", "zone-b"), forZone("ab", "zone-b", "zone-a")],
    used: ["a", "ab"],
  },
  {
    behaviour: "are ignored where one ready endpoint has none",
    endpoints: [forZone("a", "zone-a"), forZone("b", "zone-b"), proxyEndpoint("c")],
    used: ["a", "b", "c"],
  },
  {
    behaviour: "are heeded though an endpoint that is not ready has none",
    endpoints: [forZone("a", "zone-a"), forZone("b", "zone-b"), proxyEndpoint("c", unready)],
    used: ["a"],
  },
  {
    behaviour: "are ignored where none is for the zone of the node",
    endpoints: [forZone("b", "zone-b"), forZone("c", "zone-c")],
    used: ["b", "c"],
  },
  {
    behaviour: "do not count on an endpoint for the zone that is not ready",
    endpoints: [proxyEndpoint("a", { ...unready, forZones: ["zone-a"] }), forZone("b", "zone-b")],
    used: ["b"],
  },
  {
    behaviour: "are of no use on a node without a zone",
    endpoints: [forZone("a", "zone-a"), forZone("b", "zone-b")],
    place: { node: "node-a", zone: undefined },
    used: ["a", "b"],
  },
  {
    behaviour: "for the node go before those for its zone",
    endpoints: [
      forNode("a", "zone-a", "node-a"),
      forNode("a2", "zone-a", "node-a2"),
      forNode("b", "zone-b", "node-b"),
    ],
    used: ["a"],
  },
  {
    behaviour: "for the zone are used where none is for the node",
    endpoints: [forNode("a2", "zone-a", "node-a2"), forNode("b", "zone-b", "node-b")],
    used: ["a2"],
  },
  {
    behaviour: "for the zone are used where one endpoint has none for a node",
    endpoints: [forNode("a", "zone-a", "node-a"), forZone("a2", "zone-a"), forZone("b", "zone-b")],
    used: ["a", "a2"],
  },
  {
    behaviour: "do not keep traffic from endpoints that end where none is ready",
    endpoints: [proxyEndpoint("a", { ...ends, forZones: ["zone-b"] })],
    used: ["a"],
  },
])("hints $behaviour", ({ endpoints, place = here, used }) => {
  expect(eligible("Cluster", endpoints, place)).toEqual(used);
});

test("a Local policy heeds no hints", () => {
  const endpoints = [proxyEndpoint("a", { ...onA, forZones: ["zone-b"] })];
  expect(eligible("Local", endpoints)).toEqual(["a"]);
});
