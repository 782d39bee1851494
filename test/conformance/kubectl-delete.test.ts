import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { Workbench } from "./kubectl.ts";
import { configMap, deployment, pod, service } from "./manifests.ts";
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

const deleted = (kind: string, name: string) =>
  `${kind} "${name}" deleted from ${namespace} namespace`;

async function startDeployment() {
  await bench.stdout("kubectl apply -f -", { stdin: deployment("web") });
  await bench.stdout("kubectl rollout status deploy/web --timeout=30s");
}

describe("kubectl delete", () => {
  test("takes files, names, selectors and all", async () => {
    bench.write({ "both.yaml": `${configMap("one")}---\n${service("two")}` });
    await bench.stdout("kubectl apply -f both.yaml");
    expect(await bench.stdout("kubectl delete -f both.yaml")).toBe(
      lines(deleted("configmap", "one"), deleted("service", "two")),
    );
    await bench.stdout("kubectl create cm a && kubectl create cm b && kubectl label cm b x=y");
    expect(await bench.stdout("kubectl delete cm -l x=y")).toBe(`${deleted("configmap", "b")}\n`);
    expect(await bench.stdout("kubectl delete cm/a")).toBe(`${deleted("configmap", "a")}\n`);
    await bench.stdout("kubectl create sa robot");
    expect(await bench.stdout("kubectl delete sa robot --now")).toBe(
      `${deleted("serviceaccount", "robot")}\n`,
    );
  });

  test("waits until a pod has ended within its grace", async () => {
    const command = "trap 'sleep 1; exit 0' TERM; while true; do sleep 1; done";
    await bench.stdout("kubectl apply -f -", { stdin: pod("slow", { command }) });
    await bench.stdout("kubectl wait --for=condition=Ready pod/slow --timeout=20s");
    expect(await bench.stdout("kubectl delete pod slow --wait")).toBe(
      `${deleted("pod", "slow")}\n`,
    );
    expect((await bench.run("kubectl get pod slow")).stderr).toBe(
      'Error from server (NotFound): pods "slow" not found\n',
    );
  });

  test("leaves a pod to end by itself when told not to wait", async () => {
    const stdin = pod("slow", { command: "sleep 100000" }).replace("Seconds: 2", "Seconds: 60");
    await bench.stdout("kubectl apply -f -", { stdin });
    await bench.stdout("kubectl wait --for=condition=Ready pod/slow --timeout=20s");
    await bench.stdout("kubectl delete pod slow --wait=false");
    expect(ageless(await bench.stdout("kubectl get pod slow --no-headers"))).toBe(
      "slow 1/1 Terminating 0 <age>\n",
    );
    expect(await bench.stdout("kubectl wait --for=delete pod/slow --timeout=30s")).toBe(
      "pod/slow condition met\n",
    );
  });

  test("ends a pod at once when forced", async () => {
    const stdin = pod("slow", { command: "sleep 100000" }).replace("Seconds: 2", "Seconds: 3600");
    await bench.stdout("kubectl apply -f -", { stdin });
    await bench.stdout("kubectl wait --for=condition=Ready pod/slow --timeout=20s");
    expect(await bench.run("kubectl delete pod slow --force")).toEqual({
      stdout: `pod "slow" force deleted from ${namespace} namespace\n`,
      stderr:
        "Warning: Immediate deletion does not wait for confirmation that the running " +
        "resource has " +
        "been terminated. The resource may continue to run on the cluster indefinitely.\n",
      exitCode: 0,
    });
  });

  test("takes the pods of a deployment along", async () => {
    await startDeployment();
    expect(normal(await bench.stdout("kubectl delete deploy web --cascade=foreground"))).toBe(
      `${deleted("deployment.apps", "web")}\n`,
    );
    expect((await bench.run("kubectl get deploy,rs,pods")).stderr).toBe(
      `No resources found in ${namespace} namespace.\n`,
    );
  });

  test("takes the pods of a deployment along in the background", async () => {
    await startDeployment();
    await bench.stdout("kubectl delete deploy web --cascade=background");
    await bench.stdout("kubectl wait --for=delete rs,pods -l app=web --timeout=20s");
    expect(await bench.stdout("kubectl get rs,pods -o name")).toBe("");
  });

  test("leaves dependents when told to orphan them", async () => {
    await startDeployment();
    await bench.stdout("kubectl delete deploy web --cascade=orphan");
    expect(ageless(await bench.stdout("kubectl get rs --no-headers"))).toBe(
      "web-<hash> 2 2 2 <age>\n",
    );
    const owners = "{.items[*].metadata.ownerReferences}";
    expect(await bench.stdout(`kubectl get rs -o jsonpath='${owners}'`)).toBe("");
  });

  test("empties a namespace and then removes it", async () => {
    await startDeployment();
    const name = namespace;
    expect(await bench.stdout(`kubectl delete namespace ${name}`)).toBe(
      `namespace "${name}" deleted\n`,
    );
    expect((await bench.run("kubectl get all")).stderr).toBe(
      `No resources found in ${name} namespace.\n`,
    );
    expect((await bench.run(`kubectl get ns ${name}`)).stderr).toBe(
      `Error from server (NotFound): namespaces "${name}" not found\n`,
    );
  });

  test("is refused for what is not there", async () => {
    expect(await bench.run("kubectl delete pod none")).toEqual({
      stdout: "",
      stderr: 'Error from server (NotFound): pods "none" not found\n',
      exitCode: 1,
    });
    expect((await bench.run("kubectl delete pod none --ignore-not-found")).exitCode).toBe(0);
    expect(await bench.run("kubectl delete pods -l app=none")).toEqual({
      stdout: "No resources found\n",
      stderr: "",
      exitCode: 0,
    });
    expect(await bench.run("kubectl delete pods")).toEqual({
      stdout: "",
      stderr: "error: resource(s) were provided, but no name was specified\n",
      exitCode: 1,
    });
  });
});

describe("kubectl wait", () => {
  test("waits for an object, a condition and a field", async () => {
    const made = bench.run("kubectl wait --for=create pod/one --timeout=20s");
    await bench.stdout("kubectl apply -f -", { stdin: pod("one") });
    expect(await made).toEqual({ stdout: "pod/one condition met\n", stderr: "", exitCode: 0 });
    const ready = await bench.stdout("kubectl wait --for=condition=Ready pod/one --timeout=20s");
    expect(ready).toBe("pod/one condition met\n");
    const field = "'{.status.containerStatuses[0].state.running}'";
    expect(await bench.stdout(`kubectl wait --for=jsonpath=${field} pod/one --timeout=20s`)).toBe(
      "pod/one condition met\n",
    );
  });

  test("gives up after its time, and on what is not there", async () => {
    await bench.stdout("kubectl apply -f -", { stdin: pod("one") });
    expect(await bench.run("kubectl wait --for=condition=Nope pod/one --timeout=1s")).toEqual({
      stdout: "",
      stderr: "error: timed out waiting for the condition on pods/one\n",
      exitCode: 1,
    });
    expect(await bench.run("kubectl wait --for=condition=Ready pod/nope --timeout=1s")).toEqual({
      stdout: "",
      stderr: 'Error from server (NotFound): pods "nope" not found\n',
      exitCode: 1,
    });
  });
});
