/** What the servers of well-known images say, by the words of the clients that come to them. */
import { beforeEach, describe, expect, test } from "vitest";
import type { Pod } from "../../api/core/pod/pod.ts";
import type { HttpRequest } from "../../api/http-message.ts";
import { behavior } from "../behavior/behavior.ts";
import { MachineProcesses } from "../behavior/processes.ts";
import { boundPod, container as containerOf } from "../test-kubelet.ts";
import type { Container } from "../types.ts";
import { respond } from "./respond.ts";
import type { RequestContext } from "./serving.ts";

const startedMs = Date.UTC(2026, 0, 1);
let processes: MachineProcesses;
let memory: Map<string, string>;

beforeEach(() => {
  processes = new MachineProcesses();
  memory = new Map();
});

interface Said extends Partial<Container> {
  readonly image: string;
}

/** The pod `web-0` with such a container. */
function serving(container: Said) {
  const only = containerOf(container);
  const named = boundPod({
    metadata: { name: "web-0" },
    spec: { containers: [only] },
    status: { phase: "Running", podIP: "10.244.1.7", podIPs: [{ ip: "10.244.1.7" }] },
  });
  return { named, only };
}

/** What it answers `sinceMs` after its start. */
function ask(container: Said, request: Partial<HttpRequest> | string, given: Asking = {}) {
  const { named, only } = serving(container);
  const { sinceMs = 5_000, ...context } = given;
  const nowMs = startedMs + sinceMs;
  const time = { startedMs, nowMs };
  const does = behavior({ seed: 1, processes }, only, named, { restartCount: 0, time });
  const said = typeof request === "string" ? { path: request } : request;
  return respond(
    { container: only, startedMs, does },
    { method: "GET", host: "web", port: 80, path: "/", headers: {}, ...said },
    { pod: named, nowMs, memory, ...context },
  );
}

type Asking = Partial<RequestContext> & { readonly sinceMs?: number };

const body = (container: Said, request: Partial<HttpRequest> | string, given?: Asking) =>
  ask(container, request, given).body;

const date = "Thu, 01 Jan 2026 00:00:05 GMT";

describe("nginx", () => {
  const nginx: Said = { image: "nginx:1.27.3" };

  test("answers with its welcome page, as a file", () => {
    const { body: page, ...rest } = ask(nginx, "/");
    expect(page).toContain("<title>Welcome to nginx!</title>");
    expect(rest).toEqual({
      status: 200,
      headers: {
        date,
        server: "nginx/1.27.3",
        "content-type": "text/html",
        "last-modified": "Thu, 01 Jan 2026 00:00:00 GMT",
        etag: expect.stringMatching(/^"6955b900-[0-9a-f]+"$/),
        "accept-ranges": "bytes",
      },
      latencyMs: 0,
    });
  });

  test("has a page for what is not there", () => {
    expect(ask(nginx, "/nope?a=1")).toEqual({
      status: 404,
      headers: { date, server: "nginx/1.27.3", "content-type": "text/html" },
      body: [
        "<html>",
        "<head><title>404 Not Found</title></head>",
        "<body>",
        "<center><h1>404 Not Found</h1></center>",
        "<hr><center>nginx/1.27.3</center>",
        "</body>",
        "</html>",
        "",
      ].join("\r\n"),
      latencyMs: 0,
    });
  });

  test.each([
    { behaviour: "finds the index by its name", request: "/index.html", status: 200 },
    { behaviour: "passes over dots", request: "/a/../index.html", status: 200 },
    { behaviour: "refuses to leave its root", request: "/../etc/passwd", status: 400 },
    { behaviour: "resolves escapes", request: "/index%2Ehtml", status: 200 },
    { behaviour: "refuses escapes that are none", request: "/%zz", status: 400 },
    { behaviour: "allows no POST to a file", request: { method: "POST" }, status: 405 },
    { behaviour: "has no index for a file", request: "/index.html/", status: 404 },
  ])("$behaviour", ({ request, status }) => {
    expect(ask(nginx, request).status).toBe(status);
  });

  test("serves the files of a volume, and nothing else where one is mounted over its root", () => {
    const mounted: Said = {
      image: "nginx",
      volumeMounts: [{ name: "html", mountPath: "/usr/share/nginx/html" }],
    };
    const { named, only } = serving(mounted);
    const withVolume: Pod = {
      ...named,
      spec: {
        ...named.spec,
        volumes: [{ name: "html", configMap: { name: "pages", defaultMode: 0o644 } }],
      },
    };
    const pages = new Map([
      ["index.html", "<p>mine</p>"],
      ["data.json", "{}"],
    ]);
    const configuration = (kind: string) =>
      kind === "ConfigMap"
        ? { keys: new Set(pages.keys()), data: pages, createdMs: startedMs }
        : undefined;
    const time = { startedMs, nowMs: startedMs };
    const options = { seed: 1, processes };
    const does = behavior(options, only, withVolume, { restartCount: 0, time, configuration });
    const said = (path: string) => {
      const request = { method: "GET", host: "web", port: 80, path, headers: {} };
      const server = { container: only, startedMs, does };
      const { status, body, headers } = respond(server, request, {
        pod: withVolume,
        nowMs: startedMs,
      });
      return [status, headers["content-type"], status === 200 ? body : ""];
    };
    expect(said("/")).toEqual([200, "text/html", "<p>mine</p>"]);
    expect(said("/data.json")).toEqual([200, "application/json", "{}"]);
    expect(said("/50x.html")).toEqual([404, "text/html", ""]);
  });

  test("has its own words for a status that it was told to answer", () => {
    const does = { answer: () => ({ status: 503, latencyMs: 20 }), process: undefined };
    const { named, only } = serving(nginx);
    const request = { method: "GET", host: "web", port: 80, path: "/", headers: {} };
    const context = { pod: named, nowMs: startedMs };
    const { status, body, latencyMs } = respond(
      { container: only, startedMs, does },
      request,
      context,
    );
    expect([status, latencyMs]).toEqual([503, 20]);
    expect(body).toContain("<h1>503 Service Temporarily Unavailable</h1>");
  });
});

