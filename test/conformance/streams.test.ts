/** Exec, attach and port-forward, as the real kubectl asks for them. */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { Workbench } from "./kubectl.ts";
import { machineProcess } from "./machine-processes.ts";
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

  test("is told by the container runtime what is not there", async () => {
    expect(await bench.run("kubectl exec p -- nope")).toEqual({
      stdout: "",
      stderr: expect.stringMatching(
        /^error: (Internal error occurred: ){2}error executing .* exec: "nope": executable file not/,
      ),
      exitCode: 1,
    });
  });
});

describe("kubectl exec with a process that reads and writes", () => {
  let machine: Workbench;
  let inside: string;

  beforeAll(async () => {
    inside = mkdtempSync(join(tmpdir(), "kubesim-inside-"));
    machine = await Workbench.open({
      streams: (own) => ({ ...own, exec: machineProcess(inside) }),
    });
    machine.useNamespace();
    await machine.stdout("kubectl apply -f -", { stdin: pod("p") });
    await machine.stdout("kubectl wait --for=condition=Ready pod/p --timeout=20s");
    return async () => {
      await machine.close();
      rmSync(inside, { recursive: true });
    };
  });

  test("brings input to its end, and output", async () => {
    const stdin = "one\ntwo\n";
    expect(await machine.run("kubectl exec -i p -- cat", { stdin })).toEqual({
      stdout: stdin,
      stderr: "",
      exitCode: 0,
    });
  });

  test("keeps output and errors apart", async () => {
    expect(await machine.run("kubectl exec p -- sh -c 'echo out; echo err >&2; exit 7'")).toEqual({
      stdout: "out\n",
      stderr: "err\ncommand terminated with exit code 7\n",
      exitCode: 7,
    });
  });

  test("brings megabytes both ways", async () => {
    const stdin = "0123456789abcdef".repeat(2 ** 18);
    expect(await machine.stdout("kubectl exec -i p -- cat", { stdin })).toBe(stdin);
  });

  test("tells why a command could not be started", async () => {
    const { stderr, exitCode } = await machine.run("kubectl exec p -- no-such-program");
    expect(stderr).toBe("error: Internal error occurred: spawn no-such-program ENOENT\n");
    expect(exitCode).toBe(1);
  });

  test("kubectl cp copies files and folders in, and out again", async () => {
    machine.write({ "site/index.html": "hello\n", "site/deep/er/a.txt": "a" });
    await machine.stdout("kubectl cp site p:copy");
    expect(readFileSync(join(inside, "copy", "deep", "er", "a.txt"), "utf8")).toBe("a");
    await machine.stdout("kubectl cp p:copy back");
    expect(readFileSync(join(machine.folder, "back", "index.html"), "utf8")).toBe("hello\n");
  });

  test("-it brings what is typed in a terminal, and the size of that", async () => {
    const command = "stty cols 90 rows 30; kubectl exec -it p -- cat";
    const stdin = "hello\n";
    const { stdout, exitCode } = await machine.run(`script -qec "${command}" /dev/null`, { stdin });
    expect(stdout).toContain("90 by 30\r\n");
    expect(stdout.match(/hello/g)?.length).toBeGreaterThanOrEqual(2);
    expect(exitCode).toBe(0);
  });
});

describe("kubectl without WebSockets, as it was before 1.29", () => {
  const env = {
    KUBECTL_REMOTE_COMMAND_WEBSOCKETS: "false",
    KUBECTL_PORT_FORWARD_WEBSOCKETS: "false",
  };

  test("runs commands, with input and exit codes", async () => {
    const command = "kubectl exec -i p -- sh -c 'sort; echo err >&2; exit 3'";
    expect(await bench.run(command, { stdin: "b\na\n", env })).toEqual({
      stdout: "a\nb\n",
      stderr: "err\ncommand terminated with exit code 3\n",
      exitCode: 3,
    });
  });

  test("is refused in the same words", async () => {
    const { stderr } = await bench.run("kubectl exec nope -- ls", { env });
    expect(stderr).toBe('Error from server (NotFound): pods "nope" not found\n');
  });

  test("has a terminal", async () => {
    const command = "stty cols 90 rows 30; kubectl exec -it p -- sh -c 'cat; exit 3'";
    const line = `script -qec "${command}" /dev/null`;
    const { stdout, exitCode } = await bench.run(line, { stdin: "hello\n", env });
    expect(stdout.match(/hello\r\n/g)?.length).toBeGreaterThanOrEqual(2);
    expect(exitCode).toBe(3);
  });

  test("forwards ports", async () => {
    await bench.stdout("kubectl apply -f -", { stdin: deployment("old", { replicas: 1 }) });
    await bench.stdout("kubectl rollout status deploy/old --timeout=20s");
    const forward = bench.start("kubectl port-forward deploy/old :80", { env });
    await forward.printed(/^Forwarding from 127/);
    const port = /127.0.0.1:(\d+)/.exec(forward.stdout)?.[1];
    const answer = await fetch(`http://127.0.0.1:${port}/`);
    expect(await answer.text()).toContain("Welcome to nginx!");
    expect((await forward.stop()).stderr).toBe("");
  });
});

