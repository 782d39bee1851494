import { describe, expect, test } from "vitest";
import { busyboxPrograms, ownPrograms } from "../../network/makers.ts";
import { testNetwork } from "../../network/test-network.ts";
import { runTest, sh } from "../../test-shell.ts";

const page = { headers: { "content-type": "text/html" }, body: "hello\n" };
const network = () =>
  testNetwork({
    names: { web: "10.96.7.1", gone: "10.96.7.2", late: "10.96.7.3" },
    servers: {
      "10.96.7.1:80": ({ url, method, body = "" }) => {
        if (url.endsWith("/missing")) return { status: 404 };
        if (url.endsWith("/old")) return { status: 301, headers: { location: "/new" } };
        return method === "POST" ? { body: `got ${body}\n` } : page;
      },
      "10.96.7.3:80": () => "Timeout",
      "10.96.7.1:81": () => "ConnectionReset",
    },
  });

const run = (script: string, networkPrograms = busyboxPrograms, given = network()) => {
  const { output, errors, exitCode, endedMs, files } = runTest(sh(script), {
    network: given,
    networkPrograms,
  });
  return { output, errors, exitCode, endedMs, files };
};

const bar = `100% |${"*".repeat(32)}|`;

describe("the wget of busybox", () => {
  test.each([
    {
      behaviour: "writes to the output",
      script: "wget -O- http://web",
      output: "hello\n",
      errors: `Connecting to web (10.96.7.1:80)\nwriting to stdout\n-                    ${bar}     6  0:00:00 ETA\nwritten to stdout\n`,
      exitCode: 0,
    },
    {
      behaviour: "may be quiet",
      script: "wget -qO- web",
      output: "hello\n",
      errors: "",
      exitCode: 0,
    },
    {
      behaviour: "keeps the answer in a file",
      script: "wget http://web/a/index.htm; cat index.htm",
      output: "hello\n",
      errors: `Connecting to web (10.96.7.1:80)\nsaving to 'index.htm'\nindex.htm            ${bar}     6  0:00:00 ETA\n'index.htm' saved\n`,
      exitCode: 0,
    },
    {
      behaviour: "only looks whether it is there",
      script: "wget --spider --timeout=1 web",
      output: "",
      errors: "Connecting to web (10.96.7.1:80)\nremote file exists\n",
      exitCode: 0,
    },
    {
      behaviour: "follows where an answer leads",
      script: "wget -O /tmp/x -q http://web/old && cat /tmp/x",
      output: "hello\n",
      errors: "",
      exitCode: 0,
    },
    {
      behaviour: "shows the headers",
      script: "wget -qSO /dev/null web",
      output: "",
      errors: "  HTTP/1.1 200 OK\n  Content-Type: text/html\n",
      exitCode: 0,
    },
    {
      behaviour: "posts",
      script: "wget -qO- --header 'X-A: b' --post-data a=1 web",
      output: "got a=1\n",
      errors: "",
      exitCode: 0,
    },
  ])("$behaviour", ({ script, output, errors, exitCode }) => {
    expect(run(script)).toMatchObject({ output, errors, exitCode });
  });

  test.each([
    {
      why: "there is no such name",
      script: "wget http://nope:8080/x",
      errors: "wget: bad address 'nope:8080'\n",
      endedMs: 0.5,
    },
    {
      why: "nobody listens",
      script: "wget gone",
      errors:
        "Connecting to gone (10.96.7.2:80)\nwget: can't connect to remote host (10.96.7.2): Connection refused\n",
      endedMs: 1,
    },
    {
      why: "the server has no such page",
      script: "wget -q web/missing",
      errors: "wget: server returned error: HTTP/1.1 404 Not Found\n",
      endedMs: 5,
    },
    {
      why: "no answer comes",
      script: "wget -qT 3 late",
      errors: "wget: download timed out\n",
      endedMs: 3_000,
    },
    {
      why: "the server hangs up",
      script: "wget -q web:81",
      errors: "wget: error getting response: Connection reset by peer\n",
      endedMs: 5,
    },
    {
      why: "it is no URL",
      script: "wget ldap://x",
      errors: "wget: not an http or ftp url: ldap://x\n",
      endedMs: 0,
    },
  ])("fails where $why", ({ script, errors, endedMs }) => {
    expect(run(script)).toMatchObject({ output: "", errors, exitCode: 1, endedMs });
  });

  test("waits no longer for a connection than it is told", () => {
    const silent = testNetwork({ names: { web: "10.96.7.1" }, others: "ConnectTimeout" });
    expect(run("wget -qT 2 web", busyboxPrograms, silent)).toMatchObject({
      errors: "wget: download timed out\n",
      endedMs: 2_000,
    });
  });

  test("says what a browser would say of itself", () => {
    const seen = network();
    run("wget -qO- --header 'X-A: b' web:80/q?a=1", busyboxPrograms, seen);
    expect(seen.requests).toEqual([
      {
        url: "http://web:80/q?a=1",
        method: "GET",
        headers: { host: "web:80", "user-agent": "Wget", connection: "close", "x-a": "b" },
        connectTimeoutMs: 900_000,
        timeoutMs: 900_000,
      },
    ]);
  });
});