describe("other servers of files", () => {
  test.each([
    { image: "httpd:2.4", path: "/", says: "<html><body><h1>It works!</h1></body></html>\n" },
    { image: "httpd:2.4", path: "/no", says: /<p>The requested URL was not found on this server/ },
    { image: "caddy", path: "/", says: /Caddy works!/ },
    { image: "caddy", path: "/no", says: "" },
    { image: "traefik:v3.1", path: "/any", says: "404 page not found\n" },
  ])("$image says at $path: $says", ({ image, path, says }) => {
    const said = body({ image }, path);
    if (typeof says === "string") expect(said).toBe(says);
    else expect(said).toMatch(says);
  });

  test("traefik answers a ping at its own entry point, and nowhere else", () => {
    const traefik: Said = {
      image: "traefik:v3.5",
      args: ["--ping", "--entrypoints.web.address=:81"],
    };
    const says = (port: number) => body(traefik, { path: "/ping", port });
    expect([says(8080), says(81)]).toEqual(["OK", "404 page not found\n"]);
  });

  const python: Said = {
    image: "python:3.12",
    command: ["python", "-m", "http.server", "9000", "--directory", "/etc"],
  };

  test("Python's lists a directory that has no index", () => {
    const { headers, body } = ask(python, "/");
    expect(headers).toEqual({
      date,
      server: "SimpleHTTP/0.6 Python/3.12",
      "content-type": "text/html; charset=utf-8",
    });
    expect(body).toContain('<li><a href="hostname">hostname</a></li>');
    expect(ask(python, "/hostname").body).toBe("web-0\n");
    expect(ask(python, { method: "POST" }).status).toBe(501);
  });

  test("busybox' serves what its script has written", () => {
    const script = "mkdir /www; echo hi >/www/index.html; exec busybox httpd -f -p 8080 -h /www";
    const written: Said = { image: "busybox", command: ["sh", "-c", script] };
    expect(body(written, "/")).toBe("hi\n");
    expect(ask(written, "/nope").status).toBe(404);
    const direct = ["busybox", "httpd", "-f", "-h", "/etc"];
    expect(body({ image: "busybox", command: direct }, "/hostname")).toBe("web-0\n");
  });
});