describe("kubectl exec in a simulated container", () => {
  test("brings input to a program", async () => {
    const stdin = "b\na\n";
    expect(await bench.stdout("kubectl exec -i p -- sort", { stdin })).toBe("a\nb\n");
  });

  test("sees what an earlier one has left", async () => {
    await bench.stdout("kubectl exec p -- sh -c 'mkdir -p /tmp/x && echo hello > /tmp/x/y'");
    expect(await bench.stdout("kubectl exec p -- cat /tmp/x/y")).toBe("hello\n");
  });

  test("kubectl cp copies in and out", async () => {
    const big = "0123456789abcdef".repeat(2 ** 16);
    bench.write({ "site/index.html": "hello\n", "site/deep/er/a.txt": "a", "site/big": big });
    await bench.stdout("kubectl cp site p:/tmp/site");
    expect(await bench.stdout("kubectl exec p -- cat /tmp/site/deep/er/a.txt")).toBe("a");
    await bench.stdout("kubectl cp p:/tmp/site back");
    expect(await bench.stdout("diff -r site back && ls back")).toBe("big\ndeep\nindex.html\n");
  });
});

describe("kubectl exec -it", () => {
  test("is a shell in a terminal", async () => {
    const stdin = "echo he''llo > /tmp/typed\ncat /tmp/typed\nexit 5\n";
    const command = 'script -qec "kubectl exec -it p -- sh" /dev/null';
    const { stdout, exitCode } = await bench.run(command, { stdin });
    // What is typed ahead is shown before the prompt, so only the answer has a place of its own.
    expect(stdout).toMatch(/(\/ # |\r\n)hello\r\n/);
    expect(exitCode).toBe(5);
  });

  test("ends lines as a terminal does, and with the exit code", async () => {
    const command = "kubectl exec -it p -- sh -c 'echo hello; exit 3'";
    const { stdout, exitCode } = await bench.run(`script -qec "${command}" /dev/null`);
    // kubectl may find that the stream is closed before it stops to use it, and says so.
    const told = stdout.replace(
      /^E\d+ .*"(Copying stdin|Encoding terminal size) failed".*\r?\n/gm,
      "",
    );
    expect(told).toBe("hello\r\ncommand terminated with exit code 3\r\n");
    expect(exitCode).toBe(3);
  });
});

describe("kubectl attach", () => {
  test("follows what the container writes from then on, until it ends", async () => {
    const command = "sleep 60; for i in 1 2 3; do echo $i; sleep 30; done";
    await bench.stdout("kubectl apply -f -", { stdin: pod("counts", { command }) });
    await bench.stdout("kubectl wait --for=condition=Ready pod/counts --timeout=20s");
    expect(await bench.stdout("kubectl attach counts -q")).toBe("1\n2\n3\n");
  });

  test("leaves the input open for the next client, unless it is for one", async () => {
    const command = "cat; echo over";
    const reading = (name: string) => `${pod(name, { command })}    stdin: true\n`;
    const stdin = `${reading("stays")}---\n${reading("once")}    stdinOnce: true\n`;
    await bench.stdout("kubectl apply -f -", { stdin });
    await bench.stdout("kubectl wait --for=condition=Ready pod/stays pod/once --timeout=20s");
    for (const line of ["one\n", "two\n"]) {
      const { stdout, exitCode } = await bench.run("kubectl attach -qi stays", { stdin: line });
      expect({ stdout, exitCode }).toEqual({ stdout: line, exitCode: 0 });
    }
    expect(await bench.stdout("kubectl logs stays")).toBe("one\ntwo\n");
    const once = await bench.run("kubectl attach -qi once", { stdin: "one\n" });
    expect(once).toMatchObject({ stdout: "one\nover\n", exitCode: 0 });
  });

  test("is refused once the pod has ended", async () => {
    const stdin = pod("over", { command: "true" }).replace(
      "spec:",
      "spec:\n  restartPolicy: Never",
    );
    await bench.stdout("kubectl apply -f -", { stdin });
    await bench.stdout(
      "kubectl wait --for=jsonpath='{.status.phase}'=Succeeded pod/over --timeout=20s",
    );
    const refused = async (what: string) => (await bench.run(`kubectl ${what}`)).stderr;
    const phase = "in a completed pod; current phase is Succeeded";
    expect(await refused("attach over")).toBe(`error: cannot attach a container ${phase}\n`);
    expect(await refused("exec over -- ls")).toBe(`error: cannot exec into a container ${phase}\n`);
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
