/** What becomes of requests when pods and nodes go. */
import { describe, expect, test } from "vitest";
import { Deployment } from "../../api/apps/deployment.ts";
import { Node } from "../../api/core/node/node.ts";
import { Pod } from "../../api/core/pod/pod.ts";
import { untyped } from "../../client/action.ts";
import type { Cluster } from "../../simulator/cluster.ts";
import { bothCares, overSeeds, type Scenario, untimed } from "./scenario.ts";

const scaleDown = (cluster: Cluster) => cluster.patch(Deployment, "web", { spec: { replicas: 2 } });

/** As `kubectl drain` does it. */
function drain(cluster: Cluster): void {
  cluster.patch(Node, "node-1", { spec: { unschedulable: true } });
  for (const { metadata, spec } of cluster.list(Pod, "default")) {
    const { name, namespace } = metadata;
    if (spec.nodeName !== "node-1") continue;
    cluster.request({
      verb: "create",
      resource: untyped(Pod),
      namespace,
      name,
      subresource: "eviction",
      body: { metadata: { name, namespace } },
    });
  }
}

const crash = (cluster: Cluster) => cluster.powerOff("node-1");

const none = { seedsWithFailures: 0, failed: 0, causes: [] };

describe("a scale-down", () => {
  const scenario = { replicas: 6, happens: scaleDown };

  test("without a preStop delay fails requests of those pods that go", untimed, () => {
    const { failed, sent, seedsWithFailures, causes } = overSeeds(100, {
      ...scenario,
      care: { readinessProbe: true },
    });
    expect(causes).toEqual(["ConnectionRefused"]);
    expect(seedsWithFailures).toBeGreaterThan(90);
    expect(failed / sent).toBeLessThan(0.04);
  });

  test("with it fails none", untimed, () => {
    expect(overSeeds(100, { ...scenario, care: bothCares })).toMatchObject(none);
  });
});

describe("the drain of a node", () => {
  test("without a preStop delay fails requests of the pods that were there", untimed, () => {
    const care = { readinessProbe: true };
    const { failed, sent, seedsWithFailures, causes } = overSeeds(100, { care, happens: drain });
    expect(causes).toEqual(["ConnectionRefused"]);
    expect(seedsWithFailures).toBeGreaterThan(80);
    expect(failed / sent).toBeLessThan(0.02);
  });

  test("with it fails none", untimed, () => {
    expect(overSeeds(100, { care: bothCares, happens: drain })).toMatchObject(none);
  });
});

// A node is taken for lost 50 seconds after its last word; until then each third connection goes
// there, whatever care its pods take.
describe("the crash of a node", () => {
  const scenario: Omit<Scenario, "seed"> = { care: bothCares, happens: crash, forMs: 80_000 };

  test("fails requests until the node is taken for lost", untimed, () => {
    const { failed, sent, ...rest } = overSeeds(100, scenario);
    // What is under way when the node crashes is connected already.
    expect(rest).toEqual({ seedsWithFailures: 100, causes: ["ConnectTimeout", "Timeout"] });
    // A third of 45 of 80 seconds.
    expect(failed / sent).toBeGreaterThan(0.15);
    expect(failed / sent).toBeLessThan(0.23);
  });

  test("fails hardly any of clients that soon try elsewhere", untimed, () => {
    const retries = { attempts: 5, backoff: "50ms" };
    const patient = { ...scenario, spec: { connectTimeout: "200ms", retries } };
    const { failed, sent } = overSeeds(100, patient);
    // Six times a third: one in 729, while the node is lost and not known to be.
    expect(failed / sent).toBeLessThan(0.002);
  });
});
