/** kubesim's own command line dumps a cluster as kubectl does. */
import { beforeAll, test } from "vitest";
import { Workbench } from "./kubectl.ts";
import { expectParityInTurn, requireBundle } from "./parity.ts";
import { prepareStillCluster } from "./still-cluster.ts";

let bench: Workbench;

beforeAll(async () => {
  requireBundle();
  bench = await Workbench.open({ speed: 0, prepare: prepareStillCluster });
  bench.useContextNamespace("demo");
  return () => bench.close();
});

const files = "cd dump && find . -type f | sort | xargs tail -n +1; cd ..; rm -r dump";

test.each([
  "",
  "-o yaml --show-managed-fields --namespaces=default",
  "-o json --show-managed-fields --namespaces=default,demo",
  `-A -o yaml --output-directory=dump; ${files}`,
  `--output-directory=dump -o jsonpath={.items[*].metadata.name}; ${files}`,
  "-o jsonpath={.items[*].metadata.name} --output-directory=-",
  "-o name",
  "-o wide",
  "--namespaces=none",
])("kubectl cluster-info dump %s", (words) =>
  expectParityInTurn(bench, `kubectl cluster-info dump ${words}`, {
    undo: () => {},
    // kubectl reads it into types of its own, in which the handler that is meant has a name.
    normal: (text) => text.replace(/^ *"?name"?: "",?\n/gm, ""),
  }),
);
