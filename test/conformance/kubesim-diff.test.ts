/** kubesim's own command line shows what apply would change, as kubectl does. */
import { beforeAll, test } from "vitest";
import { Workbench } from "./kubectl.ts";
import { configMap, deployment, service } from "./manifests.ts";
import { expectParity, requireBundle } from "./parity.ts";
import { prepareStillCluster } from "./still-cluster.ts";

let bench: Workbench;

const secret = (a: string) =>
  `apiVersion: v1\nkind: Secret\nmetadata: {name: hidden}\ndata: {a: ${a}}\n`;

beforeAll(async () => {
  requireBundle();
  bench = await Workbench.open({ speed: 0, prepare: prepareStillCluster });
  bench.useNamespace();
  bench.write({
    "same/map.yaml": configMap("same"),
    "same/secret.yaml": secret("YQ=="),
    "same/web.yaml": deployment("web", { image: "nginx:1.17.0", replicas: 3 }),
    "other/web.yaml": deployment("web", { image: "nginx:1.18.0", replicas: 9 }),
    "other/new.yaml": `${configMap("new")}---\n${service("web")}`,
    "secret.yaml": secret("Yg=="),
    "bad.yaml": deployment("web", { replicas: -1 }),
    "typo.yaml": deployment("typo").replace("replicas:", "replcias:"),
    "empty.yaml": "# nothing\n",
  });
  await bench.stdout("kubectl apply -f same");
  return () => bench.close();
});

/** Folders, times and uids are new each time. */
const steady = "sed -E '/uid: |clusterIP|^  - 10\\./d; s#/(LIVE|MERGED)-[^/ ]*#/\\1#g; s/\t.*//'";

test.each([
  "kubectl diff -f same",
  `kubectl diff -f other | ${steady}`,
  `kubectl diff -f other -l app=web | ${steady}`,
  `kubectl diff -f other/web.yaml --server-side --force-conflicts | ${steady}`,
  `kubectl diff -f other/web.yaml --show-managed-fields | ${steady}`,
  "kubectl diff -f other/web.yaml > /dev/null",
  `kubectl diff -f secret.yaml | ${steady}`,
  `kubectl diff -f secret.yaml --show-secrets | ${steady}`,
  `kubectl diff -f same/map.yaml --prune 2> /dev/null | ${steady}`,
  `kubectl diff -f other/web.yaml --prune -l app=web 2> /dev/null | ${steady}`,
  `kubectl diff -f other --prune --prune-allowlist=core/v1/ConfigMap 2> /dev/null | ${steady}`,
  "kubectl diff -f other --prune --prune-allowlist=core/v1/Foo",
  "kubectl diff -f other --prune --prune-allowlist=x",
  "kubectl diff -f other --prune-allowlist=x > /dev/null",
  "kubectl diff -f same --concurrency=3",
  "kubectl diff -f bad.yaml",
  "kubectl diff -f typo.yaml > /dev/null",
  "kubectl diff -f empty.yaml",
  "kubectl diff -f none.yaml",
  "kubectl diff -f same x",
  "kubectl diff",
  `export KUBECTL_EXTERNAL_DIFF='echo -u --x=y *'; kubectl diff -f other/web.yaml | ${steady}`,
  "export KUBECTL_EXTERNAL_DIFF=no-such-program; kubectl diff -f other/web.yaml",
  "export KUBECTL_EXTERNAL_DIFF='test -f'; kubectl diff -f other/web.yaml 2> /dev/null",
])("%s", (command) => expectParity(bench, command));
