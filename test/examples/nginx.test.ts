import { readFileSync } from "node:fs";
import { createCluster, Deployment } from "kubesim";
import { expect, test } from "vitest";

test("the nginx of the documentation is up in five seconds", () => {
  const cluster = createCluster({ seed: 7 });
  cluster.apply(readFileSync("manifests/nginx/deployment.yaml", "utf8"));
  const tookMs = cluster.until(
    () => cluster.get(Deployment, "nginx-deployment")?.status.availableReplicas === 3,
    { within: "1m" },
  );
  expect(tookMs).toBeLessThan(5_000);
});
