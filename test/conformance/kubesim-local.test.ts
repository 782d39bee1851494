/** What commands make of files alone, with no server asked: as kubectl 1.36. */
import { beforeAll, test } from "vitest";
import { Workbench } from "./kubectl.ts";
import { expectParity, requireBundle } from "./parity.ts";

let bench: Workbench;
beforeAll(async () => {
  requireBundle();
  bench = await Workbench.open({ speed: 0 });
  bench.write({
    "web.yaml":
      "apiVersion: v1\nkind: Pod\nmetadata: {name: web, labels: {a: b}}\n" +
      "spec:\n  containers:\n  - {name: c, image: nginx}\n",
    "thing.yaml": "apiVersion: example.com/v1\nkind: Thing\nmetadata: {name: t}\nspec: {a: 1}\n",
  });
  return () => bench.close();
});

test.each([
  "label -f web.yaml --local x=y",
  "label -f web.yaml --local x=y -o yaml",
  "label -f web.yaml --local a=y",
  "label -f web.yaml --local a- -o yaml",
  "label -f web.yaml --local none-",
  "label -f web.yaml --local x=y --dry-run=client",
  "label -f web.yaml --local x=y --dry-run=server",
  "label -f web.yaml --local --list",
  "label -f thing.yaml -f web.yaml --local x=y -o name",
  "label pod web --local x=y",
  "label --local x=y",
  "annotate -f web.yaml --local x=y",
  "annotate -f web.yaml --local x=y -o json",
  "annotate -f web.yaml --local --list",
  "annotate pod web --local x=y",
  "annotate --local x=y",
  `patch -f web.yaml --local -p '{"spec":{"nodeName":"n"}}'`,
  `patch -f web.yaml --local -p '{"spec":{"containers":[{"name":"d","image":"e"}]}}' -o yaml`,
  `patch -f web.yaml --local --type=json -p '[{"op":"remove","path":"/metadata/labels"}]' -o yaml`,
  `patch -f web.yaml --local --type=merge -p '{"metadata":{"labels":{"a":"b"}}}'`,
  `patch -f thing.yaml --local --type=merge -p '{"spec":{"a":2}}' -o yaml`,
  `patch -f thing.yaml --local -p '{"spec":{"a":2}}'`,
  "patch -f web.yaml --local -p '{}' --dry-run=server",
  "patch pod web --local -p '{}'",
  "patch --local -p '{}'",
])("kubectl %s", (line) => expectParity(bench, `kubectl ${line}`));