describe("GNU's wget", () => {
  const date = "2026-03-01 12:00:00";
  const begin = `--${date}--  http://web/\nResolving web (web)... 10.96.7.1\nConnecting to web (web)|10.96.7.1|:80... connected.\nHTTP request sent, awaiting response... `;
  test.each([
    {
      behaviour: "tells every step",
      script: "wget -O- web",
      output: "hello\n",
      errors: `${begin}200 OK\nLength: 6 [text/html]\nSaving to: 'STDOUT'\n\n     0K${" ".repeat(55)} 100% 1.46K=0s\n\n${date} (1.46 KB/s) - written to stdout [6/6]\n\n`,
      exitCode: 0,
    },
    {
      behaviour: "may be quiet",
      script: "wget -qO- web",
      output: "hello\n",
      errors: "",
      exitCode: 0,
    },
    {
      behaviour: "does not know a name",
      script: "wget nope",
      output: "",
      errors: `--${date}--  http://nope/\nResolving nope (nope)... failed: Name or service not known.\nwget: unable to resolve host address 'nope'\n`,
      exitCode: 4,
    },
    {
      behaviour: "finds nobody",
      script: "wget 10.96.7.2",
      output: "",
      errors: `--${date}--  http://10.96.7.2/\nConnecting to 10.96.7.2:80... failed: Connection refused.\n`,
      exitCode: 4,
    },
    {
      behaviour: "finds no such page",
      script: "wget web/missing",
      output: "",
      errors: `${begin.replace("web/\n", "web/missing\n")}404 Not Found\n${date} ERROR 404: Not Found.\n\n`,
      exitCode: 8,
    },
    {
      behaviour: "tries again where no answer comes",
      script: "wget -q -t 2 -T 1 late",
      output: "",
      errors: "",
      exitCode: 4,
    },
  ])("$behaviour", ({ script, output, errors, exitCode }) => {
    expect(run(script, ownPrograms)).toMatchObject({ output, errors, exitCode });
  });

  test("waits between its tries", () => {
    expect(run("wget -q -t 3 -T 1 late", ownPrograms).endedMs).toBe(3_000 + 1_000 + 2_000);
  });
});

test("a machine without a network knows no names", () => {
  const options = { networkPrograms: busyboxPrograms };
  expect(runTest(sh("wget -qO- http://web"), options)).toMatchObject({
    errors: "wget: bad address 'web'\n",
    exitCode: 1,
  });
});

test("what is not in the image is not there, until it is installed", () => {
  const script = "curl web; which curl; apk add -q curl && which curl && curl -s web";
  expect(run(script)).toMatchObject({
    output: "Installing curl\nOK\n/usr/bin/curl\nhello\n",
    errors: "sh: curl: not found\n",
    exitCode: 0,
  });
});
