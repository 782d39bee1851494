/** Watches over HTTP, driven by what is written and by the clock: nothing waits. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ConfigMap } from "../api/core/configmap.ts";
import { allResources } from "../api/index.ts";
import { isObject } from "../api/json.ts";
import { type OpenWatch, refusal, type ServedCluster, servedCluster } from "./http-client.ts";

let served: ServedCluster;
beforeAll(async () => {
  served = await servedCluster({ nodes: 0, historyLimit: 500 });
});
afterAll(() => served.close());

let count = 0;
/** A namespace of its own for each test, so that none sees what another writes. */
function namespace(): { name: string; path: string } {
  count += 1;
  const name = `watch-${count}`;
  served.cluster.apply({ apiVersion: "v1", kind: "Namespace", metadata: { name } });
  return { name, path: `/api/v1/namespaces/${name}/configmaps` };
}

const apply = (name: string, namespaceName: string, more: object = {}) =>
  served.cluster.apply(
    { apiVersion: "v1", kind: "ConfigMap", metadata: { name, ...more } },
    namespaceName,
  )[0];

/** There is no time here in which its controller would make it. */
const account = (namespaceName: string) =>
  served.cluster.apply(
    { apiVersion: "v1", kind: "ServiceAccount", metadata: { name: "default" } },
    namespaceName,
  );

const nameIn = (object: unknown) =>
  isObject(object) && isObject(object.metadata) ? object.metadata.name : undefined;

async function told(watch: OpenWatch, events: number): Promise<string[]> {
  const lines: string[] = [];
  for (let index = 0; index < events; index += 1) {
    const line = await watch.next();
    lines.push(line === undefined ? "end" : `${line.type} ${nameIn(line.object)}`);
  }
  return lines;
}

const transformations = [
  ["Table", "v1"],
  ["Table", "v1beta1"],
  ["PartialObjectMetadata", "v1"],
  ["PartialObjectMetadata", "v1beta1"],
] as const;

const table = { accept: "application/json;as=Table;v=v1;g=meta.k8s.io,application/json" };

