/** Informers and watches of the official client: what they see, and how they come back. */
import {
  CoreV1Api,
  type Informer,
  makeInformer,
  type ObjectCache,
  type V1ConfigMap,
  Watch,
} from "@kubernetes/client-node";
import { afterEach, describe, expect, test } from "vitest";
import { ConfigMap } from "../../api/core/configmap.ts";
import { ClientBench, Journal } from "./client-node.ts";

const path = "/api/v1/namespaces/default/configmaps";

const configMap = (name: string, value = "1", labels = {}) => ({
  apiVersion: "v1",
  kind: "ConfigMap",
  metadata: { name, labels },
  data: { value },
});

const open: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

async function openBench(options: { historyLimit?: number } = {}): Promise<ClientBench> {
  const bench = await ClientBench.open({ nodes: 0, ...options });
  open.push(() => bench.stopServing());
  // Time stands still, so nobody makes it again.
  bench.cluster.delete(ConfigMap, "kube-root-ca.crt");
  return bench;
}

/** An informer of ConfigMaps that notes what it sees. It has listed and watches once this ends. */
async function startInformer(bench: ClientBench, journal: Journal, labelSelector?: string) {
  const api = bench.config.makeApiClient(CoreV1Api);
  const list = () => {
    journal.note("list");
    return api.listNamespacedConfigMap({ namespace: "default", labelSelector });
  };
  const informer = makeInformer(bench.config, path, list, labelSelector);
  for (const verb of ["add", "update", "delete"] as const) {
    informer.on(verb, ({ metadata, data }) =>
      journal.note(`${verb} ${metadata?.name} ${data?.value}`),
    );
  }
  informer.on("error", () => journal.note("error"));
  open.push(() => informer.stop());
  await informer.start();
  return informer;
}

const names = (informer: Informer<V1ConfigMap> & ObjectCache<V1ConfigMap>) =>
  informer.list().map(({ metadata }) => metadata?.name);

describe("an informer", () => {
  test("sees what is there, and what is added, changed and deleted", async () => {
    const [bench, journal] = [await openBench(), new Journal()];
    bench.cluster.apply(configMap("a"));
    const informer = await startInformer(bench, journal);
    bench.cluster.apply(configMap("b"));
    bench.cluster.apply(configMap("b", "2"));
    bench.cluster.delete(ConfigMap, "a");
    await journal.until("delete a 1");
    expect(journal.take()).toEqual(["list", "add a 1", "add b 1", "update b 2", "delete a 1"]);
    expect(names(informer)).toEqual(["b"]);
  });

  test("sees only what its selector selects, as labels come and go", async () => {
    const [bench, journal] = [await openBench(), new Journal()];
    bench.cluster.apply(configMap("a"));
    await startInformer(bench, journal, "seen=yes");
    bench.cluster.apply(configMap("a", "1", { seen: "yes" }));
    bench.cluster.apply(configMap("a", "2", { seen: "yes" }));
    bench.cluster.apply(configMap("a", "2", { seen: "no" }));
    await journal.until("delete a 2");
    expect(journal.take()).toEqual(["list", "add a 1", "update a 2", "delete a 2"]);
  });

  test("goes on where it was when the server is back, without a new list", async () => {
    const [bench, journal] = [await openBench(), new Journal()];
    bench.cluster.apply(configMap("a"));
    const informer = await startInformer(bench, journal);
    await bench.stopServing();
    await journal.until("error");
    bench.cluster.apply(configMap("a", "2"));
    bench.cluster.apply(configMap("b"));
    await bench.serveAgain();
    await informer.start();
    bench.cluster.delete(ConfigMap, "b");
    await journal.until("delete b 1");
    expect(journal.take()).toEqual([
      "list",
      "add a 1",
      "error",
      "update a 2",
      "add b 1",
      "delete b 1",
    ]);
  });

  test("lists anew when what it missed is no more held", async () => {
    const [bench, journal] = [await openBench({ historyLimit: 4 }), new Journal()];
    bench.cluster.apply([configMap("a"), configMap("b")]);
    const informer = await startInformer(bench, journal);
    await bench.stopServing();
    await journal.until("error");
    bench.cluster.delete(ConfigMap, "a");
    for (let value = 2; value < 20; value += 1) bench.cluster.apply(configMap("b", `${value}`));
    bench.cluster.apply(configMap("c"));
    await bench.serveAgain();
    await informer.start();
    await journal.until("add c 1");
    bench.cluster.apply(configMap("c", "2"));
    await journal.until("update c 2");
    expect(journal.take()).toEqual([
      "list",
      "add a 1",
      "add b 1",
      "error",
      "list",
      "delete a 1",
      "update b 19",
      "add c 1",
      "update c 2",
    ]);
    expect(names(informer)).toEqual(["b", "c"]);
  });
});

describe("a watch", () => {
  /** Watches until it ends or the test does, and notes type and name of each event. */
  async function watch(bench: ClientBench, journal: Journal, query: Record<string, string>) {
    const controller = await new Watch(bench.config).watch(
      path,
      query,
      (type, { metadata, code, reason, message }) =>
        journal.note(
          type === "ERROR" ? `${type} ${code} ${reason} ${message}` : `${type} ${metadata.name}`,
        ),
      () => journal.note("done"),
    );
    open.push(async () => controller.abort());
    return controller;
  }

  test("begins after the revision that it names", async () => {
    const [bench, journal] = [await openBench(), new Journal()];
    const [a] = bench.cluster.apply(configMap("a"));
    bench.cluster.apply(configMap("b"));
    bench.cluster.delete(ConfigMap, "a");
    await watch(bench, journal, { resourceVersion: a?.metadata.resourceVersion ?? "" });
    await journal.until("DELETED a");
    expect(journal.take()).toEqual(["ADDED b", "DELETED a"]);
  });

  test("begins with what is there where it names none, and ends when it is told to", async () => {
    const [bench, journal] = [await openBench(), new Journal()];
    bench.cluster.apply([configMap("a"), configMap("b")]);
    const controller = await watch(bench, journal, { fieldSelector: "metadata.name=b" });
    await journal.until("ADDED b");
    controller.abort();
    await journal.until("done");
    expect(journal.take()).toEqual(["ADDED b", "done"]);
  });

  test("streams a list to a client that wants it so, and says where it ends", async () => {
    const [bench, journal] = [await openBench(), new Journal()];
    bench.cluster.apply([configMap("a"), configMap("b")]);
    await watch(bench, journal, {
      sendInitialEvents: "true",
      allowWatchBookmarks: "true",
      resourceVersionMatch: "NotOlderThan",
    });
    await journal.until("BOOKMARK undefined");
    expect(journal.take()).toEqual(["ADDED a", "ADDED b", "BOOKMARK undefined"]);
  });

  test("is told inside its stream that a revision is gone", async () => {
    const [bench, journal] = [await openBench({ historyLimit: 4 }), new Journal()];
    const [first] = bench.cluster.apply(configMap("a"));
    const from = first?.metadata.resourceVersion ?? "";
    for (let value = 2; value < 20; value += 1) bench.cluster.apply(configMap("a", `${value}`));
    const { compactedRevision } = bench.cluster.storage;
    await watch(bench, journal, { resourceVersion: from });
    await journal.until("done");
    expect(journal.take()).toEqual([
      `ERROR 410 Expired too old resource version: ${from} (${compactedRevision})`,
      "done",
    ]);
  });
});
