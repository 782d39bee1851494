import { readFileSync } from "node:fs";
import { KubeConfig } from "@kubernetes/client-node";
import {
  type Cluster,
  ConfigMap,
  createCluster,
  Deployment,
  Pod,
  program,
  type RequestFault,
  Service,
} from "kubesim";
import { describe, expect, test } from "vitest";
import "kubesim/vitest";
import { startOperator } from "./operator.ts";
import { websites } from "./website.ts";

const crd = readFileSync(new URL("crd.yaml", import.meta.url), "utf8");

const blog = (html: string, replicas = 2) => ({
  apiVersion: "example.com/v1",
  kind: "Website",
  metadata: { name: "blog" },
  spec: { html, replicas },
});

/** A cluster in which the operator runs, as it would in a real one. */
function clusterWith({ seed = 7 } = {}): Cluster {
  const cluster = createCluster({ seed });
  cluster.apply(crd);
  cluster.run(
    program("website-operator", ({ connect }) => startOperator(connect(new KubeConfig()))),
  );
  return cluster;
}

const site = (cluster: Cluster) => cluster.get(websites, "blog");
const isReady = (cluster: Cluster) => () => {
  const { conditions = [] } = (site(cluster) as { status?: Status } | undefined)?.status ?? {};
  return conditions.some(({ type, status }) => type === "Ready" && status === "True");
};
interface Status {
  conditions?: { type: string; status: string }[];
}

describe("a website", () => {
  test("is served within seconds", async () => {
    const cluster = clusterWith();
    cluster.apply(blog("<h1>hello</h1>"));
    await expect(cluster).toEventually(isReady(cluster), { within: "30s" });
    expect(cluster.get(Deployment, "blog")).toBeReady();
    expect(site(cluster)).toHaveCondition("Ready", { message: "2 of 2 servers are ready" });
    expect(cluster.list(Pod, "default")).toHaveLength(2);
  });

  test("changes its page without an outage", async () => {
    const cluster = clusterWith();
    cluster.apply(blog("<h1>one</h1>"));
    await expect(cluster).toEventually(isReady(cluster));
    const readyPods = () => cluster.get(Deployment, "blog")?.status.readyReplicas ?? 0;
    cluster.apply(blog("<h1>two</h1>"));
    await expect(cluster).toStay(() => readyPods() >= 2, { for: "2m" });
    expect(site(cluster)).toBeReady();
  });

  test("takes all it had with it when it is deleted", async () => {
    const cluster = clusterWith();
    cluster.apply(blog("<h1>hello</h1>"));
    await expect(cluster).toEventually(isReady(cluster));
    cluster.delete(websites, "blog");
    await cluster.play("2m");
    const left = [Deployment, Service, Pod].flatMap((kind) =>
      cluster.list<{ metadata: { name?: string } } & Pod>(kind as typeof Pod, "default"),
    );
    expect(left.map(({ metadata }) => metadata.name)).toEqual(["kubernetes"]);
    expect(cluster.list(ConfigMap, "default")).toHaveLength(1);
  });

  test("is refused where it makes no sense", () => {
    const cluster = clusterWith();
    expect(() => cluster.apply(blog("<h1>hello</h1>", 11))).toThrow(/spec.replicas/);
  });
});

describe("the operator", () => {
  test("finds out ten minutes later what somebody took away", async () => {
    const cluster = clusterWith();
    cluster.apply(blog("<h1>hello</h1>"));
    await expect(cluster).toEventually(isReady(cluster));
    cluster.delete(Service, "blog");
    const isBack = () => cluster.get(Service, "blog") !== undefined;
    await expect(cluster).toEventually(isBack, { within: "11m" });
  });

  test("leaves alone what is as it should be", async () => {
    const cluster = clusterWith();
    cluster.apply(blog("<h1>hello</h1>"));
    await expect(cluster).toEventually(isReady(cluster));
    await expect(cluster).toStayQuiet("website-operator", { for: "1h" });
  });

  test("gets there although it is killed at any of its writes", async () => {
    for (let write = 1; write <= 6; write += 1) {
      for (const committed of [false, true]) {
        const cluster = clusterWith();
        let count = 0;
        cluster.components.faults = {
          request: (process, { verb }): RequestFault => {
            if (process !== "website-operator" || verb === "get" || verb === "list") {
              return { do: "pass" };
            }
            count += 1;
            return count === write ? { do: "crash", committed } : { do: "pass" };
          },
        };
        cluster.apply(blog("<h1>hello</h1>"));
        await expect(cluster).toEventually(isReady(cluster), { within: "1m" });
        expect(count).toBeGreaterThanOrEqual(write);
      }
    }
  });

  test("outlasts an API server that is away for a minute", async () => {
    const cluster = clusterWith();
    await cluster.play("1s");
    cluster.apply({
      apiVersion: "sim.kubesim.dev/v1alpha1",
      kind: "Fault",
      metadata: { name: "away" },
      spec: {
        type: "APIUnavailable",
        target: { process: "website-operator" },
        duration: "1m",
      },
    });
    cluster.apply(blog("<h1>hello</h1>"));
    await cluster.play("50s");
    expect(site(cluster)).not.toBeReady();
    await expect(cluster).toEventually(isReady(cluster), { within: "2m" });
  });

  test("does the same for the same seed", async () => {
    const run = async (seed: number) => {
      const cluster = clusterWith({ seed });
      cluster.apply(blog("<h1>hello</h1>"));
      await cluster.play("30m");
      return cluster.digest();
    };
    const digest = await run(1);
    expect(await run(1)).toBe(digest);
    expect(await run(2)).not.toBe(digest);
  });
});
