/** kubesim's own command line writes as kubectl does: same output, same objects, same exit code. */
import { beforeAll, describe, test } from "vitest";
import { Workbench } from "./kubectl.ts";
import { configMap, deployment, service } from "./manifests.ts";
import { normal } from "./normal.ts";
import { expectParityIn, requireBundle } from "./parity.ts";
import { prepareStillCluster } from "./still-cluster.ts";

const twins = ["twin-a", "twin-b"] as const;
let bench: Workbench;

/** Each line is run in its order; what it leaves is what the next one finds. */
const sameSteps = (steps: readonly string[], stdin?: string) =>
  test.each(steps)("kubectl %s", (step) =>
    expectParityIn(bench, twins, `kubectl ${step}`, { stdin, normal }),
  );

describe("in a cluster whose time stands still", () => {
  beforeAll(async () => {
    requireBundle();
    bench = await Workbench.open({ speed: 0, prepare: prepareStillCluster });
    bench.write({
      "same.yaml": service("web"),
      "more.yaml": deployment("web", { image: "nginx:1.17.0", replicas: 3 }),
      "wider.yaml": deployment("web", { image: "nginx:1.18.0", replicas: 9 }),
      "all/a.yaml": configMap("a"),
      "all/b.yaml": `${configMap("b")}---\n${configMap("c")}`,
      "mixed/1.yaml": configMap("first"),
      "mixed/2.yaml": deployment("bad", { replicas: -1 }),
      "mixed/3.yaml": configMap("third"),
      "broken.yaml": "a: b: c\n",
      "broken.json": '{"apiVersion": "v1",\n"kind": }\n',
      "nokind.yaml": "apiVersion: v1\nmetadata: {name: x}\n",
      "unknown.yaml": "apiVersion: example.com/v1\nkind: Thing\nmetadata: {name: x}\n",
      "typo.yaml": deployment("typo").replace("replicas:", "replcias:"),
      "selector.yaml": deployment("web").replace(/app: web/g, "app: other"),
      "invalid.yaml": "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web2}\nspec: {}\n",
      "list.yaml":
        "apiVersion: v1\nkind: List\nitems:\n- {apiVersion: v1, kind: ConfigMap, metadata: " +
        "{name: l}}\n",
      "empty.yaml": "# nothing\n",
      "nameless.yaml": "apiVersion: v1\nkind: ConfigMap\nmetadata: {}\n",
      "generated.yaml": "apiVersion: v1\nkind: ConfigMap\nmetadata: {generateName: gen-}\n",
      "owned.yaml": configMap("owned"),
      "other.yaml": configMap("owned").replace("1", "2"),
      "elsewhere.yaml": configMap("e").replace("name: e", "name: e\n  namespace: nowhere"),
    });
    return () => bench.close();
  });

  describe("apply", () => {
    sameSteps([
      "apply -f same.yaml",
      "apply -f more.yaml --dry-run=server",
      "apply -f more.yaml",
      "apply -f more.yaml -f same.yaml",
      "apply -f wider.yaml --dry-run=client -o jsonpath={.spec.replicas}{..image}",
      "apply -f all",
      "apply -f all -o name",
      "apply -f all/a.yaml -o yaml | grep -v -e Timestamp -e uid -e Version",
      "apply -f list.yaml",
      "apply -f all -l app=none",
      "apply -f same.yaml -f all -l app=none",
      "apply -f mixed",
      "apply -f broken.yaml",
      "apply -f broken.json",
      "apply -f nokind.yaml",
      "apply -f unknown.yaml",
      "apply -f typo.yaml",
      "apply -f selector.yaml",
      "apply -f invalid.yaml",
      "apply -f empty.yaml",
      "apply -f nothere.yaml",
      "apply -f elsewhere.yaml",
      "apply -f generated.yaml",
      "apply -f generated.yaml --server-side",
      "apply",
      "get cm,svc,deploy -o name",
    ]);
  });

  describe("apply on the side of the server", () => {
    sameSteps([
      "apply --server-side -f owned.yaml",
      "apply --server-side -f owned.yaml",
      "apply --server-side -f owned.yaml --dry-run=server",
      "apply --server-side -f owned.yaml --dry-run=client",
      "apply --server-side -f other.yaml --field-manager=two",
      "apply --server-side -f other.yaml --field-manager=two --force-conflicts",
      "apply -f other.yaml --force-conflicts",
      "apply --server-side -f typo.yaml",
      "apply --server-side -f owned.yaml -f elsewhere.yaml --field-manager=three --force-conflicts",
      "get cm owned -o yaml --show-managed-fields | grep -v -e Timestamp -e uid -e Version",
    ]);
  });

  describe("apply from standard input", () => {
    sameSteps(["apply -f -", "apply -f -", "get cm piped -o jsonpath={.data}"], configMap("piped"));
  });

  describe("replace", () => {
    sameSteps([
      "replace -f all",
      "replace -f all/a.yaml --save-config",
      "replace -f all/a.yaml -o yaml | grep -v -e Timestamp -e uid -e Version",
      "replace -f all/a.yaml -o name",
      "replace -f all/a.yaml --dry-run=client -o yaml",
      "replace -f all/a.yaml --dry-run=server",
      "replace -f mixed",
      "replace -f typo.yaml",
      "replace -f elsewhere.yaml",
      "replace -f nameless.yaml",
      "replace -f empty.yaml",
      "replace -f nothere.yaml",
      "replace -f more.yaml --subresource=status",
      "replace -f more.yaml --subresource=nope",
      "replace --force -f all -o name",
      "replace --force -f empty.yaml",
      "replace --force -f all --dry-run=client",
      "replace -f all --grace-period=1",
      "replace -f all --timeout=1s",
      "replace",
      "get cm,svc,deploy -o name",
    ]);
  });

  describe("what has no name is not taken for all of its kind", () => {
    sameSteps([
      "delete -f nameless.yaml",
      "delete -f generated.yaml",
      "diff -f nameless.yaml",
      "patch -f nameless.yaml -p {}",
      "label -f nameless.yaml a=b",
      "get cm -o name",
    ]);
  });

  describe("patch goes on where one is not there", () => {
    sameSteps(["patch deploy web none -p {}", "patch deploy none web -p {}"]);
  });

  describe("rollouts of nothing are told", () => {
    sameSteps(
      ["pause", "resume", "restart", "status", "undo", "history"].map(
        (verb) => `rollout ${verb} deploy -l app=none`,
      ),
    );
  });

  describe("label", () => {
    sameSteps([
      "label cm a tier=front",
      "label cm a tier=back",
      "label cm a tier=back --overwrite",
      "label cm a tier=back --overwrite",
      "label cm a b other=x",
      "label cm -l other=x other=y --overwrite",
      "label cm a tier-",
      "label cm a tier-",
      "label cm a 'bad key=x'",
      "label cm nope a=b",
      "label cm a",
      "label deploy/web svc/web both=yes",
      "get cm --show-labels --no-headers | sed 's/ [^ ]*[smh] / /'",
    ]);
  });

  describe("annotate", () => {
    sameSteps([
      "annotate cm a note='hello there'",
      "annotate cm a note=x",
      "annotate cm a note=x --overwrite",
      "annotate cm a note-",
      "annotate cm nope a=b",
      "annotate cm a",
      "get cm a -o jsonpath={.metadata.annotations.note}",
    ]);
  });

  describe("patch", () => {
    sameSteps([
      `patch cm a -p '{"data":{"x":"1"}}'`,
      `patch cm a -p '{"data":{"x":"1"}}'`,
      "patch cm/a -p 'data: {x: \"2\"}' --type=merge",
      `patch cm a --type=json -p '[{"op":"remove","path":"/data/x"}]'`,
      `patch cm a --type=json -p '[{"op":"remove","path":"/data/nope"}]'`,
      `patch cm a b -p '{"metadata":{"labels":{"patched":"yes"}}}'`,
      `patch cm a -p '{"data":{"x":"3"}}' --dry-run=server`,
      `patch cm a -p '{"data":{"x":"3"}}' --dry-run=client`,
      `patch deploy web -p '{"spec":{"template":{"spec":{"containers":[{"name":"nginx","tty":true}]}}}}'`,
      `patch deploy web --subresource=scale --type=merge -p '{"spec":{"replicas":3}}'`,
      `patch deploy web --subresource=nope --type=merge -p '{"spec":{"replicas":3}}'`,
      `patch deploy web -p '{"spec":{"replicas":-1}}'`,
      `patch deploy web -p '{"spec":{"replicas":"x"}}'`,
      `patch cm a -p '{"data":{"x":"4"}}' -o jsonpath={.data}`,
      `patch cm nope -p '{"data":{"x":"1"}}'`,
      `patch cm a --type=nope -p '{}'`,
      "patch cm a -p '{\"data\": [}'",
      "patch cm a",
      "patch -p '{}'",
      "patch cm -p '{}'",
      `patch -f all -p '{"metadata":{"annotations":{"by":"patch"}}}'`,
      `patch cm a -p '{}' --patch-file=same.yaml`,
      "patch cm a --patch-file=nothere.yaml",
      "get cm,deploy -o jsonpath='{.items[*].metadata.labels}'",
    ]);
  });

  describe("scale", () => {
    sameSteps([
      "scale deploy/web --replicas=4",
      "scale deploy web --replicas=4 --current-replicas=9",
      "scale deploy/web --replicas=-1",
      "scale deploy/web",
      "scale deploy nope --replicas=1",
      "scale cm/conf --replicas=1",
      "get deploy web -o jsonpath={.spec.replicas}",
    ]);
  });

  describe("set image", () => {
    sameSteps([
      "set image deploy/web nginx=nginx:1.18.0",
      "set image deploy/web nginx=nginx:1.18.0",
      "set image deploy web '*=nginx:1.19.0'",
      "set image deploy/web nope=x",
      "set image deploy/nope nginx=x",
      "set image deploy/web",
      "get deploy web -o jsonpath={..image}",
    ]);
  });

  describe("rollout", () => {
    sameSteps([
      "rollout pause deploy/web",
      "rollout pause deploy/web",
      "rollout restart deploy/web",
      "rollout undo deploy/web",
      "rollout resume deploy/web",
      "rollout resume deploy/web",
      "rollout undo deploy/web --to-revision=77",
      "rollout undo deploy/web --to-revision=1 --dry-run=client",
      "rollout undo deploy/web --to-revision=1 --dry-run=server",
      "rollout undo deploy/web --to-revision=1",
      "rollout undo deploy/nope",
      "rollout restart deploy/web",
      "rollout restart deploy/nope",
      "rollout history deploy/web",
      "rollout history deploy/web --revision=-1",
      "get deploy web -o jsonpath={..image}",
      "rollout history ds/agent",
      "rollout undo ds/agent --dry-run=client",
      "rollout undo ds/agent --dry-run=server",
      "rollout undo ds/agent --to-revision=77",
      "rollout undo ds/agent --to-revision=2",
      "rollout undo ds/agent",
      "rollout undo ds/agent --to-revision=-1",
      "rollout pause ds/agent",
      "rollout restart ds/agent",
      "get ds agent -o jsonpath={..image}",
      "scale ds/agent --replicas=1",
      "set image ds/agent nginx=nginx:1.18.0",
    ]);
  });

  describe("a StatefulSet", () => {
    sameSteps([
      "rollout undo sts/db --dry-run=client",
      "rollout undo sts/db --dry-run=server",
      "rollout undo sts/db --to-revision=2",
      "rollout undo sts/db --to-revision=9",
      "rollout undo sts/db --to-revision=-1",
      "rollout undo sts/db",
      "get sts db -o jsonpath={..image}",
      "set image sts/db nginx=nginx:1.18.0",
      "rollout restart sts/db",
      "rollout pause sts/db",
      "rollout resume sts/db",
      "rollout history sts/db",
      "scale sts/db --replicas=4",
      "scale sts/db --replicas=-1",
      "delete sts db --wait=false",
    ]);
  });

  describe("delete", () => {
    sameSteps([
      "delete cm a -i < /dev/null",
      "delete cm a b --interactive <<< n",
      "delete cm a -i <<< y",
      "delete cm a",
      "delete cm a --ignore-not-found",
      "delete cm/b svc/headless",
      "delete -f all",
      "delete -f all/b.yaml --ignore-not-found",
      "delete cm -l other=y",
      "delete deploy web --cascade=orphan --wait=false",
      "delete pods --all --wait=false | sed 's/agent-[a-z0-9]*/agent/'",
      "delete pods",
      "delete",
      "delete cm --all",
      "get cm,svc,deploy -o name",
    ]);
  });
});

