import { expect, test } from "vitest";
import { ConfigMap } from "../../api/core/configmap.ts";
import { Namespace } from "../../api/core/namespace.ts";
import { seededRandom } from "../../api/runtime.ts";
import { TestCluster } from "../testing/cluster.ts";
import { timeAt } from "../testing/workloads.ts";
import { rootCaController, rootCertificate } from "./controller.ts";

const namespace = (metadata: Namespace["metadata"] = {}): Namespace => ({
  apiVersion: "v1",
  kind: "Namespace",
  metadata: { name: "x", ...metadata },
  spec: { finalizers: ["kubernetes"] },
  status: { phase: "Active" },
});
const bundle = (data: Readonly<Record<string, string>>): ConfigMap => ({
  apiVersion: "v1",
  kind: "ConfigMap",
  metadata: { name: "kube-root-ca.crt", namespace: "x" },
  data,
});

function settle(change: (cluster: TestCluster) => void, metadata?: Namespace["metadata"]) {
  const cluster = new TestCluster([rootCaController()], seededRandom(1));
  cluster.put(Namespace, namespace(metadata));
  while (cluster.step());
  change(cluster);
  while (cluster.step());
  return cluster.list(ConfigMap).map(({ metadata: { name, annotations = {} }, data = {} }) => ({
    name,
    keys: Object.keys(data),
    isCertificate: data["ca.crt"]?.startsWith("-----BEGIN CERTIFICATE-----"),
    isDescribed: annotations["kubernetes.io/description"]?.startsWith("Contains a CA bundle"),
  }));
}

const published = {
  name: "kube-root-ca.crt",
  keys: ["ca.crt"],
  isCertificate: true,
  isDescribed: true,
};

test.each([
  { behaviour: "has the certificate", change: () => {} },
  {
    behaviour: "has it again after it was deleted",
    change: (cluster: TestCluster) => cluster.delete(ConfigMap, bundle({})),
  },
  {
    behaviour: "has it again after it was changed, and nothing beside it",
    change: (cluster: TestCluster) =>
      cluster.put(ConfigMap, bundle({ "ca.crt": "mine", other: "too" })),
  },
  {
    behaviour: "loses what somebody puts beside it",
    change: (cluster: TestCluster) =>
      cluster.put(ConfigMap, bundle({ "ca.crt": rootCertificate, other: "too" })),
  },
  {
    behaviour: "is told again what it is for",
    change: (cluster: TestCluster) => cluster.put(ConfigMap, bundle({ "ca.crt": rootCertificate })),
  },
])("a namespace $behaviour", ({ change }) => {
  expect(settle(change)).toEqual([published]);
});

test("a namespace that is being deleted gets none", () => {
  expect(settle(() => {}, { deletionTimestamp: timeAt(0) })).toEqual([]);
});
