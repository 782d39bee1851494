/** Programs that are not in a container's image, on virtual time. */
import { beforeEach, describe, expect, test } from "vitest";
import { ConfigMap } from "../../api/core/configmap.ts";
import { Pod } from "../../api/core/pod/pod.ts";
import { type Cluster, createCluster } from "../../simulator/cluster.ts";
import { execIn } from "./exec.ts";

let cluster: Cluster;

beforeEach(() => {
  cluster = createCluster({ nodes: 1 });
});

const status = () => cluster.get(Pod, "p")?.status.containerStatuses?.[0];
const last = () => status()?.lastState.terminated ?? status()?.state.terminated;

function run(container: object, rest: object = {}): void {
  const image = "busybox:1.36";
  cluster.apply({
    apiVersion: "v1",
    kind: "Pod",
    metadata: { name: "p" },
    spec: { containers: [{ name: "c", image, ...container }], ...rest },
  });
}

const init =
  "failed to create containerd task: failed to create shim task: OCI runtime create failed: " +
  "runc create failed: unable to start container process: error during container init: ";

describe("a container whose program is not there", () => {
  test("shows RunContainerError, then CrashLoopBackOff", () => {
    run({ command: ["nope"] });
    const message = `${init}exec: "nope": executable file not found in $PATH`;
    cluster.until(() => status()?.state.waiting?.reason === "RunContainerError");
    expect(status()?.state.waiting?.message).toBe(message);
    expect(last()).toMatchObject({ exitCode: 128, reason: "StartError", message });
    cluster.until(() => status()?.state.waiting?.reason === "CrashLoopBackOff");
    expect([last()?.reason, status()?.restartCount]).toEqual(["StartError", 1]);
  });

  test("fails for good where it is not to be started again", () => {
    run({ image: "alpine", command: ["/opt/run", "x"] }, { restartPolicy: "Never" });
    cluster.until(() => cluster.get(Pod, "p")?.status.phase === "Failed");
    expect(last()?.message).toBe(
      `${init}exec: "/opt/run": stat /opt/run: no such file or directory`,
    );
  });

  test.each([
    { image: "alpine", command: ["bash", "-c", "true"], starts: false },
    { image: "redis:7-alpine", command: ["bash", "-c", "true"], starts: false },
    { image: "acme/runner:alpine-v17", command: ["bash", "-c", "sleep 1d"], starts: true },
    { image: "debian", command: ["bash", "-c", "sleep 1d"], starts: true },
    { image: "busybox", command: ["/bin/sleep", "1d"], starts: true },
    { image: "busybox", command: ["httpd", "-f"], starts: true },
    { image: "gcr.io/distroless/static", command: ["sh"], starts: false },
    { image: "registry.k8s.io/pause:3.10", command: ["/pause"], starts: true },
    { image: "example.com/mine", command: ["serve", "--port=80"], starts: true },
    { image: "python:3", command: ["python", "app.py"], starts: true },
    { image: "redis", command: ["redis-server", "/etc/redis.conf"], starts: true },
    { image: "nginx", command: ["nginx", "-g", "daemon off;"], starts: true },
  ])("of $image with $command starts: $starts", ({ image, command, starts }) => {
    run({ image, command });
    cluster.until(() => status()?.lastState.terminated !== undefined || status()?.ready === true);
    expect(last()?.reason).toBe(starts ? undefined : "StartError");
  });

  test.each([
    { defaultMode: 0o644, path: "/scripts/run.sh", words: "permission denied" },
    { defaultMode: 0o755, path: "/scripts/run.sh", words: undefined },
    {
      defaultMode: 0o755,
      path: "/scripts/no",
      words: "stat /scripts/no: no such file or directory",
    },
  ])("from a ConfigMap of mode $defaultMode: $path: $words", ({ defaultMode, path, words }) => {
    const data = { "run.sh": "#!/bin/sh\nsleep 1d\n" };
    cluster.apply({ apiVersion: "v1", kind: ConfigMap.kind, metadata: { name: "m" }, data });
    run(
      { command: [path], volumeMounts: [{ name: "v", mountPath: "/scripts" }] },
      { volumes: [{ name: "v", configMap: { name: "m", defaultMode } }] },
    );
    cluster.until(() => status()?.lastState.terminated !== undefined || status()?.ready === true);
    expect(last()?.message).toBe(words && `${init}exec: "${path}": ${words}`);
  });
});

const exec = (...command: string[]) => execIn(cluster, command, "1s")[1];

describe("a client that runs a program that is not there", () => {
  test.each([
    { image: "nginx", word: "nope", words: 'exec: "nope": executable file not found in $PATH' },
    { image: "alpine", word: "bash", words: 'exec: "bash": executable file not found in $PATH' },
    {
      image: "registry.k8s.io/pause:3.10",
      word: "sh",
      words: 'exec: "sh": executable file not found in $PATH',
    },
    {
      image: "example.com/mine",
      word: "/bin/nope",
      words: 'exec: "/bin/nope": stat /bin/nope: no such file or directory',
    },
    { image: "nginx", word: "/etc/hosts", words: 'exec: "/etc/hosts": permission denied' },
    { image: "nginx", word: "/etc", words: 'exec: "/etc": is a directory' },
  ])("hears of $word in $image from the runtime", ({ image, word, words }) => {
    run({ image });
    cluster.until(() => status()?.state.running !== undefined);
    const end = exec(word);
    expect(end).toEqual({
      message: expect.stringMatching(
        /^Internal error occurred: error executing command in container: failed to exec in /,
      ),
    });
    expect(end).toEqual({
      message: expect.stringMatching(`unable to start container process: ${escaped(words)}$`),
    });
  });

  test("hears of others from the shell", () => {
    run({ image: "nginx" });
    cluster.until(() => status()?.state.running !== undefined);
    expect(exec("sh", "-c", "nope")).toEqual({ exitCode: 127 });
  });
});

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
