/** Exec, attach and port-forward, as the real kubectl asks for them. */
import { beforeAll, describe, expect, test } from "vitest";
import { Workbench } from "./kubectl.ts";
import { pod } from "./manifests.ts";

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