describe("a watch over HTTP", () => {
  test("tells what there is, then every change as it is made", async () => {
    const { name, path } = namespace();
    apply("a", name);
    const watch = await served.watch(`${path}?watch=1`);
    expect(watch.code).toBe(200);
    expect(await told(watch, 1)).toEqual(["ADDED a"]);
    apply("b", name);
    served.cluster.delete(ConfigMap, "a", { namespace: name });
    expect(await told(watch, 2)).toEqual(["ADDED b", "DELETED a"]);
    watch.close();
  });

  test("goes on after the revision of a list", async () => {
    const { name, path } = namespace();
    apply("a", name);
    const list = await served.send({ path });
    const { metadata } = isObject(list.body) ? list.body : {};
    const revision = isObject(metadata) ? metadata.resourceVersion : "";
    apply("b", name);
    const watch = await served.watch(`${path}?watch=true&resourceVersion=${revision}`);
    apply("c", name);
    expect(await told(watch, 2)).toEqual(["ADDED b", "ADDED c"]);
    watch.close();
  });

  test("by a label tells of what comes to have it as new, and of what loses it as gone", async () => {
    const { name, path } = namespace();
    const label = (app: string) => apply("a", name, { labels: { app } });
    label("other");
    const watch = await served.watch(`${path}?watch=1&labelSelector=app%3Dweb`);
    for (const app of ["web", "other", "web"]) label(app);
    served.cluster.delete(ConfigMap, "a", { namespace: name });
    expect(await told(watch, 4)).toEqual(["ADDED a", "DELETED a", "ADDED a", "DELETED a"]);
    watch.close();
  });

  test("by a field tells of what comes to have it as new, and of what loses it as gone", async () => {
    const { name } = namespace();
    const path = `/api/v1/namespaces/${name}/pods`;
    account(name);
    const spec = { containers: [{ name: "app", image: "nginx:1.25" }] };
    const made = { method: "POST", path, body: { metadata: { name: "a" }, spec } };
    expect((await served.send(made)).code).toBe(201);
    const watch = await served.watch(`${path}?watch=1&fieldSelector=status.phase%3DRunning`);
    for (const phase of ["Running", "Pending"]) {
      const headers = { "content-type": "application/merge-patch+json" };
      const body = { status: { phase } };
      await served.send({ method: "PATCH", path: `${path}/a/status`, headers, body });
    }
    expect(await told(watch, 2)).toEqual(["ADDED a", "DELETED a"]);
    watch.close();
  });

  test("in the old form of the path may watch one object", async () => {
    const { name, path } = namespace();
    apply("a", name);
    const one = path.replace("/v1/", "/v1/watch/");
    const watch = await served.watch(`${one}/b`);
    apply("b", name);
    expect(await told(watch, 1)).toEqual(["ADDED b"]);
    watch.close();
    const { code, body } = await served.send({ path: `${path}/a?watch=1` });
    expect([code, nameIn(body)]).toEqual([200, "a"]);
  });

  test("ends after timeoutSeconds, with a bookmark where those are wanted", async () => {
    const { path } = namespace();
    const plain = await served.watch(`${path}?watch=1&timeoutSeconds=5`);
    const marked = await served.watch(`${path}?watch=1&timeoutSeconds=5&allowWatchBookmarks=1`);
    served.wallClock.runUntil(served.wallClock.now() + 5000);
    expect(await plain.next()).toBeUndefined();
    expect(await marked.next()).toEqual({
      type: "BOOKMARK",
      object: {
        apiVersion: "v1",
        kind: "ConfigMap",
        metadata: { resourceVersion: String(served.cluster.storage.revision) },
      },
    });
    expect(await marked.next()).toBeUndefined();
  });

  test("ends at once where its timeoutSeconds are less than none", async () => {
    const { name, path } = namespace();
    apply("a", name);
    const watch = await served.watch(`${path}?watch=1&timeoutSeconds=-1`);
    expect(await watch.next()).toBeUndefined();
    const { code } = await served.send({ path: `${path}?timeoutSeconds=-1` });
    expect(code).toBe(200);
  });

  test("gets a bookmark every minute", async () => {
    const { path } = namespace();
    const watch = await served.watch(`${path}?watch=1&allowWatchBookmarks=true`);
    served.wallClock.runUntil(served.wallClock.now() + 120_000);
    expect(await told(watch, 2)).toEqual(["BOOKMARK undefined", "BOOKMARK undefined"]);
    watch.close();
  });

  test("says where the initial events end", async () => {
    const { name, path } = namespace();
    apply("a", name);
    const asked = "sendInitialEvents=true&resourceVersionMatch=NotOlderThan&allowWatchBookmarks=1";
    const watch = await served.watch(`${path}?watch=1&${asked}`);
    expect(await told(watch, 1)).toEqual(["ADDED a"]);
    expect(await watch.next()).toMatchObject({
      type: "BOOKMARK",
      object: { metadata: { annotations: { "k8s.io/initial-events-end": "true" } } },
    });
    watch.close();
  });

  test("as tables names the columns once", async () => {
    const { name, path } = namespace();
    apply("a", name);
    const watch = await served.watch(`${path}?watch=1`, table);
    apply("b", name);
    const first = await watch.next();
    const second = await watch.next();
    expect(first).toMatchObject({
      type: "ADDED",
      object: {
        kind: "Table",
        columnDefinitions: [{ name: "Name" }, { name: "Data" }, { name: "Age" }],
        rows: [{ cells: ["a", 0, "0s"], object: { kind: "PartialObjectMetadata" } }],
      },
    });
    expect(second).toMatchObject({
      type: "ADDED",
      object: { kind: "Table", columnDefinitions: null, rows: [{ cells: ["b", 0, "0s"] }] },
    });
    watch.close();
  });

  test.each(allResources)(
    "of $apiVersion $kind shows bookmarks as it shows objects",
    async (each) => {
      const { apiVersion, plural, columns } = each;
      const root = apiVersion === "v1" ? "/api/v1" : `/apis/${apiVersion}`;
      const revision = String(served.cluster.storage.revision);
      const asked = `watch=1&timeoutSeconds=1&allowWatchBookmarks=true&resourceVersion=${revision}`;
      for (const [as, version] of transformations) {
        const apiVersion = `meta.k8s.io/${version}`;
        const watch = await served.watch(`${root}/${plural}?${asked}`, {
          accept: `application/json;as=${as};g=meta.k8s.io;v=${version}`,
        });
        served.wallClock.runUntil(served.wallClock.now() + 1000);
        const metadata = { resourceVersion: revision };
        const object = { kind: "PartialObjectMetadata", apiVersion, metadata };
        // A kind without columns of its own is shown by its name and age.
        const length = columns.length === 0 ? 2 : columns.length;
        const rows = [{ cells: Array.from({ length }, () => expect.anything()), object }];
        expect(await watch.next()).toEqual({
          type: "BOOKMARK",
          object:
            as === "Table"
              ? { kind: as, apiVersion, metadata, columnDefinitions: expect.any(Array), rows }
              : object,
        });
        expect(await watch.next()).toBeUndefined();
      }
    },
  );

  test("from a revision that is gone is told so, and ends", async () => {
    const { name, path } = namespace();
    for (let round = 0; round < 1001; round += 1) apply("a", name, { labels: { r: `${round}` } });
    const watch = await served.watch(`${path}?watch=1&resourceVersion=101`);
    const held = served.cluster.storage.compactedRevision;
    expect(watch.code).toBe(200);
    expect(await watch.next()).toEqual({
      type: "ERROR",
      object: refusal(410, "Expired", `too old resource version: 101 (${held})`),
    });
    expect(await watch.next()).toBeUndefined();
  });

  test("of a client that hangs up is over for the server too", async () => {
    const { name, path } = namespace();
    const watch = await served.watch(`${path}?watch=1`);
    watch.close();
    apply("a", name);
    expect((await served.send({ path: `${path}/a` })).code).toBe(200);
  });
});
