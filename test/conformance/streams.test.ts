/** Exec, attach and port-forward, as the real kubectl asks for them. */
import { beforeAll, describe, expect, test } from "vitest";
import { Workbench } from "./kubectl.ts";
import { deployment, pod } from "./manifests.ts";

let bench: Workbench;

beforeAll(async () => {
  bench = await Workbench.open();
  bench.useNamespace();
  await bench.stdout("kubectl apply -f -", { stdin: pod("p", { command: "sleep 1000000" }) });
  await bench.stdout("kubectl wait --for=condition=Ready pod/p --timeout=20s");
  return () => bench.close();
});

describe("kubectl exec", () => {
  test.each([
    { behaviour: "prints", command: "echo hello", stdout: "hello\n", stderr: "", exitCode: 0 },
    {
      behaviour: "ends with the exit code",
      command: "sh -c 'echo hello; exit 3'",
      stdout: "hello\n",
      stderr: "command terminated with exit code 3\n",
      exitCode: 3,
    },
  ])("$behaviour", async ({ command, stdout, stderr, exitCode }) => {
    const outcome = await bench.run(`kubectl exec p -- ${command}`);
    expect(outcome).toEqual({ stdout, stderr, exitCode });
  });

  test.each([
    {
      behaviour: "of a pod that is not there",
      args: "nope -- ls",
      stderr: 'Error from server (NotFound): pods "nope" not found\n',
    },
    {
      behaviour: "in a container that is not there",
      args: "p -c nope -- ls",
      stderr: "error: container nope is not valid for pod p out of: main\n",
    },
  ])("is refused $behaviour", async ({ args, stderr }) => {
    expect(await bench.run(`kubectl exec ${args}`)).toEqual({ stdout: "", stderr, exitCode: 1 });
  });
});

describe("kubectl port-forward", () => {
  test("brings requests to the server in the pod", async () => {
    await bench.stdout("kubectl apply -f -", { stdin: deployment("web", { replicas: 1 }) });
    await bench.stdout("kubectl rollout status deploy/web --timeout=20s");
    const forward = bench.start("kubectl port-forward deploy/web :80");
    await forward.printed(/^Forwarding from 127/);
    const port = /127.0.0.1:(\d+)/.exec(forward.stdout)?.[1];
    for (let count = 0; count < 3; count += 1) {
      const answer = await fetch(`http://127.0.0.1:${port}/`);
      expect(answer.status).toBe(200);
      expect(answer.headers.get("server")).toBe("nginx/1.14.2");
      expect(await answer.text()).toContain("<h1>Welcome to nginx!</h1>");
    }
    const { stdout, stderr } = await forward.stop();
    expect(stdout).toMatch(/Handling connection for \d+\n/);
    expect(stderr).toBe("");
  });

  test("tells that nobody listens", async () => {
    const forward = bench.start("kubectl port-forward pod/p :81");
    await forward.printed(/^Forwarding from 127/);
    const port = /127.0.0.1:(\d+)/.exec(forward.stdout)?.[1];
    await expect(fetch(`http://127.0.0.1:${port}/`)).rejects.toThrow("fetch failed");
    const { stderr, exitCode } = await forward.ended;
    expect(stderr).toMatch(
      /error forwarding port 81 to pod [0-9a-f]{64}, uid : failed to execute portforward in network namespace/,
    );
    expect(stderr).toContain("dial tcp4 127.0.0.1:81: connect: connection refused");
    expect(stderr).toContain("error: lost connection to pod");
    expect(exitCode).toBe(1);
  });
});
