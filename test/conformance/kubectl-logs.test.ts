import { beforeAll, describe, expect, test } from "vitest";
import { Workbench } from "./kubectl.ts";
import { deployment, pod } from "./manifests.ts";
import { lines } from "./normal.ts";

let bench: Workbench;

beforeAll(async () => {
  bench = await Workbench.open();
  bench.useNamespace();
  return () => bench.close();
});

async function startPod(name: string, command: string) {
  await bench.stdout("kubectl apply -f -", { stdin: pod(name, { command }) });
  await bench.stdout(
    `kubectl wait --for=jsonpath='{.status.containerStatuses[0].started}'=true pod/${name} ` +
      "--timeout=20s",
  );
}

describe("kubectl logs", () => {
  test("shows what a container has written", async () => {
    await startPod("writes", "echo one; echo two; sleep 100000");
    expect(await bench.stdout("kubectl logs writes")).toBe(lines("one", "two"));
    expect(await bench.stdout("kubectl logs writes --tail=1")).toBe("two\n");
    expect(await bench.stdout("kubectl logs writes -c main --timestamps --tail=1")).toMatch(
      /^2026-01-01T\d\d:\d\d:\d\d\.\d+Z two\n$/,
    );
  });

  test("follows a container as it writes, until it ends", async () => {
    await startPod("counts", "for i in 1 2 3; do echo $i; sleep 30; done");
    const follow = bench.start("kubectl logs -f counts");
    await follow.printed(/^3$/);
    expect(await follow.ended).toEqual({ stdout: lines("1", "2", "3"), stderr: "", exitCode: 0 });
  });

  test("shows the run before the last restart", async () => {
    await startPod("crashes", "echo before; sleep 1; exit 3");
    const code = "{.status.containerStatuses[0].lastState.terminated.exitCode}";
    await bench.stdout(`kubectl wait --for=jsonpath='${code}'=3 pod/crashes --timeout=20s`);
    expect(await bench.stdout("kubectl logs crashes --previous")).toBe("before\n");
  });

  test("shows the pods of a deployment", async () => {
    await bench.stdout("kubectl apply -f -", { stdin: deployment("web", { replicas: 1 }) });
    await bench.stdout("kubectl rollout status deploy/web --timeout=20s");
    expect(await bench.stdout("kubectl logs deploy/web --tail=1")).toMatch(
      /\[notice\] 1#1: start worker processes\n$/,
    );
    expect(await bench.stdout("kubectl logs -l app=web --prefix --tail=1")).toMatch(
      /^\[pod\/web-[^/]+\/nginx\] /,
    );
  });

  test("are refused where there are none", async () => {
    const refused = async (what: string) => (await bench.run(`kubectl logs ${what}`)).stderr;
    expect(await refused("nope")).toBe(
      'error: error from server (NotFound): pods "nope" not found in namespace "ns-1"\n',
    );
    expect(await refused("writes -c nope")).toBe(
      "error: container nope is not valid for pod writes out of: main\n",
    );
    expect(await refused("writes --previous")).toBe(
      'Error from server (BadRequest): previous terminated container "main" in pod ' +
        '"writes" not found\n',
    );
    const stdin = pod("pulls").replace("nginx:1.14.2", "example.invalid/none:1");
    await bench.stdout("kubectl apply -f -", { stdin });
    await bench.stdout(
      "kubectl wait " +
        "--for=jsonpath='{.status.containerStatuses[0].state.waiting.reason}'=ImagePullBackOff pod/pulls --timeout=20s",
    );
    // Between two tries it waits; while one fails, that is what it says.
    expect([
      'Error from server (BadRequest): container "main" in pod "pulls" is waiting to start: ' +
        "trying and failing to pull image\n",
      'Error from server (BadRequest): container "main" in pod "pulls" is waiting to start: ' +
        "image can't be pulled\n",
    ]).toContain(await refused("pulls"));
  });
});

describe("kubectl logs -f", () => {
  test("goes on to the end of the run, and does not show the next", async () => {
    await startPod("restarts", "echo first; sleep 60; echo last; exit 1");
    const { stdout, exitCode } = await bench.run("kubectl logs -f restarts");
    expect([stdout, exitCode]).toEqual([lines("first", "last"), 0]);
  });

  test("shows several pods at once, each with its name", async () => {
    for (const name of ["left", "right"]) {
      const command = `echo ${name}; sleep 30; echo end`;
      const stdin = pod(name, { command, labels: "side: any" });
      await bench.stdout("kubectl apply -f -", { stdin });
      await bench.stdout(`kubectl wait --for=condition=Ready pod/${name} --timeout=20s`);
    }
    const shown = await bench.stdout("kubectl logs -f -l side=any --prefix --tail=-1 | sort");
    expect(shown).toBe(
      lines(
        "[pod/left/main] end",
        "[pod/left/main] left",
        "[pod/right/main] end",
        "[pod/right/main] right",
      ),
    );
  });
});
