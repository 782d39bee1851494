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
const configMaps = "/api/v1/namespaces/default/configmaps";

test("requests are counted by what was asked and answered", async () => {
  await served.send({ path: configMaps });
  await served.send({ path: configMaps, method: "POST", body: { metadata: { name: "a" } } });
  await served.send({ path: `${configMaps}/nope` });
  await served.send({ path: `${configMaps}/nope` });
  await served.send({
    path: `${configMaps}/b?fieldManager=m&dryRun=All`,
    method: "PATCH",
    headers: { "content-type": "application/apply-patch+yaml" },
    body: { apiVersion: "v1", kind: "ConfigMap", metadata: { name: "b" } },
  });
  const found = await metrics();
  const of = (more: Record<string, string>) => {
    const all = labels({ dry_run: "", resource: "configmaps", ...more });
    return found.get(`apiserver_request_total{${all}}`);
  };
  expect(of({ code: "200", verb: "LIST", scope: "namespace" })).toBe(1);
  expect(of({ code: "201", verb: "POST", scope: "resource" })).toBe(1);
  expect(of({ code: "404", verb: "GET", scope: "resource" })).toBe(2);
  expect(of({ code: "201", verb: "APPLY", scope: "resource", dry_run: "All" })).toBe(1);
  const gets = labels({ dry_run: "", resource: "configmaps", verb: "GET", scope: "resource" });
  expect(found.get(`apiserver_request_duration_seconds_count{${gets}}`)).toBe(2);
  expect(found.get(`apiserver_request_duration_seconds_bucket{${gets},le="+Inf"}`)).toBe(2);
  expect(found.get(`apiserver_request_duration_seconds_bucket{${gets},le="0.005"}`)).toBe(2);
  const sizes = labels({ resource: "configmaps", verb: "GET", scope: "resource" });
  expect(found.get(`apiserver_response_sizes_count{${sizes}}`)).toBe(2);
  expect(found.get(`apiserver_response_sizes_bucket{${sizes},le="1000"}`)).toBe(2);
});

test("questions for the health are counted without a resource", async () => {
  await served.send({ path: "/livez" });
  await served.send({ path: "/livez/ping" });
  const all = labels({
    code: "200",
    component: "",
    dry_run: "",
    resource: "",
    scope: "",
    subresource: "/livez",
    verb: "GET",
    version: "",
  });
  expect((await metrics()).get(`apiserver_request_total{${all}}`)).toBe(1);
});

test("requests are in flight until they are answered", async () => {
  const kinds = async () => {
    const found = await metrics();
    return ["mutating", "readOnly"].map((kind) =>
      found.get(`apiserver_current_inflight_requests{request_kind="${kind}"}`),
    );
  };
  // What asks is in flight itself.
  expect(await kinds()).toEqual([0, 1]);
  const watch = await served.watch(`${configMaps}?watch=1`);
  const head = `POST ${configMaps} HTTP/1.1\r\nhost: localhost\r\ncontent-length: 9\r\n\r\n`;
  const waiting = served.hold(head);
  await waiting.sent;
  expect(await kinds()).toEqual([1, 1]);
  waiting.close();
  watch.close();
});

test("every sample has a family, and counters never fall", async () => {
  const read = async () => (await served.send({ path: "/metrics" })).text;
  const [first, second] = [await read(), await read()];
  const families = new Map(
    [...first.matchAll(/^# HELP (\S+) \S.*\n# TYPE \1 (counter|gauge|histogram)$/gm)].map(
      ([, name = "", type = ""]) => [name, type],
    ),
  );
  const familyOf = (name: string) =>
    families.has(name) ? name : name.replace(/_(bucket|sum|count)$/, "");
  const values = (text: string) =>
    text
      .split("\n")
      .filter((line) => line !== "" && !line.startsWith("#"))
      .map((line) => /^([a-z_]+)(\{.*\})? (\S+)$/.exec(line) ?? [line])
      .map(([line, name = "", all = "", value]) => ({ line, name, all, value: Number(value) }));
  const later = new Map(values(second).map(({ name, all, value }) => [name + all, value]));
  const wrong = values(first).filter(({ name, all, value }) => {
    const type = families.get(familyOf(name));
    const next = later.get(name + all) ?? -1;
    return type === undefined || Number.isNaN(value) || (type !== "gauge" && next < value);
  });
  expect(wrong.map(({ line }) => line)).toEqual([]);
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
  expect(found.get('apiserver_resource_objects{group="",resource="namespaces"}')).toBe(4);
  expect(found.get('apiserver_resource_objects{group="apps",resource="deployments"}')).toBe(0);
  expect(found.get('apiserver_storage_objects{resource="namespaces"}')).toBe(4);
  const build = [...found.keys()].find((name) => name.startsWith("kubernetes_build_info{"));
  expect(build).toContain('git_version="v1.36.0"');
  expect(found.get("process_resident_memory_bytes")).toBeGreaterThan(1e6);
});