describe("servers of tutorials", () => {
  const greetings: readonly {
    readonly image: string;
    readonly args?: readonly string[];
    readonly path?: string;
    readonly headers?: HttpRequest["headers"];
    readonly says: string;
  }[] = [
    {
      image: "gcr.io/google-samples/hello-app:1.0",
      says: "Hello, world!\nVersion: 1.0.0\nHostname: web-0\n",
    },
    {
      image: "us-docker.pkg.dev/google-samples/containers/gke/hello-app:2.0",
      says: "Hello, world!\nVersion: 2.0.0\nHostname: web-0\n",
    },
    { image: "k8s.gcr.io/serve_hostname:1.1", says: "web-0" },
    { image: "k8s.gcr.io/hpa-example", says: "OK!" },
    { image: "hashicorp/http-echo", args: ["-text=hello"], says: "hello\n" },
    { image: "hashicorp/http-echo", args: ["-listen", ":80", "-text", "a b"], says: "a b\n" },
    { image: "traefik/whoami", path: "/bench", says: "1" },
    {
      image: "traefik/whoami:v1.10",
      headers: { "user-agent": "curl/8.5.0", accept: "*/*" },
      says:
        "Hostname: web-0\nIP: 127.0.0.1\nIP: ::1\nIP: 10.244.1.7\nRemoteAddr: 10.244.2.9:40000\n" +
        "GET / HTTP/1.1\r\nHost: web\r\nUser-Agent: curl/8.5.0\r\nAccept: */*\r\n\r\n",
    },
    {
      image: "kicbase/echo-server:1.0",
      path: "/a",
      headers: { accept: "*/*" },
      says: "Request served by web-0\n\nHTTP/1.1 GET /a\n\nHost: web\nAccept: */*\n",
    },
    {
      image: "nginxdemos/hello:plain-text",
      path: "/x?y",
      says:
        "Server address: 10.244.1.7:80\nServer name: web-0\n" +
        "Date: 01/Jan/2026:00:00:05 +0000\nURI: /x?y\nRequest ID: ",
    },
  ];
  test.each(greetings)(
    "$image says what it is there for",
    ({ image, args = [], path = "/", headers, says }) => {
      const request = { path, ...(headers && { headers }) };
      const said = body({ image, args }, request, { clientAddress: "10.244.2.9:40000" });
      expect(said.slice(0, says.length)).toBe(says);
    },
  );

  test("echoserver tells what it knows of the request", () => {
    const said = body(
      { image: "registry.k8s.io/echoserver:1.10" },
      { path: "/a?b=1", headers: { accept: "*/*" } },
      { clientAddress: "10.244.2.9" },
    );
    expect(said.split("\n").map((line) => line.trim())).toEqual(
      expect.arrayContaining([
        "Hostname: web-0",
        "-no pod information available-",
        "client_address=10.244.2.9",
        "real path=/a",
        "query=b=1",
        "accept=*/*",
        "-no body in request-",
      ]),
    );
  });

  test("echo servers in JSON tell it in their own form", () => {
    const given = { path: "/a?b=1", method: "POST", body: '{"c":2}' };
    const headers = { "content-type": "application/json" };
    const ealen = JSON.parse(body({ image: "ealen/echo-server" }, { ...given, headers }));
    expect(ealen.request).toEqual({
      params: { 0: "/a" },
      query: { b: "1" },
      cookies: {},
      body: { c: 2 },
      headers: { host: "web", ...headers },
    });
    const mendhak = JSON.parse(
      body({ image: "mendhak/http-https-echo:37" }, { ...given, headers }),
    );
    expect(mendhak).toMatchObject({
      path: "/a",
      method: "POST",
      query: { b: "1" },
      json: { c: 2 },
      os: { hostname: "web-0" },
    });
  });

  test.each([
    { image: "ealen/echo-server", path: "/?echo_code=404&echo_time=250", status: 404, tookMs: 250 },
    { image: "kennethreitz/httpbin", path: "/status/503", status: 503, tookMs: 0 },
    { image: "kennethreitz/httpbin", path: "/delay/3", status: 200, tookMs: 3_000 },
    { image: "kennethreitz/httpbin", path: "/nope", status: 404, tookMs: 0 },
    { image: "traefik/whoami", path: "/?wait=1s500ms", status: 200, tookMs: 1_500 },
  ])("$image answers $path as it is told to", ({ image, path, status, tookMs }) => {
    const said = ask({ image }, path);
    expect([said.status, said.latencyMs]).toEqual([status, tookMs]);
  });

  test("httpbin tells what it got", () => {
    const said = ask(
      { image: "kennethreitz/httpbin" },
      { path: "/get?a=1", headers: { "user-agent": "curl/8" } },
    );
    expect(JSON.parse(said.body)).toEqual({
      args: { a: "1" },
      headers: { Host: "web", "User-Agent": "curl/8" },
      origin: "127.0.0.1",
      url: "http://web/get?a=1",
    });
  });

  test("whoami is as healthy as it was told to be", () => {
    const whoami: Said = { image: "traefik/whoami" };
    ask(whoami, { method: "POST", path: "/health", body: "503" });
    expect(ask(whoami, "/health").status).toBe(503);
  });

  test("an image that nobody knows tells which pod it is", () => {
    expect(ask({ image: "example.com/team/web:1.2" }, "/")).toEqual({
      status: 200,
      headers: { date, server: "web/1.2", "content-type": "text/plain" },
      body: "pod web-0, image example.com/team/web:1.2\n",
      isUnknown: true,
      latencyMs: 0,
    });
  });
});

