import { CoreV1Api, KubeConfig } from "@kubernetes/client-node";
import { describe, expect, test } from "vitest";
import { ConfigMap } from "../../api/core/configmap.ts";
import { StatusError } from "../../api/status.ts";
import { type Cluster, createCluster } from "../../simulator/cluster.ts";
import type { RequestFault } from "../../simulator/faults/index.ts";
import { connect, program } from "../../simulator/programs/index.ts";
import { web } from "../rollouts/web.ts";
import { copier, source, startCopier } from "./copier.ts";

const copyOf = (cluster: Cluster) => cluster.get(ConfigMap, "source-copy")?.data;
const startMs = Date.UTC(2026, 0, 1);
const atMs = (cluster: Cluster) => Date.parse(copyOf(cluster)?.at ?? "") - startMs;

describe("a controller written with the official client", () => {
  test("acts on what it watches, and again after ten minutes", async () => {
    const cluster = createCluster({ seed: 7 });
    cluster.run(copier());
    await cluster.play("1s");
    cluster.apply(source({ colour: "red" }));
    const tookMs = await cluster.playUntil(() => copyOf(cluster)?.colour === "red");
    expect(tookMs).toBe(1);
    await cluster.playUntil(() => atMs(cluster) > 5000, { within: "11m" });
    // The second time takes two requests, for the copy is there.
    expect(atMs(cluster)).toBe(1000 + 1 + 600_000);
  });

  test("is named on the log, with the write that made it act", async () => {
    const cluster = createCluster({ seed: 7 });
    cluster.run(copier());
    await cluster.play("1s");
    cluster.apply(source({ colour: "red" }));
    await cluster.play("1s");
    const writes = cluster.history().filter(({ key }) => key.startsWith("default/source"));
    const [first, second] = writes;
    expect(writes.map(({ actor }) => actor)).toEqual(["kubectl-client-side-apply", "copier"]);
    expect(second?.cause).toBe(first?.revision);
  });

  test("writes the same bytes for the same seed, among all else that happens", async () => {
    const run = async (seed: number) => {
      const cluster = createCluster({ seed });
      let count = 0;
      cluster.components.faults = {
        request: (process) => {
          count += process === "copier" ? 1 : 0;
          return process === "copier" && count % 3 === 0 ? unavailable : { do: "pass" };
        },
      };
      cluster.run(copier());
      cluster.apply(web("nginx:1.27"));
      for (let round = 0; round < 5; round += 1) {
        cluster.apply(source({ round: String(round) }));
        await cluster.play("150s");
      }
      expect(copyOf(cluster)?.round).toBe("4");
      return cluster.digest();
    };
    const digests: string[] = [];
    for (const seed of [7, 7, 7, 7, 7, 7, 8]) digests.push(await run(seed));
    expect(new Set(digests.slice(0, 6)).size).toBe(1);
    expect(digests[6]).not.toBe(digests[0]);
  });

  test("does not keep the cluster of another test waiting, nor its time", async () => {
    const [early, late] = [createCluster({ startMs }), createCluster({ startMs: 2 * startMs })];
    for (const cluster of [early, late]) {
      cluster.run(copier());
      cluster.apply(source({}));
    }
    await Promise.all([early.play("1m"), late.play("1m")]);
    expect(copyOf(early)?.at).toBe(new Date(startMs + 1).toISOString());
    expect(copyOf(late)?.at).toBe(new Date(2 * startMs + 1).toISOString());
  });
});

const unavailable: RequestFault = {
  do: "refuse",
  error: new StatusError("ServiceUnavailable", "not now"),
  committed: false,
};

