import { describe, expect, test } from "vitest";
import { type TestServer, testNetwork } from "../../network/test-network.ts";
import { runTest, sh } from "../../test-shell.ts";

const network = () => {
  let failures = 2;
  return testNetwork({
    names: { web: "10.96.7.1", gone: "10.96.7.2" },
    servers: {
      "10.96.7.1:80": ({ url, method, body, headers }): ReturnType<TestServer> => {
        if (url.endsWith("/busy")) return { status: 503, body: "busy\n" };
        if (url.endsWith("/old")) return { status: 302, headers: { location: "http://web/new" } };
        if (url.endsWith("/late")) return "Timeout";
        if (url.endsWith("/silent")) return "ConnectionClosed";
        if (url.endsWith("/broken")) return "ConnectionReset";
        if (url.endsWith("/soon")) {
          failures -= 1;
          return failures >= 0 ? { status: 503 } : { body: "at last\n" };
        }
        if (url.endsWith("/echo"))
          return { body: `${method} ${body} ${headers["content-type"]}\n` };
        return { headers: { server: "nginx", "content-type": "text/html" }, body: "hello\n" };
      },
      "10.96.7.1:8443": () => ({ body: "secure\n" }),
    },
  });
};

const run = (script: string, given = network()) => runTest(sh(script), { network: given });

