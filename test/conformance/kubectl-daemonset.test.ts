import { afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { Workbench } from "./kubectl.ts";
import { daemonSet } from "./manifests.ts";
import { ageless, lines } from "./normal.ts";

let bench: Workbench;
let namespace: string;

beforeAll(async () => {
  bench = await Workbench.open();
  return () => bench.close();
});
beforeEach(async () => {
  namespace = bench.useNamespace();
  await bench.stdout("kubectl create -f -", { stdin: daemonSet("agent") });
  await settled();
});
afterEach(async () => {
  await bench.stdout("kubectl uncordon node-0 node-1 node-2");
  await bench.stdout("kubectl delete ds --all --now");
});

const settled = async () => {
  const command = "kubectl rollout status ds/agent --timeout=30s";
  return (await bench.stdout(command)).trim().split("\n").at(-1);
};
const setImage = (name: string) => bench.stdout(`kubectl set image ds/agent nginx=${name}`);
const podsWith = (path: string) =>
  bench.stdout(`kubectl get pods -l app=agent -o jsonpath='{.items[*]${path}}'`);
const history = (...revisions: readonly string[]) =>
  lines(
    "daemonset.apps/agent ",
    "REVISION  CHANGE-CAUSE",
    ...revisions.map((revision) => `${revision}         <none>`),
    "",
  );

describe("kubectl with a DaemonSet", () => {
  test("sees a pod on every node", async () => {
    expect(ageless(await bench.stdout("kubectl get ds -o wide"))).toBe(
      lines(
        "NAME DESIRED CURRENT READY UP-TO-DATE AVAILABLE NODE SELECTOR AGE CONTAINERS IMAGES SELECTOR",
        "agent 3 3 3 3 3 <none> <age> nginx nginx:1.14.2 app=agent",
      ),
    );
    expect((await podsWith(".spec.nodeName")).split(" ").sort()).toEqual([
      "node-0",
      "node-1",
      "node-2",
    ]);
  });

  test("rolls out an image, node by node", async () => {
    expect(await setImage("nginx:1.16.1")).toBe("daemonset.apps/agent image updated\n");
    expect(await settled()).toBe('daemon set "agent" successfully rolled out');
    expect(await podsWith(".spec.containers[0].image")).toBe(
      "nginx:1.16.1 nginx:1.16.1 nginx:1.16.1",
    );
    expect(await bench.stdout("kubectl rollout history ds/agent")).toBe(history("1", "2"));
  });

  test("goes back to an earlier revision", async () => {
    await setImage("nginx:1.16.1");
    await settled();
    const undo = "kubectl rollout undo ds/agent";
    expect(await bench.stdout(undo)).toBe("daemonset.apps/agent rolled back\n");
    await settled();
    expect(await podsWith(".spec.containers[0].image")).toBe(
      "nginx:1.14.2 nginx:1.14.2 nginx:1.14.2",
    );
    expect(await bench.stdout("kubectl rollout history ds/agent")).toBe(history("2", "3"));
    expect(await bench.stdout(`${undo} --to-revision=3`)).toBe(
      "daemonset.apps/agent skipped rollback (current template already matches revision 3)\n",
    );
    const revisions = await bench.stdout("kubectl get controllerrevisions --no-headers");
    expect(
      revisions
        .match(/daemonset\.apps\/agent +[0-9]+/g)
        ?.map(ageless)
        .sort(),
    ).toEqual(["daemonset.apps/agent 2", "daemonset.apps/agent 3"]);
  });

  test("replaces every pod on demand", async () => {
    const before = (await podsWith(".metadata.uid")).split(" ");
    expect(await bench.stdout("kubectl rollout restart ds/agent")).toBe(
      "daemonset.apps/agent restarted\n",
    );
    await settled();
    const after = (await podsWith(".metadata.uid")).split(" ");
    expect(after.filter((uid) => before.includes(uid))).toEqual([]);
  });

  test("has nothing to scale", async () => {
    expect(await bench.run("kubectl scale ds/agent --replicas=1")).toEqual({
      stdout: "",
      stderr: "Error from server (NotFound): the server could not find the requested resource\n",
      exitCode: 1,
    });
  });
});

describe("kubectl drain", () => {
  const podOf = (node: string) =>
    bench.stdout(`kubectl get pods --field-selector=spec.nodeName=${node} -o name`);

  test("leaves the pods of DaemonSets alone, and only where it may", async () => {
    const pod = (await podOf("node-1")).trim();
    const id = `${namespace}/${pod.slice("pod/".length)}`;
    const why = `cannot delete DaemonSet-managed Pods (use --ignore-daemonsets to ignore): ${id}`;
    expect(await bench.run("kubectl drain node-1 --timeout=20s")).toEqual({
      stdout: "node/node-1 cordoned\n",
      stderr: lines(
        `error: unable to drain node "node-1" due to error: ${why}, continuing command...`,
        "There are pending nodes to be drained:",
        " node-1",
        why,
      ),
      exitCode: 1,
    });
    expect(await bench.run("kubectl drain node-1 --ignore-daemonsets --timeout=20s")).toEqual({
      stdout: lines("node/node-1 already cordoned", "node/node-1 drained"),
      stderr: `Warning: ignoring DaemonSet-managed Pods: ${id}\n`,
      exitCode: 0,
    });
    expect(await podOf("node-1")).toBe(`${pod}\n`);
  });

  test("does not keep a new pod off the node", async () => {
    await bench.stdout("kubectl drain node-1 --ignore-daemonsets --timeout=20s");
    const before = await podOf("node-1");
    await bench.stdout(`kubectl delete ${before.trim()} --now`);
    await settled();
    const after = await podOf("node-1");
    expect(after).toMatch(/^pod\/agent-[a-z0-9]{5}\n$/);
    expect(after).not.toBe(before);
  });
});
