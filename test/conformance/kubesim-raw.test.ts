/** kubesim's own command line sends requests of one's own as kubectl does. */
import { beforeAll, test } from "vitest";
import { ConfigMap } from "../../api/core/configmap.ts";
import { Workbench } from "./kubectl.ts";
import { configMap } from "./manifests.ts";
import { normal } from "./normal.ts";
import { expectParityInTurn, requireBundle } from "./parity.ts";

let bench: Workbench;

beforeAll(async () => {
  requireBundle();
  bench = await Workbench.open({ speed: 0 });
  bench.write({
    "raw.json": '{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"raw"},"data":{"a":"b"}}',
    "one.yaml": configMap("one"),
    "options.json": '{"apiVersion":"v1","kind":"DeleteOptions","gracePeriodSeconds":0}',
  });
  return () => bench.close();
});

const all = "/api/v1/namespaces/default/configmaps";
const one = `${all}/raw`;
const there = `kubectl create --raw ${all} -f raw.json >out;`;

test.each([
  "get --raw /healthz",
  `get --raw ${one}`,
  "get --raw api",
  "get --raw /nowhere",
  "get --raw '/%zz'",
  "get --raw /version -o json",
  "get --raw /version pods",
  "get --raw /version -w",
  "get --raw /version -l a=b",
  `create --raw ${all} -f raw.json`,
  `create --raw ${all} -f - < raw.json`,
  `create --raw ${all} -f raw.json --field-manager=me`,
  `create --raw ${all}`,
  `create --raw ${all} -f raw.json -f raw.json`,
  `create --raw ${all} -f none.json`,
  `create --raw ${all} -f raw.json -o yaml`,
  `create --raw ${all} -f raw.json --dry-run=client`,
  `create --raw ${all} -f raw.json -R`,
  `create --raw ${all} -f raw.json -l a=b`,
  `create --raw ${all} -f http://x/y`,
  `create --raw ${all} -f one.yaml`,
  "create -f one.yaml --field-manager=me -o yaml --show-managed-fields",
  `replace --raw ${one} -f raw.json`,
  `replace --raw ${one}`,
  `replace --raw ${one} -f none`,
  `replace --raw ${one} -f raw.json -o yaml`,
  `delete --raw ${one}`,
  `delete --raw ${one} cm -l a=b`,
  `delete --raw ${one} -f none`,
  `delete --raw ${one} -f options.json`,
  `delete --raw ${one} -f raw.json`,
  `delete --raw ${one} -f raw.json -f raw.json`,
  "delete --raw api -o name",
])("kubectl %s", (command) =>
  expectParityInTurn(bench, `${command.startsWith("create") ? "" : there} kubectl ${command}`, {
    undo: () => {
      const { cluster } = bench;
      for (const name of ["raw", "one"]) {
        if (cluster.get(ConfigMap, name) !== undefined) cluster.delete(ConfigMap, name);
      }
    },
    normal: (text) => normal(text).replace(/"?resourceVersion"?: ?"\d+"/g, "<version>"),
  }),
);
