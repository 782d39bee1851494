/** What servers write of the requests that they answer, as `kubectl logs` shows it. */
import { expect, test } from "vitest";
import { Pod } from "../../api/core/pod/pod.ts";
import { createCluster } from "../../simulator/cluster.ts";
import { containerLogs } from "../../simulator/containers/container-logs.ts";
import { execIn } from "./exec.ts";
import { logLines, logOptions } from "./log.ts";

interface Server {
  readonly image: string;
  readonly command?: readonly string[];
  readonly args?: readonly string[];
  readonly port?: number;
}

const configured = (conf: string) => ({
  apiVersion: "v1",
  kind: "ConfigMap",
  metadata: { name: "site" },
  data: { "default.conf": conf },
});

/** A cluster with a server, a client beside it, and a configuration of nginx where one is given. */
function clusterWith({ image, command, args, port = 80 }: Server, site?: string) {
  const cluster = createCluster({ nodes: 1, startMs: Date.UTC(2026, 10, 30, 10) });
  if (site !== undefined) cluster.apply(configured(site));
  const mounted = site !== undefined && {
    volumeMounts: [{ name: "site", mountPath: "/etc/nginx/conf.d" }],
  };
  const volumes = site !== undefined && {
    volumes: [{ name: "site", configMap: { name: "site" } }],
  };
  const run = (name: string, container: object, rest: object = {}) =>
    cluster.apply({
      apiVersion: "v1",
      kind: "Pod",
      metadata: { name },
      spec: { containers: [{ name: "c", ...container }], ...rest },
    });
  run("server", { image, command, args, ...mounted }, { ...volumes });
  run("p", { image: "curlimages/curl:8.10.1", command: ["sleep", "infinity"] });
  const isReady = (name: string) =>
    cluster.get(Pod, name)?.status.containerStatuses?.[0]?.ready === true;
  cluster.until(() => isReady("server") && isReady("p"), { within: "1m" });
  cluster.advance("5s");
  const addressOf = (name: string) => cluster.get(Pod, name)?.status.podIP ?? "";
  const url = `http://${addressOf("server")}:${port}`;
  const before = logLines(cluster, "server").length;
  return {
    cluster,
    client: addressOf("p"),
    url,
    host: `${addressOf("server")}${port === 80 ? "" : `:${port}`}`,
    ask: (path: string, ...flags: readonly string[]) =>
      execIn(cluster, ["curl", "-s", "-o", "/dev/null", ...flags, `${url}${path}`], "1s"),
    said: () => logLines(cluster, "server").slice(before),
  };
}

const date = String.raw`30/Nov/2026:10:00:\d\d \+0000`;
const goDate = String.raw`2026/11/30 10:00:\d\d`;
const klogHead = String.raw`I1130 10:00:\d\d\.\d{6} {7}1 log\.go:245\]`;
const escaped = (text: string) => text.replaceAll(".", "\\.");

test("nginx writes a line for each request into its access log", () => {
  const { client, ask, said } = clusterWith({ image: "nginx:1.29" });
  ask("/");
  ask("/?q=1", "-I", "-A", 'a "b"', "-e", "http://shop/", "-H", "X-Forwarded-For: 10.0.0.9");
  const from = escaped(client);
  expect(said()).toEqual([
    expect.stringMatching(
      `^${from} - - \\[${date}\\] "GET / HTTP/1\\.1" 200 \\d+ "-" "curl/[\\d.]+" "-"$`,
    ),
    expect.stringMatching(
      `^${from} - - \\[${date}\\] "HEAD /\\?q=1 HTTP/1\\.1" 200 0 "http://shop/" ` +
        String.raw`"a \\x22b\\x22" "10\.0\.0\.9"$`,
    ),
  ]);
});

test("nginx tells of a file that is missing in its error log, too", () => {
  const { client, host, ask, said } = clusterWith({ image: "nginx:1.29" });
  ask("/missing");
  const [problem = "", line] = said();
  expect(problem.replace(/^.*\*1 /, "")).toBe(
    'open() "/usr/share/nginx/html/missing" failed (2: No such file or directory), ' +
      `client: ${client}, server: localhost, request: "GET /missing HTTP/1.1", host: "${host}"`,
  );
  expect(line).toMatch(/"GET \/missing HTTP\/1\.1" 404 \d+ /);
});

