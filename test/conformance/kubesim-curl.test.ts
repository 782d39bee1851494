/** `kubesim curl`: a request with its way, and what kubectl shows of the same. */
import { beforeAll, describe, expect, test } from "vitest";
import { Pod } from "../../api/core/pod/pod.ts";
import type { Cluster } from "../../simulator/cluster.ts";
import { Workbench } from "./kubectl.ts";
import { requireBundle } from "./parity.ts";

let bench: Workbench;

beforeAll(async () => {
  requireBundle();
  bench = await Workbench.open({ speed: 0, prepare });
  return () => bench.close();
});

const pod = (name: string, image: string) => ({
  apiVersion: "v1",
  kind: "Pod",
  metadata: { name, labels: { app: name } },
  spec: { containers: [{ name: "app", image }], nodeName: "node-0" },
});
const service = (name: string) => ({
  apiVersion: "v1",
  kind: "Service",
  metadata: { name },
  spec: { selector: { app: name }, ports: [{ port: 80 }] },
});

function prepare(cluster: Cluster): void {
  cluster.apply([service("web"), service("nobody"), pod("web", "nginx"), pod("client", "nginx")]);
  cluster.until(() =>
    ["web", "client"].every((name) =>
      cluster
        .get(Pod, name)
        ?.status.conditions?.some(({ type, status }) => type === "Ready" && status === "True"),
    ),
  );
  cluster.advance("5s");
}

/** What varies with addresses and times. */
const normal = (text: string) =>
  text
    .replaceAll(/10\.96\.\d+\.\d+/g, "VIP")
    .replaceAll(/10\.244\.\d+\.\d+/g, "POD")
    .replaceAll(/^ *[\d.]+ms {2}/gm, "TIME  ");

const way = [
  "TIME  dns        web is VIP",
  "TIME  service    clusterIP VIP:80 of Service default/web: the proxy of node-0 chose POD:80",
  "TIME  endpoint   POD:80 is pod default/web on node-0",
  "TIME  container  container app of default/web answers 200",
  "TIME  end",
];

describe("kubesim curl", () => {
  test("shows every step, and then the answer", async () => {
    const text = normal(await bench.stdout("kubesim curl --from pod/client http://web"));
    const [shown = "", answer = ""] = text.split("\n\n");
    expect(shown.split("\n")).toEqual(way);
    expect(answer.split("\n")[0]).toBe("HTTP/1.1 200 OK");
  });

  test("shows the answer alone", async () => {
    const text = await bench.stdout("kubesim curl -i --from pod/client http://web");
    expect(text.split("\n")[0]).toBe("HTTP/1.1 200 OK");
  });

  test("shows the object that says so", async () => {
    const { stdout } = await bench.run(
      "kubesim curl --from=node/node-1 -X PUT -d a=1 -H 'X-A: b, c' -m 5 web -o json",
    );
    const { kind, spec, status } = JSON.parse(stdout);
    expect([kind, spec, status.failure]).toEqual([
      "HTTPRequest",
      {
        url: "web",
        from: { node: "node-1" },
        method: "PUT",
        headers: [{ name: "X-A", value: "b, c" }],
        body: "a=1",
        timeout: "5s",
      },
      { reason: "NameNotFound", message: "resolve web: no such name" },
    ]);
  });

  test.each([
    {
      why: "nobody is behind a Service",
      command: "kubesim curl --from pod/client nobody",
      told: "error: ConnectionRefused: connect to VIP:80: connection refused\n",
    },
    {
      why: "the name is unknown",
      command: "kubesim curl --from pod/client nope",
      told: "error: NameNotFound: resolve nope: no such name\n",
    },
    {
      why: "there is no such client",
      command: "kubesim curl --from pod/other web",
      told: 'Error from server (NotFound): pods "other" not found\n',
    },
    {
      why: "the client is none",
      command: "kubesim curl --from svc/web web",
      told: 'error: invalid client "svc/web": write it as pod/NAME, node/NAME or outside\n',
    },
    {
      why: "the header is none",
      command: "kubesim curl -H nothing web",
      told: "error: invalid header \"nothing\": write it as 'NAME: VALUE'\n",
    },
    {
      why: "the time is none",
      command: "kubesim curl -m soon web",
      told: 'error: invalid argument "soon" for "--max-time" flag: write it as 5s, 500ms or 5\n',
    },
    {
      why: "there is no URL",
      command: "kubesim curl",
      told: "error: curl sends one request: give one URL\n",
    },
  ])("fails where $why", async ({ command, told }) => {
    const { exitCode, stderr } = await bench.run(command);
    expect([exitCode, normal(stderr)]).toEqual([1, told]);
  });
});
