import { describe, expect, test } from "vitest";
import type { WatchEvent } from "../../api/request.ts";
import { StatusError } from "../../api/status.ts";
import { at, configMaps, namespaces, type Request, testServer } from "../testing/server.ts";

const create = (name: string, labels: object = {}, namespace = "default"): Request => ({
  verb: "create",
  ...configMaps,
  namespace,
  body: { metadata: { name, labels } },
});
const patch = (name: string, body: object): Request => ({
  verb: "patch",
  patchType: "merge",
  ...configMaps,
  name,
  body,
});
const remove = (name: string): Request => ({ verb: "delete", ...configMaps, name });
const label = (name: string, app: string | null) => patch(name, { metadata: { labels: { app } } });

describe("a watch", () => {
  test("begins with what there is, then tells every change", () => {
    const { given, watch } = testServer();
    given(create("a"));
    const { seen } = watch(configMaps);
    given(create("b"), patch("a", { data: { x: "y" } }), remove("a"));
    expect(seen).toEqual(["ADDED a", "ADDED b", "MODIFIED a", "DELETED a"]);
  });

  test("resumes after a revision, and misses nothing", () => {
    const { given, watch } = testServer();
    const resourceVersion = at(given(create("a")), "metadata.resourceVersion");
    given(patch("a", { data: { x: "y" } }), create("b"));
    const { seen } = watch({ ...configMaps, resourceVersion });
    given(remove("b"));
    expect(seen).toEqual(["MODIFIED a", "ADDED b", "DELETED b"]);
  });

  test("from a revision to come tells nothing until then", () => {
    const { given, watch, storage } = testServer();
    const { seen } = watch({ ...configMaps, resourceVersion: String(storage.revision + 2) });
    given(create("a"), create("b"), create("c"));
    expect(seen).toEqual(["ADDED c"]);
  });

  test("tells nothing once it is stopped", () => {
    const { given, watch } = testServer();
    const { seen, stop } = watch(configMaps);
    stop();
    stop();
    given(create("a"));
    expect(seen).toEqual([]);
  });

  test("of one namespace, one name or some labels sees only those", () => {
    const { given, watch } = testServer();
    const namespaced = watch(configMaps);
    const everywhere = watch({ resource: configMaps.resource });
    const named = watch({ ...configMaps, name: "b" });
    const selected = watch({ ...configMaps, labelSelector: "app=web" });
    const byField = watch({ ...configMaps, fieldSelector: "metadata.name=b" });
    given(create("a", { app: "web" }), create("b"), create("c", {}, "kube-system"), {
      verb: "create",
      ...namespaces,
      body: { metadata: { name: "other" } },
    });
    expect([namespaced, everywhere, named, selected, byField].map(({ seen }) => seen)).toEqual([
      ["ADDED a", "ADDED b"],
      ["ADDED a", "ADDED b", "ADDED c"],
      ["ADDED b"],
      ["ADDED a"],
      ["ADDED b"],
    ]);
  });

  test("takes what comes to match for new, and what ceases to for gone, as it last was", () => {
    const { given, server } = testServer();
    const events: WatchEvent[] = [];
    server.watch({ ...configMaps, labelSelector: "app" }, (event) => events.push(event));
    given(create("a"), label("a", "web"), label("a", "db"));
    const revision = at(given(label("a", null)), "metadata.resourceVersion");
    given(label("a", "late"), remove("a"));
    expect(events.map(({ type, object }) => [type, at(object, "metadata.labels.app")])).toEqual([
      ["ADDED", "web"],
      ["MODIFIED", "db"],
      ["DELETED", "db"],
      ["ADDED", "late"],
      ["DELETED", "late"],
    ]);
    expect(at(events[2]?.object, "metadata.resourceVersion")).toBe(revision);
  });

  test("of a deletion shows the object at the revision of its deletion", () => {
    const { given, server, storage } = testServer();
    given(create("a"));
    const events: WatchEvent[] = [];
    server.watch(configMaps, (event) => events.push(event));
    given(remove("a"));
    const last = events.at(-1);
    expect([last?.revision, at(last?.object, "metadata.resourceVersion")]).toEqual([
      storage.revision,
      String(storage.revision),
    ]);
  });

  test("says where the initial events end, if it is asked to", () => {
    const { given, server, storage } = testServer();
    given(create("a"));
    const events: WatchEvent[] = [];
    const asked = { sendInitialEvents: true, allowBookmarks: true, resourceVersion: "1" };
    server.watch({ ...configMaps, ...asked }, (event) => events.push(event));
    expect(events.map(({ type }) => type)).toEqual(["ADDED", "BOOKMARK"]);
    expect(events[1]?.object).toEqual({
      apiVersion: "v1",
      kind: "ConfigMap",
      metadata: {
        resourceVersion: String(storage.revision),
        annotations: { "k8s.io/initial-events-end": "true" },
      },
    });
  });

  test.each([undefined, "", "0"])(
    "that wants no initial events tells only what comes, from revision %s",
    (resourceVersion) => {
      const { given, watch } = testServer();
      given(create("a"));
      const { seen } = watch({ ...configMaps, sendInitialEvents: false, resourceVersion });
      given(create("b"));
      expect(seen).toEqual(["ADDED b"]);
    },
  );

  test("cannot resume from a revision that is gone", () => {
    const { given, server, storage } = testServer({ historyLimit: 5 });
    given(create("a"));
    const resourceVersion = String(storage.revision);
    for (let round = 0; round < 20; round += 1) given(patch("a", { data: { r: `${round}` } }));
    const held = storage.compactedRevision;
    expect(() => server.watch({ ...configMaps, resourceVersion }, () => undefined)).toThrow(
      new StatusError("Expired", `too old resource version: ${resourceVersion} (${held})`),
    );
  });
});
