/** What reconcilers remember of keys. */
import { expect, test } from "vitest";
import { ConfigMap } from "../api/core/configmap.ts";
import { createCluster } from "../simulator/cluster.ts";
import { untyped, update } from "./action.ts";
import { Caches } from "./caches.ts";
import { type Controller, nothing } from "./controller.ts";
import { localExecutor } from "./executor.ts";
import { Reconciler } from "./reconciler.ts";

/** Marks what it is asked to, and watches nothing that would tell it of the end. */
const marker: Controller = {
  name: "marker",
  watches: [],
  reconcile(key, view) {
    const object = view.at(ConfigMap, key);
    if (object === undefined) return nothing;
    return { actions: [update(ConfigMap, { ...object, data: { seen: "yes" } })] };
  },
};

test("keys are let go of that nothing asks for again after their last write", () => {
  const cluster = createCluster({ nodes: 0 });
  const { server: handler, clock } = cluster;
  const caches = new Caches({ handler, clock, actor: "marker" });
  caches.informer(untyped(ConfigMap));
  caches.start();
  const reconciler = new Reconciler({
    controller: marker,
    view: caches.view,
    clock,
    executor: localExecutor({ handler, actor: "marker", recorder: { record: () => undefined } }),
    informer: (resource) => caches.find(resource),
    queue: (run) => caches.queue(clock, run),
  });
  for (let count = 0; count < 2_000; count += 1) {
    const metadata = { name: `map-${count}`, namespace: "default" };
    cluster.apply({ apiVersion: "v1", kind: "ConfigMap", metadata });
    cluster.settle();
    reconciler.enqueue(`default/map-${count}`, 0);
    cluster.settle();
    expect(cluster.get(ConfigMap, `map-${count}`)?.data).toEqual({ seen: "yes" });
    cluster.delete(ConfigMap, `map-${count}`);
  }
  expect(reconciler.keysKept).toBeLessThan(500);
});
