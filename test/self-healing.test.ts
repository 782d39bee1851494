/** What is lost comes back: pods, containers, nodes and the components themselves. */
import { describe, expect, test } from "vitest";
import { Deployment } from "../api/apps/deployment.ts";
import { Pod } from "../api/core/pod/pod.ts";
import { seededRandom } from "../api/runtime.ts";
import { type Cluster, type ClusterOptions, createCluster } from "../simulator/cluster.ts";
import type { ComponentName } from "../simulator/processes/process-handler.ts";
import { boundsOf, isReady, podsOf } from "./rollouts/bounds.ts";
import { beforeWrites, crashBefore, pass } from "./rollouts/chaos.ts";
import { nodeStatus, taintsOf } from "./rollouts/nodes.ts";
import { accountOf } from "./rollouts/truth.ts";
import { web } from "./rollouts/web.ts";

function running(options: ClusterOptions = {}, replicas = 3): Cluster {
  const cluster = createCluster(options);
  cluster.apply(web("nginx", { replicas }));
  cluster.until(() => isWhole(cluster), { within: "2m" });
  return cluster;
}

const isWhole = (cluster: Cluster): boolean => {
  const { said, so } = accountOf(cluster, "web");
  return JSON.stringify(said) === JSON.stringify(so);
};

const readyPods = (cluster: Cluster) => podsOf(cluster, "default").filter(isReady);

function firstPod(cluster: Cluster): Pod {
  const [pod] = podsOf(cluster, "default");
  if (pod === undefined) throw new Error("there is no pod");
  return pod;
}

describe("the cluster heals after", () => {
  test("the deletion of a pod", () => {
    const cluster = running();
    const lost = firstPod(cluster);
    cluster.delete(Pod, lost.metadata.name ?? "");
    expect(readyPods(cluster)).toHaveLength(2);
    const tookMs = cluster.until(() => isWhole(cluster), { within: "1m" });
    expect(tookMs).toBeLessThan(10_000);
    expect(readyPods(cluster).map(({ metadata }) => metadata.uid)).not.toContain(lost.metadata.uid);
    cluster.until(() => cluster.list(Pod, "default").length === 3, { within: "1m" });
  });

  test("the crash of a container", () => {
    const crashed = new Set<string>();
    const cluster = running({
      behaviorOf: (_container, { metadata: { uid = "" } }, restartCount) => {
        if (crashed.size === 0) crashed.add(uid);
        return crashed.has(uid) && restartCount === 0
          ? { exitsAfterMs: 60_000, exitCode: 137, exitReason: "OOMKilled" }
          : undefined;
      },
    });
    const uids = podsOf(cluster, "default").map(({ metadata }) => metadata.uid);
    cluster.until(() => readyPods(cluster).length === 2, { within: "2m" });
    cluster.until(() => isWhole(cluster), { within: "1m" });
    const pods = podsOf(cluster, "default");
    expect(pods.map(({ metadata }) => metadata.uid)).toEqual(uids);
    const states = pods.map(({ status }) => status.containerStatuses?.[0]);
    expect(states.map((state) => state?.restartCount).sort()).toEqual([0, 0, 1]);
    const ends = states.flatMap((state) => state?.lastState.terminated ?? []);
    expect(ends.map(({ reason, exitCode }) => ({ reason, exitCode }))).toEqual([
      { reason: "OOMKilled", exitCode: 137 },
    ]);
  });

  test("the loss of a node", () => {
    // Four cores a node and three a pod: each pod needs a node of its own, and one is left over.
    const cluster = createCluster({ nodes: 4, nodeCpu: "4" });
    const resources = { requests: { cpu: "3" } };
    const containers = [{ name: "app", image: "nginx", resources }];
    const template = { metadata: { labels: { app: "web" } }, spec: { containers } };
    cluster.apply(web("nginx", { template }));
    cluster.until(() => isWhole(cluster), { within: "2m" });
    const lost = firstPod(cluster);
    const nodeName = lost.spec.nodeName ?? "";
    cluster.powerOff(nodeName);

    const silentMs = cluster.until(() => nodeStatus(cluster, nodeName) === "Unknown");
    expect(silentMs).toBeGreaterThan(30_000);
    expect(silentMs).toBeLessThan(70_000);
    cluster.advance("10s");
    expect(taintsOf(cluster, nodeName)).toEqual([
      "node.kubernetes.io/unreachable:NoExecute",
      "node.kubernetes.io/unreachable:NoSchedule",
    ]);
    expect(readyPods(cluster)).toHaveLength(2);

    // Pods tolerate the loss of their node for 300 seconds.
    cluster.advance("4m");
    expect(readyPods(cluster)).toHaveLength(2);
    cluster.until(() => readyPods(cluster).length === 3, { within: "2m" });
    expect(readyPods(cluster).map(({ spec }) => spec.nodeName)).not.toContain(nodeName);
    // Nobody says that the lost pod has ended, so it stays.
    expect(cluster.get(Pod, lost.metadata.name ?? "")?.metadata.deletionTimestamp).toBeDefined();

    cluster.powerOn(nodeName);
    cluster.until(() => cluster.get(Pod, lost.metadata.name ?? "") === undefined, { within: "1m" });
    cluster.until(() => taintsOf(cluster, nodeName).length === 0, { within: "1m" });
    expect(nodeStatus(cluster, nodeName)).toBe("True");
    cluster.until(() => isWhole(cluster), { within: "1m" });
  });
});

