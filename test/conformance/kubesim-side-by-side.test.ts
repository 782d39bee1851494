/** Corners of the commands of kubesim, each run beside kubectl: words, streams, exit codes. */
import { beforeAll, describe, test } from "vitest";
import { Workbench } from "./kubectl.ts";
import { configMap, deployment } from "./manifests.ts";
import { normal } from "./normal.ts";
import { expectParityIn, requireBundle } from "./parity.ts";
import { prepareStillCluster } from "./still-cluster.ts";

const twins = ["ns-1", "ns-2"] as const;
let bench: Workbench;

const held =
  "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: held, finalizers: [example.com/x]}\n";

beforeAll(async () => {
  requireBundle();
  bench = await Workbench.open({ speed: 0, prepare: prepareStillCluster });
  bench.write({
    "two-one.yaml": configMap("one").replace("name: one\n", "name: one\n  labels: {l: x}\n"),
    "two-other.yaml": configMap("two"),
    "both.yaml": `${configMap("one")}---\n${configMap("two")}`,
    "web.yaml": deployment("web", { replicas: 2 }),
    "held.yaml": held,
    "some.yaml":
      `${configMap("gone")}---\n${configMap("one")}---\n` +
      "apiVersion: foo/v1\nkind: Bar\nmetadata: {name: bar}\n",
    "secret.yaml": "apiVersion: v1\nkind: Secret\nmetadata: {name: new}\ndata: {a: YQ==}\n",
    "pod.yaml": "apiVersion: v1\nkind: Pod\nmetadata: {name: p}\nspec: {containers: []}\n",
    "list.yaml": "apiVersion: v1\nkind: List\n",
    "maps.yaml": "apiVersion: v1\nkind: ConfigMapList\nitems: [{metadata: {name: listed}}]\n",
    "text-metadata.yaml": "apiVersion: v1\nkind: Pod\nmetadata: foo\n",
    "columns.txt": "NAME DATA\n.metadata.name .data.a\n",
    "colons.txt": "NAME:.metadata.name\nX:.data.x\n",
    "headers.txt": "NAME\n",
    "none.txt": "",
    "text-config": "foo\n",
  });
  for (const _ of twins) {
    bench.useNamespace();
    await bench.stdout("kubectl create -f two-one.yaml -f two-other.yaml -f web.yaml -f held.yaml");
  }
  return () => bench.close();
});

const alike = (lines: readonly string[]) =>
  test.each(lines)("%s", (line) => expectParityIn(bench, twins, line, { normal }));

const steady = "sed -E '/uid: /d; s#/(LIVE|MERGED)-[^/ ]*#/\\1#g; s/\t.*//'";

describe("what is looked at", () => {
  alike([
    "kubectl get -f some.yaml",
    "kubectl get -f some.yaml -o name",
    "kubectl get -f two-one.yaml -f some.yaml -o name",
    "kubectl get -f both.yaml one",
    "kubectl get -f both.yaml -l l=x",
    "kubectl get -f both.yaml -l l=x -o name",
    "kubectl get -f both.yaml --watch --request-timeout=1s",
    "kubectl get deploy,cm --sort-by=.metadata.name",
    "kubectl get deploy,cm --sort-by=.metadata.name -o name",
    "kubectl get deploy,cm --sort-by=.kind",
    "kubectl get cm one two --sort-by=.metadata.name",
    "kubectl get cm one --sort-by=.none",
    "kubectl get cm -L ''",
    "kubectl get cm -o custom-columns-file=columns.txt --no-headers",
    "kubectl get cm -o custom-columns-file=colons.txt",
    "kubectl get cm -o custom-columns-file=headers.txt",
    "kubectl get cm -o custom-columns-file=none.txt",
    "kubectl get Cm",
    "kubectl get Deploy.v1.apps",
    "kubectl get CONFIGMAPS one -o name",
    ...["pods.spec.containers[0]", "$.pods", "[0]", "pod..spec", "pods.{x}", "pods.spec["].map(
      (path) => `kubectl explain '${path}'`,
    ),
    `kubectl explain "pods['spec'].nodeName"`,
    "kubectl get cm --kubeconfig=text-config",
    "kubectl rollout status deploy/web --revision=-1",
  ]);
});

describe("a group of commands alone tells its help", () => {
  const streams = "> out 2> err; echo $? $(test -s out && echo out) $(test -s err && echo err)";
  const groups = ["auth", "certificate", "config", "create secret", "create service", "rollout"];
  alike([...groups, "set"].map((group) => `kubectl ${group} ${streams}`));
});

describe("what is compared", () => {
  alike([
    `kubectl diff -f secret.yaml | ${steady}`,
    "kubectl diff -f web.yaml --none; echo $?",
    "kubectl apply -f two-other.yaml --server-side --field-manager=mine --force-conflicts",
    "kubectl apply -f two-one.yaml -o wide",
    "kubectl apply -f two-one.yaml -o custom-columns=NAME:.metadata.name",
    "kubectl create token default -o custom-columns=KIND:.kind",
    "kubectl diff -f two-other.yaml --server-side; echo $?",
    "sed 's/a: .*/a: other/' two-other.yaml | kubectl diff -f - --server-side 2>&1 | grep -v ^W",
  ]);
});

describe("what is changed", () => {
  const edit = (editor: string, what: string) =>
    `export KUBE_EDITOR="${editor}"; kubectl edit ${what} 2>&1 | sed -E 's#"?/[^ "]*-edit-[0-9]+#F#'`;
  alike([
    edit("sed -i 's/^kind: .*/kind: Foo/'", "cm one"),
    edit("sed -i 's/replicas: 2/replicas: 3/'", "deploy web --subresource=scale"),
    edit("no-such-editor --flag", "cm one"),
    edit("no-such-editor 'quoted'", "cm one"),
    edit("truncate -s0", "cm one"),
    edit("truncate -s0", "cm one --validate=false"),
    edit("rm", "cm one"),
    `${edit("cat", "cm one two")} | tail -3`,
    "kubectl set env deploy/web A=1 A=2 && kubectl set env deploy/web --list",
    "kubectl set env deploy/web --from=cm/one A=5 && kubectl set env deploy/web --list",
    "kubectl annotate deploy web kubernetes.io/change-cause=a",
    "kubectl annotate deploy web kubernetes.io/change-cause=b",
    `kubectl patch -f pod.yaml --local --type=json -p '[{"op":"remove","path":"/spec/x"}]'`,
    "kubectl create token default --audience=",
    ...["list", "maps", "text-metadata"].map((name) => `kubectl create -f ${name}.yaml`),
    "kubectl create -f 'two-*.yaml'",
    "kubectl create -f '[a-t]wo-o?e.yaml'",
    "kubectl create -f 'none*.yaml'",
    "kubectl create -f ''",
    "kubectl rollout undo rs -l app=web | sed -E 's/web-[a-z0-9]+/web/'",
    "kubectl rollout undo cm/one",
    "kubectl rollout restart cm one two",
    "kubectl rollout pause deploy/web && kubectl rollout undo deploy/web",
  ]);
});

describe("what is deleted", () => {
  alike([
    "kubectl delete cm one -i --raw /x",
    "kubectl delete CM one",
    "kubectl replace --force -f held.yaml --timeout=1s",
    "kubectl delete cm held --force --timeout=1s 2>&1 | grep -v ^I",
    "kubectl delete cm held --force --wait=false",
  ]);
});