describe("its process", () => {
  test("stops at once when it is killed, and starts from nothing", async () => {
    const cluster = createCluster({ seed: 7 });
    let starts = 0;
    cluster.run(
      program("copier", ({ connect: turn }) => {
        starts += 1;
        return startCopier(turn(new KubeConfig()));
      }),
    );
    await cluster.play("1s");
    cluster.components.stop("copier");
    cluster.apply(source({ colour: "red" }));
    await cluster.play("20m");
    expect(copyOf(cluster)).toBeUndefined();
    cluster.components.start("copier");
    await cluster.play("1s");
    expect([starts, copyOf(cluster)?.colour]).toEqual([2, "red"]);
  });

  test.each([
    { behaviour: "before a write", committed: false, writes: 1 },
    { behaviour: "after a write of which it hears nothing", committed: true, writes: 2 },
  ])("crashes $behaviour, and makes up for it", async ({ committed, writes }) => {
    const cluster = createCluster({ seed: 7 });
    let crashes = 0;
    cluster.components.faults = {
      request: (process, { verb }) => {
        if (process !== "copier" || verb !== "create" || crashes > 0) return { do: "pass" };
        crashes += 1;
        return { do: "crash", committed };
      },
    };
    cluster.run(copier());
    cluster.apply(source({ colour: "red" }));
    await cluster.play("1m");
    const seen = cluster.history().filter(({ key }) => key === "default/source-copy");
    expect([crashes, seen.length, copyOf(cluster)?.colour]).toEqual([1, writes, "red"]);
  });

  test("stands still while it is paused, and then hears of all that it missed", async () => {
    const cluster = createCluster({ seed: 7 });
    cluster.run(copier());
    await cluster.play("1s");
    const pause = { type: "ProcessPause", target: { process: "copier" }, duration: "5m" };
    cluster.apply({
      apiVersion: "sim.kubesim.dev/v1alpha1",
      kind: "Fault",
      metadata: { name: "pause" },
      spec: pause,
    });
    await cluster.play("1s");
    cluster.apply(source({ colour: "red" }));
    await cluster.play("4m");
    expect(copyOf(cluster)).toBeUndefined();
    await cluster.play("2m");
    expect(copyOf(cluster)?.colour).toBe("red");
    expect(atMs(cluster)).toBe(1000 + 5 * 60_000);
  });

  test("hears of refusals, and tries again", async () => {
    const cluster = createCluster({ seed: 7 });
    const tries: number[] = [];
    cluster.components.faults = {
      request: (process, { verb }) => {
        if (process !== "copier" || verb !== "create") return { do: "pass" };
        tries.push(cluster.nowMs - startMs);
        return tries.length < 4 ? unavailable : { do: "pass" };
      },
    };
    cluster.run(copier());
    cluster.apply(source({ colour: "red" }));
    await cluster.playUntil(() => copyOf(cluster) !== undefined);
    // Each wait is twice the last, between half and one and a half of what it would be.
    const waits = tries
      .slice(1)
      .map((at, index) => (at - (tries[index] ?? 0)) / (1000 * 2 ** index));
    expect(waits.every((wait) => wait > 0.5 && wait < 1.51)).toBe(true);
  });

  test("has a name of its own", () => {
    const cluster = createCluster();
    cluster.run(copier());
    expect(() => cluster.run(copier())).toThrow("there is a process copier already");
    const kubelet = program("kubelet", () => {});
    expect(() => cluster.run(kubelet)).toThrow("there is a process kubelet already");
    expect(() => cluster.restart("nobody")).toThrow("there is no process nobody");
  });

  test.each([
    { behaviour: "throws", main: () => raise("no such flag") },
    { behaviour: "rejects", main: async () => raise("no such flag") },
    {
      behaviour: "throws in a timer",
      main: () => void setTimeout(() => raise("no such flag"), 1000),
    },
  ])("fails the test where it $behaviour", async ({ main }) => {
    const cluster = createCluster();
    cluster.run(program("broken", main));
    await expect(cluster.play("1m")).rejects.toThrow("no such flag");
  });

  test("cannot be left behind by time that does not wait for it", () => {
    const cluster = createCluster();
    cluster.run(copier());
    expect(() => cluster.advance("1m")).toThrow(/play\(\)/);
    expect(() => cluster.until(() => true)).toThrow(/play\(\)/);
  });
});

describe("a test", () => {
  test("uses the official client itself, and no time passes", async () => {
    const cluster = createCluster();
    const api = connect(cluster, new KubeConfig()).makeApiClient(CoreV1Api);
    const nodes = await api.listNode();
    await api.createNamespacedConfigMap({
      namespace: "default",
      body: { metadata: { name: "made" }, data: { by: "test" } },
    });
    expect(nodes.items.map(({ metadata }) => metadata?.name)).toEqual([
      "node-0",
      "node-1",
      "node-2",
    ]);
    expect(cluster.get(ConfigMap, "made")?.data).toEqual({ by: "test" });
    expect(cluster.nowMs).toBe(startMs);
  });
});

function raise(message: string): never {
  throw new Error(message);
}
