/** What is told to those who reach for a container that is not to be reached. */
import { beforeEach, describe, expect, test } from "vitest";
import { StatusError } from "../../api/status.ts";
import type {
  ExecOptions,
  SessionEnd,
  StreamOptions,
} from "../../apiserver/http/streams/container-streams.ts";
import { type Cluster, createCluster } from "../cluster.ts";
import { containerStreams } from "../containers/container-streams.ts";

let cluster: Cluster;

const pod = (name: string, spec: object = {}) => ({
  apiVersion: "v1",
  kind: "Pod",
  metadata: { name },
  spec: { containers: [{ name: "main", image: "nginx:1.27" }], ...spec },
});

beforeEach(() => {
  cluster = createCluster({ nodes: 1 });
  const sidecars = [
    { name: "a", image: "nginx:1.27" },
    { name: "b", image: "redis:7" },
  ];
  const setup = { name: "setup", image: "busybox:1.36", command: ["true"] };
  cluster.apply([
    pod("web"),
    pod("two", { containers: sidecars, initContainers: [setup] }),
    pod("waits", { schedulerName: "nobody" }),
    pod("pulls", { containers: [{ name: "main", image: "example.invalid/none:1" }] }),
  ]);
  cluster.advance("30s");
});

const options = (name: string, container?: string): ExecOptions & StreamOptions => {
  const streams = { stdin: true, stdout: true, stderr: true, tty: false };
  return { namespace: "default", pod: name, container, command: ["true"], ...streams };
};

function refusal(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    if (error instanceof StatusError) return `${error.code} ${error.message}`;
    throw error;
  }
  return "none";
}

describe("the API server refuses", () => {
  test.each([
    { behaviour: "a pod that is not there", name: "nope", told: '404 pods "nope" not found' },
    {
      behaviour: "a pod without a node",
      name: "waits",
      told: "400 pod waits does not have a host assigned",
    },
    {
      behaviour: "a container that is not there",
      name: "web",
      container: "nope",
      told: "400 container nope is not valid for pod web",
    },
    {
      behaviour: "a pod of several containers, where none is named",
      name: "two",
      told:
        "400 a container name must be specified for pod two, choose one of: [a b] " +
        "or one of the init containers: [setup]",
    },
  ])("$behaviour", ({ name, container, told }) => {
    const streams = containerStreams(cluster);
    expect(refusal(() => streams.exec(options(name, container)))).toBe(told);
    expect(refusal(() => streams.attach(options(name, container)))).toBe(told);
  });

  test("to forward ports of pods that are not there, or nowhere", () => {
    const { portForward } = containerStreams(cluster);
    expect(refusal(() => portForward("default", "nope"))).toBe('404 pods "nope" not found');
    expect(refusal(() => portForward("default", "waits"))).toBe(
      "400 pod waits does not have a host assigned",
    );
  });
});

/** How a session ends that ends at once. */
function endOf(kind: "exec" | "attach", name: string, container?: string): SessionEnd | undefined {
  let ended: SessionEnd | undefined;
  containerStreams(cluster)[kind](options(name, container))({
    output: () => undefined,
    end: (end) => {
      ended = end;
    },
  });
  return ended;
}

describe("the kubelet refuses", () => {
  test("a container that does not run", () => {
    const upgrade = "unable to upgrade connection: container";
    expect(endOf("exec", "pulls")).toEqual({ message: `${upgrade} not found ("main")` });
    expect(endOf("exec", "two", "setup")).toEqual({ message: `${upgrade} not found ("setup")` });
    expect(endOf("attach", "pulls")).toEqual({
      message: `${upgrade} main not found in pod pulls_default`,
    });
  });

  test("nothing any more, on a machine without power", () => {
    cluster.powerOff("node-0");
    const message = "error dialing backend: dial tcp 172.18.0.2:10250: connect: no route to host";
    expect(endOf("exec", "web")).toEqual({ message });
    expect(heard("web", 80)).toEqual([`failed: ${message}`]);
  });
});

/** What a connection to a port says, once a request was sent. */
function heard(name: string, port: number): readonly string[] {
  const said: string[] = [];
  const connection = containerStreams(cluster).portForward("default", name)(port, {
    data: (bytes) => void said.push(new TextDecoder().decode(bytes).split("\r\n")[0] ?? ""),
    end: () => void said.push("end"),
    fail: (message) => void said.push(`failed: ${message}`),
  });
  connection.write(new TextEncoder().encode("GET / HTTP/1.0\r\n\r\n"));
  return said;
}

describe("a connection to a port", () => {
  test("is to whichever container listens on it", () => {
    expect(heard("web", 80)).toEqual(["HTTP/1.1 200 OK", "end"]);
    expect(heard("two", 80)).toEqual(["HTTP/1.1 200 OK", "end"]);
    // A redis speaks no HTTP, and closes on whoever does.
    expect(heard("two", 6379)).toEqual(["end"]);
  });

  test("is refused where nobody listens", () => {
    const [told = "", ...more] = heard("web", 81);
    expect(more).toEqual([]);
    expect(told.replace(/[0-9a-f]{64}/g, "ID").replace(/cni-[0-9a-f-]+/, "cni-NS")).toBe(
      "failed: error forwarding port 81 to pod ID, uid : failed to execute portforward in network " +
        'namespace "/var/run/netns/cni-NS": failed to connect to localhost:81 inside namespace ' +
        '"ID", IPv4: dial tcp4 127.0.0.1:81: connect: connection refused IPv6 dial tcp6 [::1]:81: ' +
        "connect: connection refused ",
    );
  });

  test("is refused until the server listens", () => {
    const starts = createCluster({
      nodes: 1,
      behaviorOf: () => ({ readyAfterMs: 60_000 }),
    });
    starts.apply(pod("web"));
    starts.advance("30s");
    cluster = starts;
    expect(heard("web", 80)[0]).toContain("connection refused");
    cluster.advance("1m");
    expect(heard("web", 80)[0]).toBe("HTTP/1.1 200 OK");
  });
});
