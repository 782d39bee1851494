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

describe("kubectl debug --copy-to", () => {
  test("changes the image of a container of the copy", async () => {
    await bench.stdout("kubectl debug app --copy-to=older --set-image=app=nginx:1.14.2");
    await bench.stdout("kubectl wait --for=condition=ready pod/older --timeout=30s");
    expect(await read("older", ".spec.containers[*].image")).toBe("nginx:1.14.2");
  });

  test("takes the place of the pod, with other words to run", async () => {
    const debug = "kubectl debug app --copy-to=shell --replace --container=app";
    await bench.stdout(`${debug} --image=busybox -- sh -c 'echo inside; sleep 1d'`);
    await bench.stdout("kubectl wait --for=condition=ready pod/shell --timeout=30s");
    expect(await bench.stdout("kubectl logs shell -c app")).toBe("inside\n");
    await bench.stdout("kubectl wait --for=delete pod/app --timeout=60s");
  });

  test("shares the processes of the containers", async () => {
    await bench.stdout(
      "kubectl debug app --image=busybox --copy-to=seen --share-processes -- sleep 1d",
    );
    await bench.stdout("kubectl wait --for=condition=ready pod/seen --timeout=30s");
    expect(await read("seen", ".spec.shareProcessNamespace")).toBe("true");
  });
});

describe("kubectl debug of a node", () => {
  test.each([
    { profile: "general", isPrivileged: "" },
    { profile: "sysadmin", isPrivileged: "true" },
  ])("runs a pod there that sees its files, by the profile $profile", async (given) => {
    const { profile, isPrivileged } = given;
    const debug = `kubectl debug node/node-1 --image=busybox --profile=${profile}`;
    const told = await bench.stdout(`${debug} -- sh -c 'ls -d /host; sleep 1d'`);
    const [, name = ""] =
      /^Creating debugging pod (node-debugger-node-1-\w+) with container debugger on node node-1\.\n$/.exec(
        told,
      ) ?? [];
    await bench.stdout(`kubectl wait --for=condition=ready pod/${name} --timeout=30s`);
    const shown = "{.spec.nodeName} {.spec.hostNetwork} {.spec.hostPID} {.spec.hostIPC}";
    expect(await bench.stdout(`kubectl get pod ${name} -o jsonpath='${shown}'`)).toBe(
      "node-1 true true true",
    );
    expect(await read(name, ".spec.containers[0].securityContext.privileged")).toBe(isPrivileged);
    expect(await bench.stdout(`kubectl logs ${name}`)).toBe("/host\n");
    expect(await read(name, ".status.hostIP}={.status.podIP")).toMatch(/^(.+)=\1$/);
  });

  test("is refused where there is no such node", async () => {
    const { stderr, exitCode } = await bench.run("kubectl debug node/nope --image=busybox");
    expect([stderr, exitCode]).toEqual([
      'Error from server (NotFound): nodes "nope" not found\n',
      1,
    ]);
  });
});

test("kubectl debug -it runs in the container until it ends", async () => {
  const { stdout, exitCode } = await bench.run(
    "kubectl debug -i app --image=busybox -c ask --quiet -- cat",
    { stdin: "asked\n" },
  );
  expect([stdout, exitCode]).toEqual(["asked\n", 0]);
});