describe("agnhost", () => {
  const image = "registry.k8s.io/e2e-test-images/agnhost:2.53";
  const netexec: Said = { image, args: ["netexec", "--http-port=8090"] };

  test.each([
    { path: "/hostname", status: 200, says: "web-0" },
    { path: "/hostName", status: 200, says: "web-0" },
    { path: "/clientip", status: 200, says: "10.244.2.9:40000" },
    { path: "/echo?msg=hi&code=418", status: 418, says: "hi" },
    { path: "/header?key=X-A", status: 200, says: "b" },
    { path: "/healthz", status: 200, says: "" },
    { path: "/", status: 200, says: "NOW: 2026-01-01 00:00:05.000 +0000 UTC" },
    {
      path: "/redirect?location=/x&code=307",
      status: 307,
      says: '<a href="/x">Temporary Redirect</a>.\n\n',
    },
    { path: "/exit?timeout=x", status: 200, says: /must be a valid golang duration/ },
  ])("netexec answers $path", ({ path, status, says }) => {
    const context = { clientAddress: "10.244.2.9:40000" };
    const said = ask(netexec, { path, headers: { "x-a": "b" } }, context);
    expect([said.status, said.body]).toEqual([
      status,
      typeof says === "string" ? says : expect.stringMatching(says),
    ]);
  });

  test("netexec ends where it is told to, and hangs up", () => {
    expect(ask(netexec, "/exit?code=3")).toMatchObject({ status: 0, closes: true });
    const { named, only } = serving(netexec);
    const run = { pod: "default/web-0", podUid: named.metadata.uid ?? "", container: "c" };
    expect(processes.find({ ...run, restartCount: 0 })?.end).toEqual({ atMs: 5_000, exitCode: 3 });
    expect(only.name).toBe("c");
  });

  test("netexec dials others", () => {
    const send = () => ({ response: { status: 200, headers: {}, body: "web-1" }, tookMs: 4 });
    const said = ask(netexec, "/dial?host=web-1&port=80&request=hostname&tries=2", { send });
    expect([said.body, said.latencyMs]).toEqual(['{"responses":["web-1","web-1"]}', 8]);
  });

  test("liveness is healthy for ten seconds", () => {
    const liveness: Said = { image, args: ["liveness"] };
    expect(ask(liveness, "/healthz").body).toBe("ok");
    expect(ask(liveness, "/healthz", { sinceMs: 12_500 })).toMatchObject({
      status: 500,
      body: "error: 12.5",
    });
    expect(ask(liveness, "/started", { sinceMs: 12_500 })).toMatchObject({ body: "12.5s" });
  });

  test("the guestbook keeps what it is told", () => {
    const primary: Said = { image, args: ["guestbook", "--http-port", "6379"] };
    expect(body(primary, "/set?key=a&value=1")).toBe('{"message":"Updated"}');
    expect(body(primary, "/get?key=a")).toBe('{"data":"1"}');
    expect(body(primary, "/get")).toBe('{"data":{"a":"1"}}');
  });

  test("the guestbook's front end asks those behind it", () => {
    const asked: string[] = [];
    const send = ({ host, path }: HttpRequest) => {
      asked.push(host + path);
      return { response: { status: 200, headers: {}, body: '{"data":"1"}' }, tookMs: 2 };
    };
    const front: Said = { image, args: ["guestbook", "--backend-port", "6379"] };
    expect(body(front, "/guestbook?cmd=get&key=a", { send })).toBe('{"data":"1"}');
    expect(asked).toEqual(["agnhost-replica:6379/get?key=a&value="]);
    expect(ask(front, "/guestbook?cmd=get&key=a").status).toBe(417);
  });

  test.each([
    { args: ["serve-hostname"], ports: [9376] },
    { args: ["netexec", "--http-port=8090"], ports: [8090] },
    { args: ["test-webserver", "--port", "81"], ports: [81] },
    { args: ["pause"], ports: [] },
    { args: [], ports: [] },
  ])("$args listens on $ports", ({ args, ports }) => {
    const { named, only } = serving({
      image,
      args,
      ports: [{ containerPort: 1, protocol: "TCP" }],
    });
    expect(behavior({ seed: 1 }, only, named, { restartCount: 0 }).listens).toEqual(ports);
  });
});
