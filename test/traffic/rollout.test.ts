/** What a rolling update costs the clients of a Service, and what it takes to cost them nothing. */
import { expect, test } from "vitest";
import { Deployment } from "../../api/apps/deployment.ts";
import type { Cluster } from "../../simulator/cluster.ts";
import { bothCares, overSeeds, untimed } from "./scenario.ts";

const rollOut = (cluster: Cluster) => {
  const metadata = { annotations: { revision: "2" } };
  cluster.patch(Deployment, "web", { spec: { template: { metadata } } });
};

// A new pod is sent to before it listens, and an old one after it has ended: about ten requests of
// each rollout, at 20 a second.
test("without readiness probe and preStop delay requests fail, with every seed", untimed, () => {
  const { failed, sent, ...rest } = overSeeds(100, { care: {}, happens: rollOut });
  expect(rest).toEqual({
    seedsWithFailures: 100,
    causes: ["ConnectTimeout", "ConnectionRefused"],
  });
  expect(failed / sent).toBeGreaterThan(0.015);
  expect(failed / sent).toBeLessThan(0.025);
});

test("with both none does, with any seed", untimed, () => {
  const { sent, ...rest } = overSeeds(100, { care: bothCares, happens: rollOut });
  expect(rest).toEqual({ seedsWithFailures: 0, failed: 0, causes: [] });
  expect(sent).toBeGreaterThan(49_000);
});

test.each([
  {
    behaviour: "a readiness probe alone does not help those who are sent to the old pods",
    care: { readinessProbe: true },
    seedsAtLeast: 20,
  },
  {
    behaviour: "a preStop delay alone does not help those who are sent to the new pods",
    care: { preStop: true },
    seedsAtLeast: 1,
  },
])("$behaviour", untimed, ({ care, seedsAtLeast }) => {
  const { seedsWithFailures } = overSeeds(20, { care, happens: rollOut });
  expect(seedsWithFailures).toBeGreaterThanOrEqual(seedsAtLeast);
});

test("connections that are kept are closed by pods that stop, and opened anew", untimed, () => {
  const spec = { keepAlive: { connections: 5 } };
  const kept = { spec, happens: rollOut };
  expect(overSeeds(20, { ...kept, care: bothCares }).failed).toBe(0);
  expect(overSeeds(20, { ...kept, care: {} }).seedsWithFailures).toBeGreaterThan(15);
});
