/** How `kubesim apply` prunes and forces, against kubectl in a namespace that holds the same. */
import { beforeAll, test } from "vitest";
import { Workbench } from "./kubectl.ts";
import { configMap, deployment } from "./manifests.ts";
import { normal } from "./normal.ts";
import { expectParityIn, requireBundle } from "./parity.ts";

const twins = ["twin-a", "twin-b"] as const;
const namespace = (name: string) => ({ apiVersion: "v1", kind: "Namespace", metadata: { name } });
const labelled = (name: string) =>
  configMap(name).replace(`name: ${name}`, `name: ${name}\n  labels: {app: pr}`);
const unchangeable = (value: string) => `apiVersion: v1
kind: ConfigMap
metadata: {name: fixed}
immutable: true
data: {a: "${value}"}
`;

let bench: Workbench;
beforeAll(async () => {
  requireBundle();
  bench = await Workbench.open({
    speed: 0,
    prepare: (cluster) => cluster.apply(twins.map(namespace)),
  });
  bench.write({
    "both/a.yaml": labelled("a"),
    "both/b.yaml": labelled("b"),
    "other.yaml": deployment("web", { replicas: 0 }),
    "fixed.yaml": unchangeable("1"),
    "fixed-2.yaml": unchangeable("2"),
    "fixed-bad.yaml": `${unchangeable("3")}binaryData: {a: "!"}\n`,
    "status.yaml": deployment("web", { replicas: 0 }).replace(
      /spec:.*/s,
      "status: {replicas: 3}\n",
    ),
  });
  return () => bench.close();
});

// kubectl tells on standard error what its log says.
test.each([
  "apply -f both -f other.yaml",
  "apply -f both --prune",
  "apply -f both --prune --all -l app=pr",
  "apply -f both --prune -l app=pr --prune-allowlist=x",
  "apply -f both --prune -l app=pr --prune-allowlist=core/v1/Foo",
  "apply -f both --prune -l app=pr --server-side",
  "apply -f both --prune -l app=pr 2>/dev/null",
  "apply -f both/a.yaml --prune -l app=pr --dry-run=client 2>/dev/null",
  "apply -f both/a.yaml --prune -l app=pr --dry-run=server -o name 2>/dev/null",
  "apply -f both/a.yaml --prune -l app=pr --prune-allowlist=apps/v1/Deployment",
  "apply -f both/a.yaml --prune --all --prune-allowlist=core/v1/ConfigMap -o 'jsonpath={..name}'",
  "get cm,deploy -o name",
  "apply -f fixed.yaml",
  "apply -f fixed-2.yaml",
  "apply -f fixed-2.yaml --force --dry-run=server",
  "apply -f fixed-2.yaml --force --server-side",
  "apply -f fixed-2.yaml --force --cascade=none",
  "apply -f fixed-2.yaml --force --grace-period=1 --timeout=5s",
  "apply -f fixed-bad.yaml --force",
  "get cm fixed -o jsonpath={.data}",
  "apply -f status.yaml --subresource=status",
  "apply -f status.yaml --subresource=status --server-side",
  "get deploy web -o jsonpath={.status.replicas}",
])("kubectl %s", (line) => expectParityIn(bench, twins, `kubectl ${line}`, { normal }));
