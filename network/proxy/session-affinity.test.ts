import { expect, test } from "vitest";
import { clientsPerEndpointMax, SessionAffinity } from "./session-affinity.ts";
import { proxyEndpoint } from "./testing/objects.ts";

const [a, b] = [proxyEndpoint("10.244.1.2"), proxyEndpoint("10.244.2.2")];
const at = (seconds: number) => ({ nowMs: seconds * 1_000, affinityMs: 60_000 });

test.each([
  { behaviour: "within its time", seconds: 60, endpoints: [a, b], found: a },
  {
    behaviour: "as the endpoint is known by its place",
    seconds: 1,
    endpoints: [{ ...a }],
    found: a,
  },
  { behaviour: "no longer than that", seconds: 61, endpoints: [a, b], found: undefined },
  { behaviour: "not once the endpoint has gone", seconds: 1, endpoints: [b], found: undefined },
])("a client stays with its endpoint $behaviour", ({ seconds, endpoints, found }) => {
  const affinity = new SessionAffinity();
  affinity.remember("client", a, 0);
  expect(affinity.find("client", endpoints, at(seconds))).toEqual(found);
  expect(affinity.size).toBe(found === undefined ? 0 : 1);
});

test("each connection begins the time anew, maybe with another endpoint", () => {
  const affinity = new SessionAffinity();
  affinity.remember("client", a, 0);
  affinity.remember("client", b, 50_000);
  expect([affinity.find("client", [a, b], at(100)), affinity.size]).toEqual([b, 1]);
});

test("of too many clients of an endpoint the one that was away longest is forgotten", () => {
  const affinity = new SessionAffinity();
  affinity.remember("first", a, 0);
  affinity.remember("second", a, 0);
  affinity.remember("other endpoint", b, 0);
  affinity.remember("first", a, 1);
  for (let index = 0; index < clientsPerEndpointMax - 1; index += 1) {
    affinity.remember(`client ${index}`, a, 2);
  }
  const found = ["first", "second", "other endpoint"].map((client) =>
    affinity.find(client, [a, b], at(1)),
  );
  expect([found, affinity.size]).toEqual([[a, undefined, b], clientsPerEndpointMax + 1]);
});
