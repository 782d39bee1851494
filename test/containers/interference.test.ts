/** What clients do in containers matters to the cluster, on virtual time. */
import { beforeEach, describe, expect, test } from "vitest";
import { Pod } from "../../api/core/pod/pod.ts";
import type { Session, SessionEnd } from "../../apiserver/http/streams/container-streams.ts";
import { type Cluster, createCluster } from "../../simulator/cluster.ts";
import { containerStreams } from "../../simulator/containers/container-streams.ts";

let cluster: Cluster;

beforeEach(() => {
  cluster = createCluster({ nodes: 1 });
});

const status = () => cluster.get(Pod, "p")?.status.containerStatuses?.[0];

function run(container: object, rest: object = {}): void {
  cluster.apply({
    apiVersion: "v1",
    kind: "Pod",
    metadata: { name: "p" },
    spec: { containers: [{ name: "c", image: "busybox:1.36", ...container }], ...rest },
  });
  cluster.until(() => status()?.state.running !== undefined);
}

interface Heard {
  readonly session: Session;
  readonly text: () => string;
  readonly end: () => SessionEnd | undefined;
}

function hear(
  kind: "exec" | "attach",
  command: readonly string[] = [],
  { tty = false, stdin = true } = {},
): Heard {
  const options = { namespace: "default", pod: "p", container: undefined, stdin, tty, command };
  const start = containerStreams(cluster)[kind]({ ...options, stdout: true, stderr: true });
  let text = "";
  let end: SessionEnd | undefined;
  const session = start({
    output: (_, bytes) => {
      text += new TextDecoder().decode(bytes);
    },
    end: (how) => {
      end = how;
    },
  });
  return { session, text: () => text, end: () => end };
}

const bytes = (text: string) => new TextEncoder().encode(text);

describe("a client", () => {
  test("runs a program, which takes its time", () => {
    run({ command: ["sleep", "1d"] });
    const { text, end } = hear("exec", ["sh", "-c", "echo one; sleep 5; echo two; exit 3"]);
    cluster.advance("4s");
    expect([text(), end()]).toEqual(["one\n", undefined]);
    cluster.advance("2s");
    expect([text(), end()]).toEqual(["one\ntwo\n", { exitCode: 3 }]);
  });

  test("talks to a shell with a terminal, and stops what it does with Ctrl-C", () => {
    run({ command: ["sleep", "1d"] });
    const { session, text, end } = hear("exec", ["sh"], { tty: true });
    session.write(bytes("sleep 100\r"));
    cluster.advance("2s");
    session.write(bytes("\x03"));
    session.write(bytes("echo $?\r"));
    expect(text()).toBe("/ # sleep 100\r\n^C\r\n/ # echo $?\r\n130\r\n/ # ");
    session.write(bytes("\x04"));
    cluster.advance("1s");
    expect(end()).toEqual({ exitCode: 0 });
  });

  test("sees the size of its terminal, which changes", () => {
    run({ command: ["sleep", "1d"] });
    const { session, text } = hear("exec", ["sh"], { tty: true });
    session.resize(120, 40);
    session.write(bytes("stty size\r"));
    session.resize(100, 30);
    session.write(bytes("stty size; tty\r"));
    const said = text().split("\r\n");
    expect(said.filter((line) => !line.includes("#"))).toEqual(["40 120", "30 100", "/dev/pts/0"]);
  });

  test("removes the file that keeps a container alive", () => {
    const livenessProbe = { exec: { command: ["cat", "/tmp/healthy"] }, periodSeconds: 5 };
    run({ command: ["sh", "-c", "touch /tmp/healthy; sleep 1d"], livenessProbe });
    cluster.advance("20s");
    hear("exec", ["rm", "/tmp/healthy"]);
    cluster.until(() => status()?.restartCount === 1, { within: "1m" });
  });

  test("makes the file that lets a container become ready", () => {
    const readinessProbe = { exec: { command: ["cat", "/tmp/ready"] }, periodSeconds: 5 };
    run({ command: ["sleep", "1d"], readinessProbe });
    cluster.advance("20s");
    expect(status()?.ready).toBe(false);
    hear("exec", ["touch", "/tmp/ready"]);
    cluster.until(() => status()?.ready === true, { within: "10s" });
  });

  test("ends a process that it sends a signal to", () => {
    run({ command: ["sh", "-c", "trap 'exit 9' USR1; while true; do sleep 1; done"] });
    cluster.advance("5s");
    hear("exec", ["sh", "-c", "kill -USR1 1"]);
    cluster.until(() => status()?.restartCount === 1, { within: "30s" });
    expect(status()?.lastState.terminated?.exitCode).toBe(9);
  });

  test("attaches to the shell of a container, and its end is that of the pod", () => {
    run({ stdin: true, stdinOnce: true, tty: true }, { restartPolicy: "Never" });
    cluster.advance("1h");
    const { session, text, end } = hear("attach", [], { tty: true });
    session.write(bytes("hostname\r"));
    expect(text()).toBe("hostname\r\np\r\n/ # ");
    session.write(bytes("exit 0\r"));
    cluster.until(() => cluster.get(Pod, "p")?.status.phase === "Succeeded", { within: "5s" });
    expect(end()).toEqual({ exitCode: 0 });
  });

  test("loses its program with the container", () => {
    run({ command: ["sh", "-c", "sleep 5; exit 1"] });
    const { end } = hear("exec", ["sleep", "1h"]);
    cluster.advance("10s");
    expect(end()).toEqual({ exitCode: 137 });
  });

  test("finds in a server what is mounted", () => {
    cluster.apply({
      apiVersion: "v1",
      kind: "ConfigMap",
      metadata: { name: "m" },
      data: { "index.html": "hello\n" },
    });
    run(
      {
        image: "nginx:1.27",
        env: [{ name: "A", valueFrom: { configMapKeyRef: { name: "m", key: "index.html" } } }],
        volumeMounts: [{ name: "v", mountPath: "/usr/share/nginx/html" }],
      },
      { volumes: [{ name: "v", configMap: { name: "m" } }] },
    );
    const { text } = hear("exec", ["sh", "-c", "cat /usr/share/nginx/html/*; echo $A"]);
    cluster.advance("1s");
    expect(text()).toBe("hello\nhello\n");
  });

  test("changes the page that a server sends, which sent that of its image before", () => {
    run({ image: "nginx:1.27" });
    cluster.advance("5s");
    const page = () => {
      const { text } = hear("exec", ["curl", "-s", "http://localhost/"]);
      cluster.advance("1s");
      return text();
    };
    expect(page()).toContain("Welcome to nginx!");
    hear("exec", ["sh", "-c", "echo new > /usr/share/nginx/html/index.html"]);
    expect(page()).toBe("new\n");
  });
});

