/** What `/metrics` says, in the format that Prometheus reads. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { type ServedCluster, servedCluster } from "./http-client.ts";

let served: ServedCluster;
beforeAll(async () => {
  served = await servedCluster({ nodes: 0 });
});
afterAll(() => served.close());

async function metrics(): Promise<ReadonlyMap<string, number>> {
  const { text, headers } = await served.send({ path: "/metrics" });
  expect(headers["content-type"]).toBe("text/plain; version=0.0.4; charset=utf-8");
  const samples = text.split("\n").filter((line) => line !== "" && !line.startsWith("#"));
  return new Map(
    samples.map((line) => {
      const at = line.lastIndexOf(" ");
      return [line.slice(0, at), Number(line.slice(at + 1))];
    }),
  );
}

const labels = (more: Record<string, string>) => {
  const all = { component: "apiserver", group: "", subresource: "", version: "v1", ...more };
  const names = Object.entries(all).sort(([left], [right]) => (left < right ? -1 : 1));
  return names.map(([name, value]) => `${name}="${value}"`).join(",");
};

test("requests are counted by what was asked and answered", async () => {
  const path = "/api/v1/namespaces/default/configmaps";
  await served.send({ path });
  await served.send({ path, method: "POST", body: { metadata: { name: "a" } } });
  await served.send({ path: `${path}/nope` });
  await served.send({ path: `${path}/nope` });
  const found = await metrics();
  const of = (more: Record<string, string>) =>
    found.get(`apiserver_request_total{${labels({ resource: "configmaps", ...more })}}`);
  expect(of({ code: "200", verb: "LIST", scope: "namespace" })).toBe(1);
  expect(of({ code: "201", verb: "POST", scope: "namespace" })).toBe(1);
  expect(of({ code: "404", verb: "GET", scope: "resource" })).toBe(2);
  const gets = labels({ resource: "configmaps", verb: "GET", scope: "resource" });
  expect(found.get(`apiserver_request_duration_seconds_count{${gets}}`)).toBe(2);
  expect(found.get(`apiserver_request_duration_seconds_bucket{${gets},le="+Inf"}`)).toBe(2);
  expect(found.get(`apiserver_request_duration_seconds_bucket{${gets},le="0.005"}`)).toBe(2);
});

test("watches are counted while they are open, with what they are told", async () => {
  const { cluster } = served;
  const path = "/api/v1/namespaces/default/secrets";
  const watching = labels({ resource: "secrets", verb: "WATCH", scope: "namespace" });
  const events = 'apiserver_watch_events_total{group="",resource="secrets",version="v1"}';
  const watch = await served.watch(`${path}?watch=1&timeoutSeconds=5`);
  cluster.apply({
    apiVersion: "v1",
    kind: "Secret",
    metadata: { name: "s", namespace: "default" },
  });
  await watch.next();
  const during = await metrics();
  expect(during.get(`apiserver_longrunning_requests{${watching}}`)).toBe(1);
  expect(during.get(events)).toBe(1);
  served.wallClock.runUntil(served.wallClock.now() + 5_000);
  expect(await watch.next()).toBeUndefined();
  expect((await metrics()).get(`apiserver_longrunning_requests{${watching}}`)).toBe(0);
});

test("objects are counted, and the process tells of itself", async () => {
  const found = await metrics();
  expect(found.get('apiserver_storage_objects{resource="namespaces"}')).toBe(4);
  expect(found.get("process_resident_memory_bytes")).toBeGreaterThan(1e6);
});
