/** Pods that listen by `nc`, and what other pods get from them. */
import { expect, test } from "vitest";
import { Pod } from "../api/core/pod/pod.ts";
import { containerLog } from "../kubelet/index.ts";
import { createCluster } from "../simulator/cluster.ts";

const podOf = (name: string, ...containers: readonly object[]) => ({
  apiVersion: "v1",
  kind: "Pod",
  metadata: { name },
  spec: {
    restartPolicy: "Never",
    containers: containers.map((each, at) => ({ name: `c${at}`, image: "busybox:1.37", ...each })),
  },
});

/** A pod that listens, and what a script in another prints that knows its address. */
function heard(listening: readonly object[], script: string, container = "c0") {
  const cluster = createCluster({ seed: 7, nodes: 1 });
  cluster.apply([podOf("server", ...listening)]);
  cluster.advance("10s");
  const address = cluster.get(Pod, "server")?.status.podIP ?? "";
  cluster.apply([podOf("client", { args: ["sh", "-c", script.replaceAll("SERVER", address)] })]);
  cluster.advance("20s");
  const log = (name: string, container: string) => {
    const pod = cluster.get(Pod, name);
    return pod === undefined
      ? ""
      : (containerLog(pod, container, { nowMs: cluster.nowMs }, cluster.kubelet) ?? "");
  };
  return { client: log("client", "c0"), server: log("server", container) };
}

const loop =
  "while true; do printf 'HTTP/1.1 200 OK\\r\\nContent-Length: 3\\r\\n\\r\\nhi\\n' | nc -l -p 80; done";

test.each([
  {
    behaviour: "a loop of nc answers one request after another",
    listening: [{ args: ["sh", "-c", loop] }],
    script: "wget -qO- SERVER; wget -qO- SERVER/again",
    client: "hi\nhi\n",
    server: /^GET \/ HTTP\/1\.1\r\nHost: [\s\S]*GET \/again HTTP/,
  },
  {
    behaviour: "a program of nc has a connection each",
    listening: [{ args: ["nc", "-lk", "-p", "9000", "-e", "sh", "-c", "read x; echo got $x"] }],
    script: "echo one | nc SERVER 9000; echo two | nc SERVER 9000",
    client: "got one\ngot two\n",
    server: /^$/,
  },
  {
    behaviour: "what others send is printed",
    listening: [{ args: ["nc", "-lk", "-p", "9000"] }],
    script: "echo a line | nc SERVER 9000; nc -z SERVER 9000; echo $?",
    client: "0\n",
    server: /^a line\n$/,
  },
  {
    behaviour: "nc without -k is over after a connection",
    listening: [{ args: ["nc", "-l", "-p", "9000"] }],
    script: "echo one | nc SERVER 9000; sleep 2; nc -z SERVER 9000; echo $?",
    client: "1\n",
    server: /^one\n$/,
  },
  {
    behaviour: "a port has one listener at a time",
    listening: [{}],
    script: "nc -l -p 80 & sleep 1; nc -l -p 80; echo $?; kill $!",
    client: "nc: bind: Address already in use\n1\n",
    server: /^$/,
  },
  {
    behaviour: "netstat shows who listens",
    listening: [{}],
    script: "nc -lk -p 80 & sleep 1; netstat -tln | tail -n 1; kill $!",
    client: `tcp        0      0 0.0.0.0:80              0.0.0.0:*               LISTEN      \n`,
    server: /^$/,
  },
  {
    behaviour: "ss shows who listens in the pod, and which process of the container",
    listening: [
      { image: "nginx" },
      {
        image: "nicolaka/netshoot",
        args: ["sh", "-c", "nc -lk -p 9000 & sleep 1; ss -ltnp; sleep 9"],
      },
    ],
    script: "true",
    container: "c1",
    client: "",
    server: new RegExp(
      "^State  Recv-Q Send-Q Local Address:Port Peer Address:PortProcess +\n" +
        "LISTEN 0      511          0\\.0\\.0\\.0:80        0\\.0\\.0\\.0:\\* +\n" +
        "LISTEN 0      511          0\\.0\\.0\\.0:9000      0\\.0\\.0\\.0:\\*   " +
        'users:\\(\\("nc",pid=\\d,fd=6\\)\\)\n$',
    ),
  },
  {
    behaviour: "Redis takes commands as somebody types them",
    listening: [{ image: "redis:8" }],
    script: "printf 'SET a 1\\r\\nGET a\\r\\nNOPE\\r\\n' | nc SERVER 6379 | tr -d '\\r'",
    client: "+OK\n$1\n1\n-ERR unknown command 'nope', with args beginning with: \n",
    server: /Ready to accept connections/,
  },
])("$behaviour", ({ listening, script, container, client, server }) => {
  const logs = heard(listening, script, container);
  expect(logs.client).toBe(client);
  expect(logs.server).toMatch(server);
});
