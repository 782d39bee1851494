/** The order in which things happen, and how late they are seen, is left to the seed. */
import { describe, expect, test } from "vitest";
import { Deployment } from "../../api/apps/deployment.ts";
import type { Cluster } from "../../simulator/cluster.ts";
import { bothCares, overSeeds, send, shop, untimed } from "../traffic/scenario.ts";

const rollOut = (cluster: Cluster) => {
  const metadata = { annotations: { revision: "2" } };
  cluster.patch(Deployment, "web", { spec: { template: { metadata } } });
};

function digestOf(seed: number, interleaving: "fifo" | "shuffled"): string {
  const cluster = shop({ seed, care: bothCares, interleaving });
  send(cluster, { load: { rate: 5 } }, rollOut);
  return cluster.digest();
}

describe("a shuffled run", () => {
  test("is the same for the same seed", () => {
    expect(digestOf(7, "shuffled")).toBe(digestOf(7, "shuffled"));
  });

  test("is another for another seed, and than one in the order of causes", () => {
    const [one, other, plain] = [
      digestOf(7, "shuffled"),
      digestOf(8, "shuffled"),
      digestOf(7, "fifo"),
    ];
    expect(new Set([one, other, plain]).size).toBe(3);
  });
});

test("a rolling update with both cares fails no request, in whatever order", untimed, () => {
  const shuffled = { care: bothCares, happens: rollOut, interleaving: "shuffled" } as const;
  const { sent, ...rest } = overSeeds(100, shuffled);
  expect(rest).toEqual({ seedsWithFailures: 0, failed: 0, causes: [] });
  expect(sent).toBeGreaterThan(49_000);
});

test("without, requests fail with nearly every seed", untimed, () => {
  const shuffled = { care: {}, happens: rollOut, interleaving: "shuffled" } as const;
  expect(overSeeds(20, shuffled).seedsWithFailures).toBeGreaterThan(15);
});