describe("a readiness probe finds what became of the page that it asks for", () => {
  const page = "/usr/share/nginx/html/index.html";
  const html = { name: "html", mountPath: "/usr/share/nginx/html" };
  const server = {
    image: "nginx:1.27",
    readinessProbe: { httpGet: { path: "/index.html", port: 80 }, periodSeconds: 1 },
  };
  const isReady = () => status()?.ready === true;
  const changeLater = (script: string) => {
    cluster.advance("1m");
    hear("exec", ["sh", "-c", script]);
    cluster.advance("5s");
  };

  test("each time that a client takes it away and brings it back", () => {
    run(server);
    cluster.until(isReady);
    const seen = [`mv ${page} /tmp`, `mv /tmp/index.html ${page}`].map((script) => {
      changeLater(script);
      return isReady();
    });
    changeLater(`mv ${page} /tmp`);
    expect([...seen, isReady()]).toEqual([false, true, false]);
  });

  test("when another container of the pod does so", () => {
    const away = "sleep 60; mv html/index.html /tmp; sleep 60; mv /tmp/index.html html; sleep 1d";
    run(
      { ...server, volumeMounts: [html] },
      { volumes: [{ name: "html", emptyDir: {} }], ...besideWith(away) },
    );
    cluster.until(isReady);
    const becomes = (wanted: boolean) =>
      cluster.until(() => isReady() === wanted, { within: "5m" });
    expect([becomes(false), becomes(true)].map((ms) => Math.round(ms / 60_000))).toEqual([1, 1]);
  });

  /** An init container that goes on beside the others, having made the page. */
  function besideWith(script: string) {
    const command = ["sh", "-c", `echo hello > html/index.html; ${script}`];
    const mount = { ...html, mountPath: "/html" };
    const container = { name: "s", image: "busybox:1.36", restartPolicy: "Always", command };
    return { initContainers: [{ ...container, workingDir: "/", volumeMounts: [mount] }] };
  }
});
