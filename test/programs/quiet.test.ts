import { expect, test } from "vitest";
import { ConfigMap } from "../../api/core/configmap.ts";
import { createCluster } from "../../simulator/cluster.ts";
import { program } from "../../simulator/programs/index.ts";
import { toStayQuiet } from "../../simulator/vitest/matchers.ts";

/** A program that counts in a ConfigMap, so often, with so much time in between. */
function clusterWith({ everyMs, most = Infinity }: { everyMs: number; most?: number }) {
  const cluster = createCluster({ nodes: 0 });
  cluster.apply({ apiVersion: "v1", kind: "ConfigMap", metadata: { name: "count" } });
  const counter = program("counter", ({ url, dispatcher }) => {
    const path = `${url}/api/v1/namespaces/default/configmaps/count`;
    const headers = { "content-type": "application/merge-patch+json" };
    let count = 0;
    const tick = async () => {
      count += 1;
      const body = JSON.stringify({ data: { count: String(count) } });
      const init: object = { method: "PATCH", headers, body, dispatcher };
      await fetch(path, init);
      if (count < most) setTimeout(tick, everyMs);
    };
    return tick();
  });
  cluster.run(counter);
  return cluster;
}

test("who writes on and on is not waited for", async () => {
  const cluster = clusterWith({ everyMs: 1000 });
  const startMs = cluster.nowMs;
  const { pass, message } = await toStayQuiet(cluster, "counter", { for: "1000h" });
  expect(pass).toBe(false);
  expect(cluster.nowMs - startMs).toBeLessThan(60_000);
  expect(message()).toMatch(
    /^counter wrote 11 times within 1\d{4} ms:\n {2}\d+ MODIFIED configmaps/,
  );
});

test("who has come to rest is quiet, and all of the time has passed", async () => {
  const cluster = clusterWith({ everyMs: 1000, most: 3 });
  await cluster.play("10s");
  expect(cluster.get(ConfigMap, "count")?.data).toEqual({ count: "3" });
  const startMs = cluster.nowMs;
  const { pass } = await toStayQuiet(cluster, "counter", { for: "1h" });
  expect(pass).toBe(true);
  expect(cluster.nowMs - startMs).toBe(3_600_000);
});

test("who is neither a process nor a controller is no name to be quiet", async () => {
  const cluster = clusterWith({ everyMs: 1000 });
  await expect(toStayQuiet(cluster, "conter", { for: "1h" })).rejects.toThrow(
    "there is no process or controller conter, and nobody of that name has written",
  );
  const { pass } = await toStayQuiet(cluster, "cronjob-controller", { for: "1m" });
  expect(pass).toBe(true);
});