describe("in a cluster whose time passes", () => {
  const rollingTwins = ["ns-1", "ns-2"] as const;
  beforeAll(async () => {
    requireBundle();
    bench = await Workbench.open();
    for (const _ of rollingTwins) {
      bench.useNamespace();
      await bench.stdout("kubectl apply -f -", { stdin: deployment("web") });
      await bench.stdout("kubectl rollout status deploy/web --timeout=30s");
    }
    return () => bench.close();
  });

  test.each([
    "kubectl scale deploy/web --replicas=3 && kubectl rollout status deploy/web | tail -1",
    "kubectl set image deploy/web nginx=nginx:1.16.1 && kubectl rollout status deploy/web " +
      "| tail -1",
    "kubectl rollout undo deploy/web && kubectl rollout status deploy/web | tail -1",
    "kubectl set image deploy/web nginx=example.invalid/none:1 && kubectl rollout status " +
      "deploy/web --timeout=1s | tail -1",
    "kubectl rollout undo deploy/web && kubectl rollout status deploy/web | tail -1",
    "kubectl delete pods --all | sed 's/web-[a-z0-9-]*/POD/'",
    "kubectl delete deploy web --cascade=foreground",
    "kubectl get all",
  ])("%s", (command) => expectParityIn(bench, rollingTwins, command, { normal }));
});
