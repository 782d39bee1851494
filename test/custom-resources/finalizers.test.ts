import { expect, test } from "vitest";
import { createCluster } from "../../simulator/cluster.ts";
import { asking, cronTab, cronTabs } from "./crontabs.ts";

const advice =
  "prefer a domain-qualified finalizer name including a path (/) to avoid accidental conflicts " +
  "with other finalizer writers";

test("who adds a finalizer without a path to a custom object is warned, once", () => {
  const cluster = createCluster();
  cluster.apply(cronTabs());
  const ask = asking(cluster);
  const { name } = cronTab().metadata;
  const adding = (...finalizers: string[]) =>
    ask({ verb: "patch", patchType: "merge", name, body: { metadata: { finalizers } } });

  const cleanUp = "resources-finalizer.argocd.example";
  const created = ask({ verb: "create", body: cronTab({}, { finalizers: [cleanUp] }) });
  expect(created.warnings).toEqual([`metadata.finalizers: "${cleanUp}": ${advice}`]);
  expect(adding(cleanUp, "example.com/clean-up", "kubernetes").warnings).toEqual([]);
  expect(adding(cleanUp, "later", "earlier").warnings).toEqual([
    `metadata.finalizers: "earlier": ${advice}`,
    `metadata.finalizers: "later": ${advice}`,
  ]);
});

test("the scale of a custom object that is not there is not found as the object is not", () => {
  const cluster = createCluster();
  const scale = { specReplicasPath: ".spec.replicas", statusReplicasPath: ".status.replicas" };
  cluster.apply(cronTabs({ subresources: { scale } }));
  const { code, body } = asking(cluster)({ verb: "get", name: "away", subresource: "scale" });
  expect(code).toBe(404);
  expect(body).toMatchObject({ message: 'crontabs.stable.example.com "away" not found' });
});
