/** kubesim's own command line tells of the cluster, and of what one may do, as kubectl does. */
import { beforeAll, describe, test } from "vitest";
import { Workbench } from "./kubectl.ts";
import { expectParity, requireBundle } from "./parity.ts";
import { prepareStillCluster } from "./still-cluster.ts";

let bench: Workbench;

beforeAll(async () => {
  requireBundle();
  bench = await Workbench.open({ speed: 0, prepare: prepareStillCluster });
  bench.useContextNamespace("demo");
  return () => bench.close();
});

const same = (commands: readonly string[]) =>
  test.each(commands)("kubectl %s", (command) => expectParity(bench, `kubectl ${command}`));

describe("the same is told of the cluster, and of what one may do", () => {
  same([
    "api-versions",
    "api-versions x",
    "cluster-info",
    "auth whoami",
    "auth whoami -o yaml",
    "auth whoami -o json",
    "auth whoami --as=bob --as-group=a --as-group=b --as-uid=7",
    "auth can-i --list",
    "auth can-i --list --no-headers --as=bob",
    "auth can-i --list pods",
    "auth can-i --list -A",
    "auth can-i get pods",
    "auth can-i get",
    "auth can-i delete po/rich --as=bob",
    "auth can-i delete pods --as=bob --quiet",
    "auth can-i get pods --subresource=log -A",
    "auth can-i see nodes",
    "auth can-i get sc",
    "auth can-i get things.example.com/x",
    "auth can-i see /logs --as=bob",
    "auth can-i get /logs --subresource=x",
    "auth can-i '*' '*'",
    "get pods --as=bob",
  ]);
});

describe("flags that every command has are taken, and warnings are errors where that is asked for", () => {
  same([
    "get pods -o name -v=0 --cache-dir=cache --disable-compression",
    "get pods -o name -v x",
    "get pods -o name --warnings-as-errors",
    "get componentstatuses -o name --warnings-as-errors",
    "get endpoints,componentstatuses -o name --warnings-as-errors",
    "get pods,nosuch --warnings-as-errors",
  ]);
});