describe("a run", () => {
  function eventful(seed: number): string {
    const random = seededRandom(`delays/${seed}`);
    const cluster = running({ seed, informerDelayMs: () => random.integer(20) });
    cluster.delete(Pod, firstPod(cluster).metadata.name ?? "");
    cluster.powerOff("node-0");
    cluster.patch(Deployment, "web", { spec: { replicas: 5 } });
    cluster.advance("10m");
    cluster.powerOn("node-0");
    cluster.advance("2m");
    expect(isWhole(cluster)).toBe(true);
    return cluster.digest();
  }

  test("is the same for the same seed, and another for another", () => {
    expect(eventful(1)).toBe(eventful(1));
    expect(eventful(1)).not.toBe(eventful(2));
  });
});

const all: readonly ComponentName[] = [
  "kube-controller-manager",
  "kube-scheduler",
  "kubelet",
  "ingress-controller",
];

describe("a rolling update goes on if components are killed:", () => {
  const restartOthers = (cluster: Cluster, process: string) => {
    for (const component of all) if (component !== process) cluster.restart(component);
  };

  test.each([2, 3])("all of them at once, before one write in %i", (every) => {
    const cluster = running({ seed: every });
    let writes = 0;
    beforeWrites(cluster, (process, count) => {
      writes = count;
      if (count % every !== 0) return pass;
      restartOthers(cluster, process);
      return crashBefore;
    });
    expectRollout(cluster);
    expect(writes).toBeGreaterThan(30);
  });

  test("one or another, by chance, before every third write or so", () => {
    for (let seed = 0; seed < 10; seed += 1) {
      const cluster = running({ seed });
      const random = seededRandom(`crashes/${seed}`);
      beforeWrites(cluster, (process) => {
        const victim = all[random.integer(3 * all.length)];
        if (victim === undefined) return pass;
        if (victim === process) return crashBefore;
        cluster.restart(victim);
        return pass;
      });
      expectRollout(cluster);
    }
  });

  test("once, before any one of its writes", () => {
    let crashed = true;
    for (let victim = 1; crashed; victim += 1) {
      const cluster = running({ seed: 1 }, 2);
      const wrong = watchPods(cluster);
      crashed = false;
      beforeWrites(cluster, (process, count) => {
        if (count !== victim) return pass;
        crashed = true;
        restartOthers(cluster, process);
        return crashBefore;
      });
      cluster.apply(web("httpd", { replicas: 2 }));
      cluster.until(() => isWhole(cluster), { within: "10m" });
      expect({ victim, wrong }).toEqual({ victim, wrong: [] });
    }
  });
});

function expectRollout(cluster: Cluster): void {
  const wrong = watchPods(cluster);
  cluster.apply(web("httpd", { replicas: 3 }));
  cluster.until(() => isWhole(cluster), { within: "30m" });
  const images = podsOf(cluster, "default").map(({ spec }) => spec.containers[0]?.image);
  expect(images).toEqual(["httpd", "httpd", "httpd"]);
  expect(wrong).toEqual([]);
}

/** Notes each revision at which there are too many pods, or too few that are ready. */
function watchPods(cluster: Cluster): readonly string[] {
  const wrong: string[] = [];
  cluster.observe(({ resource, revision }) => {
    const deployment = cluster.get(Deployment, "web");
    if (resource !== "pods" || deployment === undefined) return;
    const { podsMax, readyMin } = boundsOf(deployment);
    const pods = podsOf(cluster, "default");
    const ready = pods.filter(isReady).length;
    if (pods.length > podsMax || ready < readyMin) {
      wrong.push(`${revision}: ${ready} of ${pods.length} pods are ready`);
    }
  });
  return wrong;
}
