import { describe, expect, test } from "vitest";
import { createCluster } from "../cluster.ts";
import { chainTo, stepsTo } from "./chain.ts";
import { revisionAt, writeAt } from "./log.ts";
import { write } from "./testing/writes.ts";

const startMs = 1_000;
/** A user makes a, a controller because of that b, and because of b c, while others write. */
const log = [
  write({ revision: 101, actor: "kubectl", name: "a", timeMs: 1_000 }),
  write({ revision: 102, actor: "kubelet", name: "n", timeMs: 1_500, cause: 99 }),
  write({ revision: 103, actor: "one-controller", name: "b", timeMs: 2_000, cause: 101 }),
  write({ revision: 104, actor: "two-controller", name: "c", timeMs: 62_500, cause: 103 }),
];

describe("the chain to a write", () => {
  test("goes back to the write that nothing led to", () => {
    const { writes, isCutOff } = chainTo(log, 104);
    expect([writes.map(({ revision }) => revision), isCutOff]).toEqual([[101, 103, 104], false]);
  });

  test("says where what led to it is no longer held", () => {
    const { writes, isCutOff } = chainTo(log, 102);
    expect([writes.map(({ revision }) => revision), isCutOff]).toEqual([[102], true]);
  });

  test("is told line by line, oldest first", () => {
    expect(stepsTo(log, 104, startMs)).toEqual([
      { revision: 101, timeMs: 1_000, actor: "kubectl", text: "0s user (kubectl) creates Thing a" },
      {
        revision: 103,
        timeMs: 2_000,
        actor: "one-controller",
        text: "1s one-controller creates Thing b",
      },
      {
        revision: 104,
        timeMs: 62_500,
        actor: "two-controller",
        text: "1m1.5s two-controller creates Thing c",
      },
    ]);
  });
});

describe("the log", () => {
  test("has each write at its revision", () => {
    expect([writeAt(log, 103)?.key, writeAt(log, 100), writeAt(log, 105), writeAt([], 7)]).toEqual([
      "b",
      undefined,
      undefined,
      undefined,
    ]);
  });

  test.each([
    { behaviour: "nothing before the first write", timeMs: 999, revision: undefined },
    { behaviour: "the write of that very time", timeMs: 1_000, revision: 101 },
    { behaviour: "the last write before", timeMs: 2_499, revision: 103 },
    { behaviour: "the last write of all", timeMs: 1e9, revision: 104 },
  ])("finds by time $behaviour", ({ timeMs, revision }) => {
    expect(revisionAt(log, timeMs)).toBe(revision);
  });
});

test("a pod is led to from the user's command", () => {
  const cluster = createCluster({ nodes: 1 });
  const template = {
    metadata: { labels: { app: "web" } },
    spec: { containers: [{ name: "web", image: "nginx:1.25" }] },
  };
  cluster.apply({
    apiVersion: "apps/v1",
    kind: "Deployment",
    metadata: { name: "web" },
    spec: { selector: { matchLabels: { app: "web" } }, template },
  });
  cluster.advance("1m");
  const created = cluster.history().find(({ resource }) => resource === "pods");
  const lines = stepsTo(cluster.history(), created?.revision ?? 0, cluster.startMs);
  expect(lines.map(({ text }) => text)).toEqual([
    "0s user (kubectl-client-side-apply) applies Deployment default/web",
    expect.stringMatching(/^0s deployment-controller creates ReplicaSet default\/web-\w+$/),
    expect.stringMatching(/^0s replicaset-controller creates Pod default\/web-\w+-\w+$/),
  ]);
});