test("nginx writes what its configuration asks for", () => {
  const { client, ask, said } = clusterWith(
    { image: "nginx:1.29" },
    `log_format short '$remote_addr $request_method $status ' '$http_x_none';
     server {
       listen 80;
       access_log /dev/stdout short;
       location / { return 200 "hello"; }
       location /healthz { access_log off; return 204; }
       location /elsewhere { access_log /tmp/other.log; return 204; }
     }`,
  );
  ask("/");
  ask("/healthz");
  ask("/elsewhere");
  expect(said()).toEqual([`${client} GET 200 -`]);
});

test.each([
  {
    server: { image: "httpd:2.4" },
    line: `CLIENT - - \\[${date}\\] "GET /\\?a=1 HTTP/1\\.1" 200 45`,
  },
  {
    server: { image: "registry.k8s.io/hpa-example" },
    line: `CLIENT - - \\[${date}\\] "GET /\\?a=1 HTTP/1\\.1" 200 3 "-" "curl/[\\d.]+"`,
  },
  {
    server: { image: "hashicorp/http-echo:1.0", args: ["-text=hi"], port: 5678 },
    line: `${goDate} SERVER:5678 CLIENT:\\d+ "GET / HTTP/1\\.1" 200 3 "curl/[\\d.]+" [\\d.]+.?s`,
  },
  {
    server: { image: "gcr.io/google-samples/hello-app:1.0", port: 8080 },
    line: `${goDate} Serving request: /`,
  },
  {
    server: { image: "kicbase/echo-server:1.0", port: 8080 },
    line: "CLIENT:\\d+ \\| GET /\\?a=1",
  },
  {
    server: {
      image: "registry.k8s.io/e2e-test-images/agnhost:2.53",
      args: ["serve-hostname"],
      port: 9376,
    },
    line: `${klogHead} HTTP request from CLIENT:\\d+`,
  },
  {
    server: {
      image: "python:3.14",
      command: ["python", "-m", "http.server"],
      port: 8000,
    },
    line: `CLIENT - - \\[30/Nov/2026 10:00:\\d\\d\\] "GET /\\?a=1 HTTP/1\\.1" 200 -`,
  },
])("$server.image tells of a request as it does", ({ server, line }) => {
  const { cluster, client, ask, said } = clusterWith(server);
  ask("/?a=1");
  const address = cluster.get(Pod, "server")?.status.podIP ?? "";
  const pattern = line.replace("CLIENT", escaped(client)).replace("SERVER", escaped(address));
  expect(said()).toEqual([expect.stringMatching(`^${pattern}$`)]);
});

test("netexec tells of the parameters that it knows", () => {
  const image = "registry.k8s.io/e2e-test-images/agnhost:2.53";
  const { ask, said } = clusterWith({ image, args: ["netexec"], port: 8080 });
  const paths = ["/echo?msg=prestop&other=1", "/hostname", "/readyz", "/header?key=a", "/else"];
  for (const path of paths) ask(path);
  expect(said().map((line) => line.replace(new RegExp(`^${klogHead} `), ""))).toEqual([
    "GET /echo?msg=prestop&code=",
    "GET /hostname",
    "hostname: server",
    "GET /readyz",
    "GET /header?key=a",
    "GET /",
  ]);
});

test("a log that is followed goes on with each request, and no line comes twice", () => {
  const { cluster, ask } = clusterWith({ image: "nginx:1.29" });
  const log = containerLogs(cluster).follow("default", "server", logOptions());
  log?.next();
  const told = ["/a", "/b"].map((path) => {
    ask(`/?${path}`);
    return log?.next();
  });
  expect(told.map((text) => /GET \/\?(\S+)/.exec(text ?? "")?.[1])).toEqual(["/a", "/b"]);
  expect(log?.next()).toBe("");
});

test("the requests of the run before are in its log, and not in the new one's", () => {
  const { cluster, ask } = clusterWith({ image: "nginx:1.29" });
  ask("/first");
  execIn(cluster, ["nginx", "-s", "stop"], "1s", "c", "server");
  const status = () => cluster.get(Pod, "server")?.status.containerStatuses?.[0];
  cluster.until(() => status()?.restartCount === 1 && status()?.ready === true, { within: "1m" });
  ask("/second");
  const paths = (lines: readonly string[]) =>
    lines.flatMap((line) => /^1.*GET (\S+)/.exec(line)?.[1] ?? []);
  expect(paths(logLines(cluster, "server"))).toEqual(["/second"]);
  expect(paths(logLines(cluster, "server", { previous: true }))).toEqual(["/first"]);
});
