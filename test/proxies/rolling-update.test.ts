/** A rolling update, as the proxy of each node sees it. */
import { expect, test } from "vitest";
import { Deployment } from "../../api/apps/deployment.ts";
import { Pod } from "../../api/core/pod/pod.ts";
import { createCluster } from "../../simulator/cluster.ts";
import { isReady } from "../rollouts/bounds.ts";
import { web } from "../rollouts/web.ts";
import { followingProxies, reached, serviceOf, settle, toService } from "./following.ts";

const nodes = ["node-0", "node-1", "node-2"];
const rollout = {
  spec: { template: { spec: { containers: [{ name: "app", image: "nginx:2" }] } } },
};

/** What a node sees from some time on. */
interface View {
  readonly atMs: number;
  readonly pods: readonly string[];
}

/** Steps through the rollout, 20 ms at a time, and looks at what each node would do. */
function watchRollout(seed: number) {
  const cluster = createCluster({ seed });
  const proxies = followingProxies(cluster, { seed });
  cluster.apply([serviceOf(), web("nginx:1")]);
  settle(cluster);
  cluster.patch(Deployment, "web", rollout);
  const views = nodes.map((): View[] => []);
  const isDone = () => {
    const { updatedReplicas, replicas, readyReplicas } =
      cluster.get(Deployment, "web")?.status ?? {};
    return updatedReplicas === 3 && replicas === 3 && readyReplicas === 3;
  };
  let late = 0;
  let unready = 0;
  for (let settled = 0; settled < 100; ) {
    cluster.advance(20);
    if (isDone()) settled += 1;
    for (const [index, node] of nodes.entries()) {
      const pods = reached({ cluster, proxies }, node, toService(cluster));
      if (!Array.isArray(pods)) throw new Error(`node ${node}: ${pods}`);
      if (String(views[index]?.at(-1)?.pods) !== String(pods)) {
        views[index]?.push({ atMs: cluster.nowMs, pods });
      }
      for (const name of pods) {
        const pod = cluster.get(Pod, name);
        if (pod === undefined || pod.metadata.deletionTimestamp !== undefined) late += 1;
        else if (!isReady(pod)) unready += 1;
      }
    }
  }
  return { cluster, views, late, unready };
}

test.each([1, 2, 3])(
  "with seed %i every node goes from old pods to new ones, each in its time",
  (seed) => {
    const { cluster, views, late, unready } = watchRollout(seed);
    const young = new Set(cluster.list(Pod, "default").map(({ metadata }) => metadata.name));
    for (const view of views) {
      const counts = view.map(({ pods }) => pods.filter((name) => young.has(name)).length);
      // There is always somebody. A node may skip a step, but takes none back.
      expect(counts).toEqual([...counts].sort());
      expect([counts[0], counts.at(-1)]).toEqual([0, 3]);
    }
    // Nodes see the steps at times of their own.
    const times = views.map((view) => view.map(({ atMs }) => atMs).join());
    expect(new Set(times).size).toBe(3);
    // No pod gets connections before it is ready; but some still do when they end.
    expect([unready, late > 0]).toEqual([0, true]);
  },
);

test("a pod that ends gets no connections from any node a second after its slice said so", () => {
  const cluster = createCluster();
  const proxies = followingProxies(cluster);
  cluster.apply([serviceOf(), web("nginx:1")]);
  settle(cluster);
  const [pod] = cluster.list(Pod, "default");
  const name = pod?.metadata.name ?? "";
  cluster.delete(Pod, name);
  const deletedMs = cluster.nowMs;
  const lastMs = nodes.map((): number => 0);
  while (cluster.nowMs < deletedMs + 3_000) {
    for (const [index, node] of nodes.entries()) {
      const pods = reached({ cluster, proxies }, node, toService(cluster));
      if (pods?.includes(name)) lastMs[index] = cluster.nowMs - deletedMs;
    }
    cluster.advance(10);
  }
  for (const each of lastMs) {
    expect(each).toBeGreaterThanOrEqual(40);
    expect(each).toBeLessThanOrEqual(1_000);
  }
  expect(new Set(lastMs).size).toBe(3);
});
