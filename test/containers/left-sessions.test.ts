/** What becomes of a command whose client hangs up, as some end what they copy into a container. */
import { expect, test } from "vitest";
import { Pod } from "../../api/core/pod/pod.ts";
import { createCluster } from "../../simulator/cluster.ts";
import { containerStreams } from "../../simulator/containers/container-streams.ts";
import { execIn } from "./exec.ts";

function running() {
  const cluster = createCluster({ nodes: 1 });
  const command = ["sleep", "1d"];
  cluster.apply({
    apiVersion: "v1",
    kind: "Pod",
    metadata: { name: "p" },
    spec: { containers: [{ name: "c", image: "busybox", command }] },
  });
  cluster.until(() => cluster.get(Pod, "p")?.status.phase === "Running");
  return cluster;
}

/** Runs a script, writes to it, and hangs up after a second. Tells what was heard of it. */
function leave(cluster: ReturnType<typeof running>, script: string, { tty = false, input = "" }) {
  const heard: string[] = [];
  const start = containerStreams(cluster).exec({
    namespace: "default",
    pod: "p",
    container: undefined,
    command: ["sh", "-c", script],
    stdin: true,
    stdout: true,
    stderr: true,
    tty,
  });
  const session = start({
    output: (_, bytes) => heard.push(new TextDecoder().decode(bytes)),
    end: (end) => heard.push(JSON.stringify(end)),
  });
  session.write(new TextEncoder().encode(input));
  cluster.advance("1s");
  session.close();
  return heard;
}

test("what was written until then is the whole of its input", () => {
  const cluster = running();
  const heard = leave(cluster, "cat > /tmp/copied; echo done", { input: "hello\n" });
  expect(execIn(cluster, ["cat", "/tmp/copied"], "1s")).toEqual(["hello\n", { exitCode: 0 }]);
  expect(heard).toEqual([]);
});

test("the command goes on, and nobody hears of it", () => {
  const cluster = running();
  const heard = leave(cluster, "echo begun; sleep 10; echo late; date > /tmp/done", {});
  expect(execIn(cluster, ["ls", "/tmp"], "1s")[0]).toBe("");
  cluster.advance("1m");
  expect(execIn(cluster, ["ls", "/tmp"], "1s")[0]).toBe("done\n");
  expect(heard).toEqual(["begun\n"]);
});

test("a command that goes on writing waits once a pipe is full, for ever", () => {
  const cluster = running();
  const endless = "while true; do printf %9999d 0; i=$((i + 1)); echo $i > /tmp/count; done";
  leave(cluster, `sleep 10; ${endless}`, {});
  cluster.advance("1m");
  expect(execIn(cluster, ["cat", "/tmp/count"], "1s")[0]).toBe("7\n");
});

test("a terminal hangs up", () => {
  const cluster = running();
  leave(cluster, "sleep 10; date > /tmp/done", { tty: true });
  cluster.advance("1m");
  expect(execIn(cluster, ["ls", "/tmp"], "1s")[0]).toBe("");
});

test.each([
  { behaviour: "ends with its client", container: { stdinOnce: true }, phase: "Succeeded" },
  { behaviour: "stays open for others", container: {}, phase: "Running" },
  {
    behaviour: "of a terminal stays open",
    container: { stdinOnce: true, tty: true },
    phase: "Running",
  },
])("the input of a container $behaviour", ({ container, phase }) => {
  const cluster = createCluster({ nodes: 1 });
  const reader = { name: "c", image: "busybox", command: ["cat"], stdin: true, ...container };
  cluster.apply({
    apiVersion: "v1",
    kind: "Pod",
    metadata: { name: "p" },
    spec: { restartPolicy: "Never", containers: [reader] },
  });
  cluster.until(() => cluster.get(Pod, "p")?.status.phase === "Running");
  const session = containerStreams(cluster).attach({
    ...{ namespace: "default", pod: "p", container: undefined, command: [] },
    ...{ stdin: true, stdout: true, stderr: true, tty: container.tty === true },
  })({ output: () => undefined, end: () => undefined });
  session.write(new TextEncoder().encode("hello\n"));
  session.close();
  cluster.advance("1m");
  expect(cluster.get(Pod, "p")?.status.phase).toBe(phase);
});
