/** kubesim's own exec, cp, attach and port-forward, against kubectl's on the same cluster. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { Workbench } from "./kubectl.ts";
import { machineProcess } from "./machine-processes.ts";
import { deployment, pod } from "./manifests.ts";
import { expectParity, requireBundle } from "./parity.ts";

let bench: Workbench;

/** Two containers, of which the first is the default one. */
const pair = pod("pair", { command: "sleep 1000000" }).concat(
  "\n  - {name: second, image: nginx:1.14.2, ports: [{containerPort: 80, name: http}]}\n",
);

beforeAll(async () => {
  requireBundle();
  const inside = mkdtempSync(join(tmpdir(), "kubesim-inside-"));
  bench = await Workbench.open({
    streams: (own) => ({ ...own, exec: machineProcess(inside) }),
  });
  bench.useNamespace();
  await bench.stdout("kubectl apply -f -", { stdin: deployment("web", { replicas: 1 }) });
  bench.write({ "pair.yaml": pair });
  await bench.stdout("kubectl apply -f pair.yaml");
  const over = pod("over", { command: "true" }).replace("spec:", "spec:\n  restartPolicy: Never");
  await bench.stdout("kubectl apply -f -", { stdin: over });
  await bench.stdout("kubectl expose deploy web --port 8080 --target-port 80 --name svc");
  await bench.stdout("kubectl rollout status deploy/web --timeout=20s");
  await bench.stdout("kubectl wait --for=condition=Ready pod/pair --timeout=20s");
  const ended = "jsonpath='{.status.phase}'=Succeeded";
  await bench.stdout(`kubectl wait --for=${ended} pod/over --timeout=20s`);
  return async () => {
    await bench.close();
    rmSync(inside, { recursive: true });
  };
});

describe("kubesim exec is as kubectl's", () => {
  test.each([
    "exec pair -- echo hello",
    "exec -f pair.yaml -- echo hello",
    "exec -f pair.yaml pair -- echo hello",
    "exec -f none.yaml -- echo hello",
    "exec pair -f pair.yaml",
    "exec pair -c second -- echo hello",
    "exec pair --pod-running-timeout=0s -- ls",
    "exec pair -q -- echo hello",
    "exec pod/pair -- sh -c 'echo out; echo err >&2; exit 7'",
    "exec deploy/web -- echo hello",
    "exec deployment web -- echo hello",
    "exec -i deploy/web -- cat",
    "exec -it deploy/web -- cat",
    "exec -t deploy/web -- cat",
    "exec deploy/web -- no-such-program",
    "exec nope -- ls",
    "exec deploy/nope -- ls",
    "exec pair -c nope -- ls",
    "exec over -- ls",
    "exec pair ls",
    "exec pair --",
    "exec pair",
    "exec -- ls",
    "exec",
  ])("kubectl %s", (command) => expectParity(bench, `kubectl ${command}`, { stdin: "one\ntwo\n" }));
});

describe("kubesim cp is as kubectl's", () => {
  test.each([
    "cp",
    "cp a",
    "cp a b c",
    "cp a b",
    "cp pair:a pair:b",
    "cp pair: x",
    "cp :x y",
    "cp a/b/pair:x y",
    "cp nowhere pair:x",
    "cp nope:x x",
    "cp -c nope pair:x x",
    "cp nope.txt pair:/nowhere/x; echo hi >here; kubectl cp here pair:/nowhere/x",
    "cp here pair:there; kubectl cp pair:there back-again; cat back-again",
    "cp pair:there .",
    "cp pair:there here/back",
    "exec pair -- ln -sf there link; kubectl cp pair:link linked",
  ])("kubectl %s", (command) => expectParity(bench, `kubectl ${command}`));

  test("what is not there fails, of which kubectl says nothing in its exit code", async () => {
    const { stdout, exitCode } = await bench.run("kubesim cp pair:nowhere x");
    expect(stdout).toContain("tar: nowhere: Cannot stat: No such file or directory\n");
    expect(exitCode).toBe(2);
  });

  test("files and folders go in and out", async () => {
    const long = "a".repeat(120);
    const big = "0123456789abcdef".repeat(2 ** 16);
    bench.write({ "site/index.html": "hello\n", [`site/deep/${long}.txt`]: "long", big });
    await bench.stdout("kubesim cp site pair:ours -c second && kubectl cp site pair:theirs");
    const listing = (name: string) => bench.stdout(`kubectl exec pair -q -- sh -c '${name}'`);
    expect(await listing("diff -r ours theirs && find ours -type f | sort")).toBe(
      `ours/deep/${long}.txt\nours/index.html\n`,
    );
    await bench.stdout("kubesim cp big pair:ours && kubesim cp ns-1/pair:ours back");
    expect(await bench.stdout(`cmp big back/big && cat back/deep/${long}.txt`)).toBe("long");
    await bench.stdout("kubesim cp pair:ours/index.html index");
    expect(await bench.stdout("cat index")).toBe("hello\n");
  });
});

