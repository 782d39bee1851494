/** kubesim's own command line brings a port to the API server as kubectl does. */
import http from "node:http";
import { beforeAll, describe, expect, test } from "vitest";
import { Workbench } from "./kubectl.ts";
import { pod } from "./manifests.ts";
import { expectParity, requireBundle } from "./parity.ts";

let bench: Workbench;

beforeAll(async () => {
  requireBundle();
  bench = await Workbench.open();
  bench.write({
    "www/a.txt": "hello\n",
    "www/index.html": "<p>index</p>\n",
    "pod.yaml": pod("sleeper", { command: "sleep 1000000" }),
  });
  await bench.stdout("kubectl apply -f pod.yaml");
  await bench.stdout("kubectl wait --for=condition=Ready pod/sleeper --timeout=20s");
  return () => bench.close();
});

interface Asked {
  readonly path: string;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The answer of a proxy at this port, but for what differs from one to the next. */
function ask(port: number, { path, method = "GET", headers = {} }: Asked): Promise<object> {
  return new Promise((resolve, reject) => {
    const sent = http.request({ host: "127.0.0.1", port, path, method, headers }, (response) => {
      let text = "";
      response.setEncoding("utf8").on("data", (chunk) => {
        text += chunk;
      });
      const type = response.headers["content-type"];
      response.on("end", () => resolve({ code: response.statusCode, type, text }));
    });
    sent.on("error", reject);
    sent.end();
  });
}

async function withProxy(line: string, act: (port: number) => Promise<unknown>): Promise<unknown> {
  const proxy = bench.start(`exec ${line}`);
  try {
    await proxy.printed(/^Starting to serve on /);
    return await act(Number(/:(\d+)\n/.exec(proxy.stdout)?.[1]));
  } finally {
    await proxy.stop();
  }
}

const mounted = "--www=www --api-prefix=/k8s";

test.each<[flags: string, asked: Asked]>([
  ["", { path: "/api/v1/namespaces/default/configmaps/none" }],
  ["", { path: "/apis/storage.k8s.io/v1?timeout=1s" }],
  ["", { path: "/healthz" }],
  ["", { path: "/healthz", headers: { host: "localhost:80" } }],
  ["", { path: "/healthz", headers: { host: "elsewhere.example" } }],
  ["--accept-hosts=example$", { path: "/healthz", headers: { host: "elsewhere.example" } }],
  ["--disable-filter", { path: "/healthz", headers: { host: "elsewhere.example" } }],
  ["", { path: "/api/v1/namespaces/default/pods/sleeper/exec" }],
  ["--reject-methods=POST,DELETE", { path: "/api/v1/namespaces/none", method: "DELETE" }],
  ["--reject-paths=^/version", { path: "/version" }],
  ["--accept-paths=^/api", { path: "/version" }],
  [mounted, { path: "/k8s/healthz" }],
  [mounted, { path: "/healthz" }],
  [mounted, { path: "/k8s/api/v1/namespaces/default/pods/sleeper/exec" }],
  [mounted, { path: "/static/a.txt" }],
  [mounted, { path: "/static/" }],
  [mounted, { path: "/static/none" }],
  ["--www=www", { path: "/static/a.txt" }],
  ["--www=www --www-prefix=/files", { path: "/files/a.txt" }],
])("kubectl proxy %s answers %j", async (flags, asked) => {
  const answer = (program: string) =>
    withProxy(`${program} proxy --port=0 ${flags}`, (port) => ask(port, asked));
  expect(await answer("$KUBESIM")).toEqual(await answer("kubectl"));
});

describe("what does not serve is told", () => {
  test("where the port is taken", () =>
    withProxy("kubectl proxy --port=0", (port) =>
      expectParity(bench, `kubectl proxy --port=${port}`),
    ));

  test("where it is none", () => expectParity(bench, "kubectl proxy --port=x"));
});

test("commands run through it, and so does what other protocols they speak", () =>
  withProxy("$KUBESIM proxy --port=0 --reject-paths=^$", async (port) => {
    const server = `-s http://127.0.0.1:${port}`;
    expect(await bench.stdout(`kubectl ${server} exec sleeper -- echo hello`)).toBe("hello\n");
    expect(await bench.stdout(`kubesim ${server} exec sleeper -- echo hello`)).toBe("hello\n");
  }));
