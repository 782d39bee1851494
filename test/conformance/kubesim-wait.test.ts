/** kubesim's own command line waits, and tells what happened, as kubectl does. */
import { beforeAll, describe, expect, test } from "vitest";
import { Workbench } from "./kubectl.ts";
import { configMap } from "./manifests.ts";
import { expectParity, requireBundle } from "./parity.ts";
import { prepareStillCluster } from "./still-cluster.ts";

let bench: Workbench;

beforeAll(async () => {
  requireBundle();
  bench = await Workbench.open({ speed: 0, prepare: prepareStillCluster });
  bench.useContextNamespace("demo");
  bench.write({ "folder/in/a.yaml": configMap("conf") });
  return () => bench.close();
});

const same = (commands: readonly string[]) =>
  test.each(commands)("kubectl %s", (command) => expectParity(bench, `kubectl ${command}`));

describe("wait", () => {
  same([
    "wait deploy/web",
    "wait --for=condition=Available",
    "wait --for=condition=available deploy/web",
    "wait --for=condition=Available=true deploy/web -o name",
    "wait --for=condition=Available deploy/web -o json",
    "wait --for=condition=Available deploy/web -o wide",
    "wait --for=condition=Available deploy/none deploy/web",
    "wait --for=condition=Available deploy/none pods/none",
    "wait --for=condition=Nope deploy/web --timeout=0",
    "wait --for=condition=Nope deploy/web --timeout=1s",
    "wait --for=condition=Nope pods -l app=web --timeout=1s",
    "wait --for=condition=Ready pods -l app=none",
    "wait --for=condition=Ready pods -l app=web",
    "wait --for=condition=Ready pods -l app=web -A -o yaml",
    "wait --for=condition=Ready pods",
    "wait --for=condition=Ready nope --all",
    "wait --for=delete pod/none",
    "wait --for=delete pods -l app=none",
    "wait --for=delete pods -l app=web --timeout=0",
    "wait --for=create deploy/web",
    "wait --for=create deploy/none --timeout=0",
    "wait --for=create deploy/none --timeout=1s",
    "wait --for=create deploy/none pods/none --timeout=1s",
    "wait --for=create --for=condition=Available deploy/web",
    "wait --for=jsonpath='{.data.a}' cm/conf",
    "wait --for=jsonpath='{.data.a}' -f folder",
    "wait --for=jsonpath='{.data.a}' -f none.yaml",
    "wait --for=jsonpath={.spec.template}=4 deploy/web",
    "wait --for=jsonpath={.metadata.labels.*}=4 pod/rich --timeout=0",
    "wait --for=jsonpath={.a deploy/web",
    "wait --for=nope deploy/web",
    "wait --for=condition=Ready pods --all --timeout=soon",
  ]);

  test.each(["kubectl", "kubesim"])("%s sees what is made, and what is gone", async (program) => {
    const made = bench.start(`${program} wait --for=create cm/late`);
    await bench.stdout("kubectl create cm late");
    const met = { stdout: "configmap/late condition met\n", stderr: "", exitCode: 0 };
    expect(await made.ended).toEqual(met);
    const gone = bench.start(`${program} wait --for=delete cm/late`);
    await bench.stdout('kubectl patch cm late -p \'{"data":{"a":"1"}}\'');
    await bench.stdout("kubectl delete cm late");
    const { stderr, exitCode } = await gone.ended;
    expect({ stderr, exitCode }).toEqual({ stderr: "", exitCode: 0 });
  });
});

describe("events", () => {
  same([
    "events --for deploy/web",
    "events --for deployment.apps/web -A",
    "events --for pod/crashes --types=Warning,normal",
    "events --for pod/crashes --types=Warning --no-headers",
    "events --for pod/pulls -o yaml",
    "events --for pod/pulls -o json",
    "events --for pod/pulls -o jsonpath={.items[*].reason}",
    "events --for pod/pulls -o name",
    "events --for pod/pulls -o wide",
    "events --for deploy/none",
    "events --for deploy/none -A",
    "events --for deploy",
    "events --for nope/x",
    "events --for a/b/c",
    "events --types=Nope",
    "events -n empty -o json",
  ]);
});
