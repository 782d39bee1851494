import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { Workbench } from "./kubectl.ts";

let bench: Workbench;

beforeAll(async () => {
  bench = await Workbench.open();
  return () => bench.close();
});
beforeEach(async () => {
  bench.useNamespace();
  const containers = [
    { name: "app", image: "registry.k8s.io/pause:3.10", resources: sized("100m"), resizePolicy },
  ];
  const stdin = JSON.stringify({
    apiVersion: "v1",
    kind: "Pod",
    metadata: { name: "sized" },
    spec: { containers },
  });
  await bench.stdout("kubectl create -f -", { stdin });
  await bench.stdout("kubectl wait --for=condition=ready pod/sized --timeout=30s");
});

const sized = (cpu: string, memory = "64Mi") => ({
  requests: { cpu, memory },
  limits: { cpu, memory },
});
const resizePolicy = [{ resourceName: "memory", restartPolicy: "RestartContainer" }];
const patch = (resources: object) => {
  const body = JSON.stringify({ spec: { containers: [{ name: "app", resources }] } });
  return bench.run(`kubectl patch pod sized --subresource resize --patch '${body}'`);
};
const wait = (path: string, value: string) =>
  bench.stdout(`kubectl wait --for=jsonpath='{${path}}'=${value} pod/sized --timeout=30s`);
const read = (path: string) => bench.stdout(`kubectl get pod sized -o jsonpath='{${path}}'`);
const status = ".status.containerStatuses[0]";

describe("kubectl with --subresource resize", () => {
  test("patches the CPU of a running container, which goes on", async () => {
    expect(await patch(sized("200m"))).toEqual({
      stdout: "pod/sized patched\n",
      stderr: "",
      exitCode: 0,
    });
    await wait(`${status}.resources.limits.cpu`, "200m");
    expect(await read(`${status}.restartCount`)).toBe("0");
    const events = "kubectl get events --field-selector involvedObject.name=sized";
    const reasons = await bench.stdout(`${events} -o jsonpath='{.items[*].reason}'`);
    expect(reasons.split(" ").filter((reason) => reason.startsWith("Resize"))).toEqual([
      "ResizeStarted",
      "ResizeCompleted",
    ]);
  });

  test("restarts a container for memory, as its policy says", async () => {
    await patch(sized("100m", "128Mi"));
    await wait(`${status}.restartCount`, "1");
    await wait(`${status}.resources.limits.memory`, "128Mi");
  });

  test("asks for more than there can be, and is told why not", async () => {
    const { stderr, exitCode } = await patch(sized("1000"));
    expect([stderr, exitCode]).toEqual([
      'Error from server (Forbidden): pods "sized" is forbidden: Node didn\'t have enough ' +
        "allocatable resources: cpu, requested: 1000000, allocatable: 4000\n",
      1,
    ]);
    expect(await read(`${status}.resources.limits.cpu`)).toBe("100m");
  });

  test("edits", async () => {
    const env = { KUBE_EDITOR: "sed -i s/100m/300m/" };
    const edit = "kubectl edit pod sized --subresource resize";
    expect(await bench.stdout(edit, { env })).toBe("pod/sized edited\n");
    await wait(`${status}.resources.requests.cpu`, "300m");
  });

  test("may not change the quality of service", async () => {
    const { stderr, exitCode } = await patch({ requests: { cpu: "50m" } });
    expect({ stderr, exitCode }).toEqual({
      stderr:
        'The Pod "sized" is invalid: spec: Invalid value: "Guaranteed": ' +
        "Pod QOS Class may not change as a result of resizing\n",
      exitCode: 1,
    });
  });
});
