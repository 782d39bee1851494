import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { Deployment } from "../../api/apps/deployment.ts";
import { createCluster } from "../../simulator/cluster.ts";

test("the nginx of the documentation is up in five seconds", () => {
  const cluster = createCluster({ seed: 7 });
  cluster.apply(readFileSync("manifests/nginx/deployment.yaml", "utf8"));
  const tookMs = cluster.until(
    () => cluster.get(Deployment, "nginx-deployment")?.status.availableReplicas === 3,
    { within: "1m" },
  );
  expect(tookMs).toBeLessThan(5_000);
});