describe("curl", () => {
  test.each([
    { behaviour: "prints the answer", script: "curl -s http://web", output: "hello\n" },
    {
      behaviour: "shows headers before it",
      script: "curl -si web | tr -d '\\r'",
      output: "HTTP/1.1 200 OK\nServer: nginx\nContent-Type: text/html\n\nhello\n",
    },
    {
      behaviour: "asks for headers only",
      script: "curl -sI web | head -1 | tr -d '\\r'",
      output: "HTTP/1.1 200 OK\n",
    },
    {
      behaviour: "writes out what was asked for",
      script:
        "curl -s -o /dev/null -w '%{http_code} %{time_total} %{remote_ip}:%{remote_port} %%\\n' web",
      output: "200 0.005000 10.96.7.1:80 %\n",
    },
    {
      behaviour: "tells failures by the code 000",
      script: "curl -s -o /dev/null -w '%{http_code}\\n' http://gone || echo $?",
      output: "000\n7\n",
    },
    {
      behaviour: "posts forms",
      script: "curl -s -d a=1 -d b=2 web/echo",
      output: "POST a=1&b=2 application/x-www-form-urlencoded\n",
    },
    {
      behaviour: "sends what it is told",
      script: `curl -s -X PUT -H 'Content-Type: application/json' -d '{"a":1}' web/echo`,
      output: 'PUT {"a":1} application/json\n',
    },
    {
      behaviour: "sends JSON",
      script: `curl -s --json '{}' web/echo`,
      output: "POST {} application/json\n",
    },
    { behaviour: "stays where it is", script: "curl -s web/old", output: "" },
    { behaviour: "follows where it is led", script: "curl -sL web/old", output: "hello\n" },
    { behaviour: "fetches several", script: "curl -s web web", output: "hello\nhello\n" },
    {
      behaviour: "keeps the answer in a file",
      script: "curl -so /tmp/a web; curl -sO web/b.txt; cat /tmp/a b.txt",
      output: "hello\nhello\n",
    },
    {
      behaviour: "trusts whom it is told to",
      script: "curl -ks https://web:8443/",
      output: "secure\n",
    },
    { behaviour: "shows errors' pages", script: "curl -s web/busy", output: "busy\n" },
    {
      behaviour: "is told where a name is",
      script: "curl -s --resolve shop.example:80:10.96.7.1 http://shop.example/",
      output: "hello\n",
    },
  ])("$behaviour", ({ script, output }) => {
    expect(run(script)).toMatchObject({ output, errors: "", exitCode: 0 });
  });

  test.each([
    ["curl -sS nope", "(6) Could not resolve host: nope", 6, 0.5],
    [
      "curl -sS gone:81",
      "(7) Failed to connect to gone port 81 after 1 ms: Could not connect to server",
      7,
      1,
    ],
    ["curl -sSf web/busy", "(22) The requested URL returned error: 503", 22, 5],
    [
      "curl -sSm 2 web/late",
      "(28) Operation timed out after 2001 milliseconds with 0 bytes received",
      28,
      2_000,
    ],
    ["curl -sS web/silent", "(52) Empty reply from server", 52, 5],
    ["curl -sS web/broken", "(56) Recv failure: Connection reset by peer", 56, 5],
    ["curl -sS ldap://web", '(1) Protocol "ldap" not supported', 1, 0],
    ["curl -sS -L --max-redirs 0 web/old", "(47) Maximum (0) redirects followed", 47, 5],
  ])("%s fails", (script, message, exitCode, endedMs) => {
    expect(run(script)).toMatchObject({
      output: "",
      errors: `curl: ${message}\n`,
      exitCode,
      endedMs,
    });
  });

  test.each([
    [
      "curl --connect-timeout 1 -sS web:81",
      "(28) Connection timed out after 1001 milliseconds",
      1_000,
    ],
    [
      "curl -sS web:81",
      "(28) Failed to connect to web port 81 after 127000 ms: Could not connect to server",
      127_000,
    ],
  ])("%s waits for nobody", (script, message, endedMs) => {
    const silent = testNetwork({ names: { web: "10.96.7.1" }, others: "ConnectTimeout" });
    expect(run(script, silent)).toMatchObject({
      errors: `curl: ${message}\n`,
      exitCode: 28,
      endedMs,
    });
  });

  test.each([
    ["curl -s gone", "", 7],
    [
      "curl",
      "curl: (2) no URL specified\ncurl: try 'curl --help' or 'curl --manual' for more information\n",
      2,
    ],
    [
      "curl --nope web",
      "curl: option --nope: is unknown\ncurl: try 'curl --help' or 'curl --manual' for more information\n",
      2,
    ],
    [
      "curl -m x web",
      "curl: option -m: expected a proper numerical parameter\ncurl: try 'curl --help' or 'curl --manual' for more information\n",
      2,
    ],
  ])("%s says: %j", (script, errors, exitCode) => {
    expect(run(script)).toMatchObject({ output: "", errors, exitCode });
  });

  test("tries again, waiting twice as long each time", () => {
    expect(run("curl -s --retry 3 web/soon")).toMatchObject({
      output: "at last\n",
      endedMs: 3 * 5 + 1_000 + 2_000,
      exitCode: 0,
    });
  });

  test("says that it tries again", () => {
    expect(run("curl -sS --retry 1 --retry-connrefused gone").errors).toBe(
      "Warning: Problem: connection refused. Will retry in 1 second. 1 retry left.\n" +
        "curl: (7) Failed to connect to gone port 80 after 1 ms: Could not connect to server\n",
    );
  });

  test("shows what goes on", () => {
    expect(run("curl -sv -d x=1 http://web/ >/dev/null").errors.split("\n")).toEqual([
      "* Host web:80 was resolved.",
      "* IPv6: (none)",
      "* IPv4: 10.96.7.1",
      "*   Trying 10.96.7.1:80...",
      "* Connected to web (10.96.7.1) port 80",
      "* using HTTP/1.x",
      "> POST / HTTP/1.1",
      "> Host: web",
      "> User-Agent: curl/8.14.1",
      "> Accept: */*",
      "> Content-Type: application/x-www-form-urlencoded",
      "> Content-Length: 3",
      "> ",
      "* upload completely sent off: 3 bytes",
      "< HTTP/1.1 200 OK",
      "< Server: nginx",
      "< Content-Type: text/html",
      "< ",
      "* Connection #0 to host web left intact",
      "",
    ]);
  });

  test("shows why there is no connection", () => {
    expect(run("curl -sv 10.96.7.2").errors.split("\n")).toEqual([
      "*   Trying 10.96.7.2:80...",
      "* connect to 10.96.7.2 port 80 failed: Connection refused",
      "* Failed to connect to 10.96.7.2 port 80 after 1 ms: Could not connect to server",
      "* closing connection #0",
      "",
    ]);
  });

  test("has a meter where it writes to no terminal", () => {
    const { errors } = run("curl http://web");
    expect(errors.replaceAll("\r", "\n").split("\n").slice(3)).toEqual([
      "  0     0    0     0    0     0      0      0 --:--:-- --:--:-- --:--:--     0",
      "100     6  100     6    0     0   1200      0 --:--:-- --:--:-- --:--:--  1200",
      "",
    ]);
  });

  test("finds nobody on a machine without a network", () => {
    expect(runTest(sh("curl -sS web; curl -sS 10.0.0.1; curl -sS localhost:80"))).toMatchObject({
      errors:
        "curl: (6) Could not resolve host: web\n" +
        "curl: (7) Failed to connect to 10.0.0.1 port 80 after 0 ms: Could not connect to server\n" +
        "curl: (7) Failed to connect to localhost port 80 after 0 ms: Could not connect to server\n",
      exitCode: 7,
    });
  });
});
