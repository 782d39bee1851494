import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { Workbench } from "./kubectl.ts";

let bench: Workbench;

beforeAll(async () => {
  bench = await Workbench.open();
  return () => bench.close();
});
beforeEach(async () => {
  bench.useNamespace();
  await bench.stdout("kubectl run app --image=nginx:1.27");
  await bench.stdout("kubectl wait --for=condition=ready pod/app --timeout=30s");
});

const read = (pod: string, path: string) =>
  bench.stdout(`kubectl get pod ${pod} -o jsonpath='{${path}}'`);
const wait = (pod: string, path: string) =>
  bench.stdout(`kubectl wait --for=jsonpath='{${path}}' pod/${pod} --timeout=30s`);
const first = ".status.ephemeralContainerStatuses[0]";

describe("kubectl debug of a pod", () => {
  test("adds a container that sees another, in the running pod", async () => {
    const debug = "kubectl debug app --image=busybox -c look --target=app -- sleep 1d";
    expect(await bench.run(debug)).toEqual({
      stderr: "",
      stdout:
        'Targeting container "app". If you don\'t see processes from this container it may be ' +
        "because the container runtime doesn't support this feature.\n",
      exitCode: 0,
    });
    await wait("app", `${first}.state.running.startedAt`);
    expect(await read("app", ".spec.ephemeralContainers[0].targetContainerName")).toBe("app");
    expect(await read("app", `${first}.ready} {.status.phase`)).toBe("false Running");
  });

  test("gives the container a log and lets it end", async () => {
    await bench.stdout("kubectl debug app --image=busybox -c say -- sh -c 'echo here; exit 3'");
    await wait("app", `${first}.state.terminated.exitCode`);
    expect(await read("app", `${first}.state.terminated.exitCode`)).toBe("3");
    expect(await bench.stdout("kubectl logs app -c say")).toBe("here\n");
    expect(await read("app", ".status.containerStatuses[0].restartCount")).toBe("0");
  });

  test("runs commands in the container", async () => {
    await bench.stdout("kubectl debug app --image=busybox -c look -- sleep 1d");
    await wait("app", `${first}.state.running.startedAt`);
    expect(await bench.stdout("kubectl exec app -c look -- echo seen")).toBe("seen\n");
  });

  test("copies the pod with a container more", async () => {
    await bench.stdout("kubectl debug app --image=busybox -c look --copy-to=copy -- sleep 1d");
    await bench.stdout("kubectl wait --for=condition=ready pod/copy --timeout=30s");
    expect(await read("copy", ".spec.containers[*].name")).toBe("app look");
  });
});
