import { afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { Workbench } from "./kubectl.ts";
import { deployment, pod } from "./manifests.ts";
import { ageless, lines, normal } from "./normal.ts";

let bench: Workbench;
let namespace: string;

beforeAll(async () => {
  bench = await Workbench.open();
  return () => bench.close();
});
beforeEach(() => {
  namespace = bench.useNamespace();
});
afterEach(async () => {
  await bench.stdout("kubectl uncordon node-0 node-1 node-2");
  await bench.stdout("kubectl delete deploy,pods --all --now");
});

describe("kubectl cordon", () => {
  test("keeps new pods off a node, until it is uncordoned", async () => {
    expect(await bench.stdout("kubectl cordon node-1")).toBe("node/node-1 cordoned\n");
    expect(await bench.stdout("kubectl cordon node-1")).toBe("node/node-1 already cordoned\n");
    expect(ageless(await bench.stdout("kubectl get node node-1 --no-headers"))).toBe(
      "node-1 Ready,SchedulingDisabled <none> <age> v1.36.0\n",
    );
    const stdin = pod("one").replace(
      "  containers:",
      "  nodeSelector: {kubernetes.io/hostname: node-1}\n  containers:",
    );
    await bench.stdout("kubectl apply -f -", { stdin });
    await bench.stdout("kubectl wait --for=condition=PodScheduled=false pod/one --timeout=20s");
    expect(await bench.stdout("kubectl uncordon node-1")).toBe("node/node-1 uncordoned\n");
    await bench.stdout("kubectl wait --for=condition=Ready pod/one --timeout=20s");
    expect(await bench.stdout("kubectl get node node-1 -o jsonpath={.spec.taints}")).toBe("");
  });
});

describe("kubectl taint", () => {
  test("sets, changes and removes a taint", async () => {
    expect(await bench.stdout("kubectl taint node node-1 k=v:NoSchedule")).toBe(
      "node/node-1 tainted\n",
    );
    expect(await bench.run("kubectl taint node node-1 k=v:NoSchedule")).toEqual({
      stdout: "",
      stderr:
        "error: node node-1 already has k taint(s) with same effect(s) and --overwrite is false\n",
      exitCode: 1,
    });
    expect(await bench.stdout("kubectl taint node node-1 k=w:NoSchedule --overwrite")).toBe(
      "node/node-1 modified\n",
    );
    expect(await bench.stdout("kubectl taint node node-1 k:NoSchedule-")).toBe(
      "node/node-1 untainted\n",
    );
  });
});

describe("kubectl drain", () => {
  const onNode = (node: string) =>
    bench.stdout(`kubectl get pods --field-selector=spec.nodeName=${node} -o name`);

  test("evicts the pods of a node, and they come up elsewhere", async () => {
    await bench.stdout("kubectl apply -f -", { stdin: deployment("web", { replicas: 3 }) });
    await bench.stdout("kubectl rollout status deploy/web --timeout=30s");
    const node = await bench.stdout("kubectl get pods -o jsonpath='{.items[0].spec.nodeName}'");
    const before = (await onNode(node)).trim().split("\n").sort();
    const { stdout, exitCode } = await bench.run(`kubectl drain ${node} --timeout=30s`);
    expect({ sorted: stdout.trim().split("\n").sort(), exitCode }).toEqual({
      sorted: [
        ...before.map((name) => `evicting pod ${namespace}/${name.slice("pod/".length)}`),
        `node/${node} cordoned`,
        `node/${node} drained`,
        ...before.map((name) => `${name} evicted`),
      ].sort(),
      exitCode: 0,
    });
    await bench.stdout("kubectl rollout status deploy/web --timeout=30s");
    expect(await onNode(node)).toBe("");
  });

  test("stops at a pod that nobody would bring back, unless forced", async () => {
    await bench.stdout("kubectl apply -f -", { stdin: pod("bare") });
    await bench.stdout("kubectl wait --for=condition=Ready pod/bare --timeout=20s");
    const node = await bench.stdout("kubectl get pod bare -o jsonpath='{.spec.nodeName}'");
    const why =
      "cannot delete Pods that declare no controller (use --force to override): " +
      `${namespace}/bare`;
    expect(await bench.run(`kubectl drain ${node} --timeout=20s`)).toEqual({
      stdout: `node/${node} cordoned\n`,
      stderr: lines(
        `error: unable to drain node "${node}" due to error: ${why}, continuing command...`,
        "There are pending nodes to be drained:",
        ` ${node}`,
        why,
      ),
      exitCode: 1,
    });
    expect(normal(await bench.stdout(`kubectl drain ${node} --force --timeout=20s`))).toBe(
      lines(
        `node/${node} already cordoned`,
        `evicting pod ${namespace}/bare`,
        "pod/bare evicted",
        `node/${node} drained`,
      ),
    );
  });

  test("waits for the budget of a pod, and gives up at last", async () => {
    const budget = `apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: {name: all}
spec: {minAvailable: 100%, selector: {matchLabels: {app: web}}}
`;
    await bench.stdout("kubectl apply -f -", { stdin: budget });
    await bench.stdout("kubectl apply -f -", { stdin: deployment("web", { replicas: 1 }) });
    await bench.stdout("kubectl rollout status deploy/web --timeout=30s");
    const node = await bench.stdout("kubectl get pods -o jsonpath='{.items[0].spec.nodeName}'");
    const [before = ""] = (await onNode(node)).trim().split("\n");
    const { stderr, exitCode } = await bench.run(`kubectl drain ${node} --timeout=1s`);
    expect(exitCode).toBe(1);
    expect(stderr).toContain(
      `error when evicting pods/"${before.slice("pod/".length)}" -n "${namespace}" ` +
        "(will retry after 5s): Cannot evict pod as it would violate the pod's disruption budget.",
    );
    expect(await onNode(node)).toBe(`${before}\n`);
    expect(ageless(await bench.stdout("kubectl get pdb --no-headers"))).toBe(
      "all 100% N/A 0 <age>\n",
    );
    await bench.stdout("kubectl delete pdb all");
  });

  test("is refused for a node that is not there", async () => {
    expect(await bench.run("kubectl drain nope")).toEqual({
      stdout: "",
      stderr: 'Error from server (NotFound): nodes "nope" not found\n',
      exitCode: 1,
    });
  });
});
