/** Objects are values: nothing changes one that it was given, nor a list in one (docs/adr/0027). */
import { describe, expect, test } from "vitest";
import { ConfigMap } from "../../api/core/configmap.ts";
import { Pod } from "../../api/core/pod/pod.ts";
import { deepFreeze } from "../../api/testing/deep-freeze.ts";
import { readScenarioFiles } from "../../cli/scenarios/files.ts";
import { create } from "../../client/action.ts";
import { watch } from "../../client/controller.ts";
import { type Cluster, createCluster } from "../../simulator/cluster.ts";
import { runScenario } from "../../simulator/scenario/run.ts";

/** Has whoever changes a list of an object fail, too. */
function freezeLists({ storage }: Cluster): void {
  for (const { object } of storage.history()) deepFreeze(object);
  storage.watch(undefined, storage.revision, ({ object }) => void deepFreeze(object));
}

const shipped = readScenarioFiles(["scenarios"]).flatMap(({ scenarios }) => scenarios);

test.each(shipped.map((loaded) => ({ name: loaded.scenario.metadata.name, loaded })))(
  "what is stored is never changed: $name",
  ({ loaded }) => {
    const { run } = runScenario(loaded, { seed: "1" });
    expect(runScenario(loaded, { seed: "1", prepare: freezeLists }).run).toEqual(run);
  },
);

describe("what was sent may be changed later, which changes nothing that is stored", () => {
  const pod = () => ({
    apiVersion: "v1",
    kind: "Pod",
    metadata: { name: "web", finalizers: ["example.com/one"] },
    spec: { containers: [{ name: "web", image: "nginx", command: ["nginx"] }] },
  });

  test.each(["apply", "request"] as const)("by %s", (how) => {
    const cluster = createCluster();
    const sent = pod();
    if (how === "apply") cluster.apply(sent);
    else cluster.request({ verb: "create", resource: Pod, namespace: "default", body: sent });
    sent.spec.containers[0]?.command.push("-q");
    sent.metadata.finalizers.length = 0;
    const stored = cluster.get(Pod, "web");
    expect(stored?.spec.containers[0]?.command).toEqual(["nginx"]);
    expect(stored?.metadata.finalizers).toEqual(["example.com/one"]);
  });

  test("by a controller of one's own", () => {
    const cluster = createCluster();
    const finalizers = ["example.com/one"];
    const made = { name: "made", namespace: "default", finalizers };
    cluster.run({
      name: "maker",
      watches: [watch(ConfigMap, { keys: ({ metadata: { name = "" } }) => [name] })],
      reconcile: (key, view) =>
        key !== "wanted" || view.get(ConfigMap, "default", "made") !== undefined
          ? { actions: [] }
          : { actions: [create(ConfigMap, { metadata: made })] },
    });
    cluster.apply({ apiVersion: "v1", kind: "ConfigMap", metadata: { name: "wanted" } });
    cluster.advance("5s");
    finalizers.length = 0;
    expect(cluster.get(ConfigMap, "made")?.metadata.finalizers).toEqual(["example.com/one"]);
  });
});