describe("kubesim attach is as kubectl's", () => {
  test.each([
    "attach nope",
    "attach over",
    "attach pair -c nope",
    "attach pair --pod-running-timeout=0s",
    "attach",
    "attach a b c",
  ])("kubectl %s", (command) => expectParity(bench, `kubectl ${command}`));

  test.each(["kubectl attach", "kubesim attach"])("%s counts to its end", async (attach) => {
    const name = attach.replace(" ", "-");
    const command = "sleep 60; for i in 1 2 3; do echo $i; sleep 30; done";
    await bench.stdout("kubectl apply -f -", { stdin: pod(name, { command }) });
    await bench.stdout(`kubectl wait --for=condition=Ready pod/${name} --timeout=20s`);
    const { stdout, stderr, exitCode } = await bench.run(`${attach} ${name}`);
    expect([stdout, exitCode]).toEqual(["1\n2\n3\n", 0]);
    expect(stderr).toMatch(/^All commands and output .* command prompt\.\nIf you don't see .*\n$/);
  });
});

describe("kubesim run -i is as kubectl's", () => {
  test("the process gets the input, and its pod goes with it", async () => {
    const run = "run -i --rm -q --restart=Never --image=busybox";
    for (const program of ["kubectl", "kubesim"]) {
      const line = `${program} ${run} of-${program} -- cat`;
      expect(await bench.run(line, { stdin: "hello\n" })).toEqual({
        stdout: "hello\n",
        stderr: "",
        exitCode: 0,
      });
    }
  });

  test("the exit code of the process is that of the command", async () => {
    const run = "run --attach --restart=Never --image=busybox";
    for (const program of ["kubectl", "kubesim"]) {
      const name = `exits-${program}`;
      const line = `${program} ${run} ${name} -- sh -c 'sleep 60; exit 3'`;
      const { stderr, exitCode } = await bench.run(line);
      expect([stderr.split("\n").at(-2), exitCode]).toEqual([
        expect.stringMatching(new RegExp(`^pod ns-1/${name} terminated \\(Error\\)$`)),
        3,
      ]);
    }
  });
});

describe("kubesim port-forward is as kubectl's", () => {
  test.each([
    "port-forward",
    "port-forward pair",
    "port-forward nope 80",
    "port-forward pair 8080:0",
    "port-forward pair x",
    "port-forward pair 70000:80",
    "port-forward over 8080:80",
    "port-forward svc/svc 81",
    "port-forward svc/svc :http",
  ])("kubectl %s", (command) => expectParity(bench, `kubectl ${command}`));

  test.each([
    { what: "deploy/web :80", remote: 80 },
    { what: "pod/pair :http", remote: 80 },
    { what: "svc/svc :8080", remote: 80 },
  ])("brings requests to $what", async ({ what, remote }) => {
    const forward = bench.start(`kubesim port-forward ${what}`);
    await forward.printed(/^Forwarding from \[::1\]/);
    const [, port] = /^Forwarding from 127.0.0.1:(\d+) -> (\d+)$/m.exec(forward.stdout) ?? [];
    for (let count = 0; count < 3; count += 1) {
      const answer = await fetch(`http://127.0.0.1:${port}/`);
      expect(await answer.text()).toContain("Welcome to nginx!");
    }
    const { stdout, stderr } = await forward.stop();
    expect(stdout).toContain(`Forwarding from [::1]:${port} -> ${remote}\n`);
    expect(stdout).toMatch(/^Handling connection for \d+$/m);
    expect(stderr).toBe("");
  });

  test("ends where nobody listens", async () => {
    const forward = bench.start("kubesim port-forward pair :81");
    await forward.printed(/^Forwarding from \[::1\]/);
    const [, port] = /127.0.0.1:(\d+)/.exec(forward.stdout) ?? [];
    await expect(fetch(`http://127.0.0.1:${port}/`)).rejects.toThrow("fetch failed");
    const { stderr, exitCode } = await forward.ended;
    expect(stderr).toContain(
      `an error occurred forwarding ${port} -> 81: error forwarding port 81`,
    );
    expect(stderr).toMatch(/connection refused \nerror: lost connection to pod\n$/);
    expect(exitCode).toBe(1);
  });
});
