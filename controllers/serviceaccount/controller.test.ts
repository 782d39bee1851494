import { expect, test } from "vitest";
import { Namespace } from "../../api/core/namespace.ts";
import { ServiceAccount } from "../../api/core/serviceaccount.ts";
import { seededRandom } from "../../api/runtime.ts";
import { TestCluster } from "../testing/cluster.ts";
import { timeAt } from "../testing/workloads.ts";
import { serviceAccountController } from "./controller.ts";

const namespace = (metadata: Namespace["metadata"] = {}): Namespace => ({
  apiVersion: "v1",
  kind: "Namespace",
  metadata: { name: "x", ...metadata },
  spec: { finalizers: ["kubernetes"] },
  status: { phase: "Active" },
});
const account = (name: string): ServiceAccount => ({
  apiVersion: "v1",
  kind: "ServiceAccount",
  metadata: { name, namespace: "x" },
});

test.each([
  { behaviour: "gets its default account", given: [], there: ["default"] },
  { behaviour: "keeps the one it has", given: ["default"], there: ["default"] },
  { behaviour: "gets it beside others", given: ["builder"], there: ["builder", "default"] },
  {
    behaviour: "gets none while it is deleted",
    given: [],
    metadata: { deletionTimestamp: timeAt(0) },
    there: [],
  },
])("a namespace $behaviour", ({ given, metadata, there }) => {
  const cluster = new TestCluster([serviceAccountController], seededRandom(1));
  cluster.put(Namespace, namespace(metadata));
  for (const name of given) cluster.put(ServiceAccount, account(name));
  while (cluster.step());
  const accounts = cluster.list(ServiceAccount).map((each) => each.metadata.name);
  expect(accounts).toEqual(there);
});

test("a default account that somebody deletes comes back", () => {
  const cluster = new TestCluster([serviceAccountController], seededRandom(1));
  cluster.put(Namespace, namespace());
  while (cluster.step());
  cluster.delete(ServiceAccount, account("default"));
  while (cluster.step());
  expect(cluster.list(ServiceAccount).map(({ metadata }) => metadata.name)).toEqual(["default"]);
});
