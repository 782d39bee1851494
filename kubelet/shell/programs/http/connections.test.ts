import { describe, expect, test } from "vitest";
import { busyboxPrograms, ownPrograms, withPrograms } from "../../network/makers.ts";
import { testNetwork } from "../../network/test-network.ts";
import { runTest, sh } from "../../test-shell.ts";

const network = testNetwork({
  names: { web: "10.96.7.1", pod: "10.244.1.5" },
  servers: { "10.96.7.1:80": ({ url }) => ({ body: `page ${url}\n` }) },
  machines: ["10.244.1.5"],
});
const silent = testNetwork({ names: { web: "10.96.7.1" }, others: "ConnectTimeout" });
const files = {
  "/etc/resolv.conf": "search default.svc.cluster.local svc.cluster.local\nnameserver 10.96.0.10\n",
};

const run = (argv: readonly string[], networkPrograms = ownPrograms, given = network) => {
  const { output, errors, exitCode, endedMs } = runTest(argv, {
    files,
    network: given,
    networkPrograms,
  });
  return { output: output + errors, exitCode, endedMs };
};

describe("ping", () => {
  test.each([
    {
      behaviour: "tells each answer",
      script: "ping -c 2 pod",
      programs: busyboxPrograms,
      output:
        "PING pod (10.244.1.5): 56 data bytes\n" +
        "64 bytes from 10.244.1.5: seq=0 ttl=62 time=0.400 ms\n" +
        "64 bytes from 10.244.1.5: seq=1 ttl=62 time=0.400 ms\n\n" +
        "--- pod ping statistics ---\n2 packets transmitted, 2 packets received, 0% packet loss\n" +
        "round-trip min/avg/max = 0.400/0.400/0.400 ms\n",
      exitCode: 0,
    },
    {
      behaviour: "tells them as iputils does",
      script: "ping -c 1 10.244.1.5",
      programs: ownPrograms,
      output:
        "PING 10.244.1.5 (10.244.1.5) 56(84) bytes of data.\n" +
        "64 bytes from 10.244.1.5: icmp_seq=1 ttl=62 time=0.400 ms\n\n" +
        "--- 10.244.1.5 ping statistics ---\n1 packets transmitted, 1 received, 0% packet loss, time 0ms\n" +
        "rtt min/avg/max/mdev = 0.400/0.400/0.400/0.000 ms\n",
      exitCode: 0,
    },
    {
      behaviour: "has no answer from the address of a Service",
      script: "ping -qc 3 -W 1 web",
      programs: busyboxPrograms,
      output:
        "PING web (10.96.7.1): 56 data bytes\n\n--- web ping statistics ---\n" +
        "3 packets transmitted, 0 packets received, 100% packet loss\n",
      exitCode: 1,
    },
    {
      behaviour: "does not know a name",
      script: "ping -c 1 nope",
      programs: busyboxPrograms,
      output: "ping: bad address 'nope'\n",
      exitCode: 1,
    },
    {
      behaviour: "does not know it in the words of iputils",
      script: "ping -c 1 nope",
      programs: ownPrograms,
      output: "ping: nope: Name or service not known\n",
      exitCode: 2,
    },
  ])("$behaviour", ({ script, programs, output, exitCode }) => {
    expect(run(sh(script), programs)).toMatchObject({ output, exitCode });
  });

  test("goes on until it is stopped", () => {
    const { output } = runTest(sh("ping pod"), { network, untilMs: 10_500 });
    expect(output.match(/icmp_seq/g)).toHaveLength(11);
  });
});

describe("nc and telnet", () => {
  test.each([
    ["nc -zv web 80", busyboxPrograms, "web (10.96.7.1:80) open\n", 0],
    ["nc -zv web 81", busyboxPrograms, "nc: web (10.96.7.1:81): Connection refused\n", 1],
    ["nc -z web 81", busyboxPrograms, "", 1],
    ["nc -zv nope 80", busyboxPrograms, "nc: bad address 'nope'\n", 1],
    [
      "nc -zv web 80",
      ownPrograms,
      "Connection to web (10.96.7.1) 80 port [tcp/http] succeeded!\n",
      0,
    ],
    [
      "nc -zv 10.96.7.1 79-80",
      ownPrograms,
      "Connection to 10.96.7.1 80 port [tcp/http] succeeded!\nnc: connect to 10.96.7.1 port 79 (tcp) failed: Connection refused\n",
      0,
    ],
    [
      "nc -z nope 80",
      ownPrograms,
      'nc: getaddrinfo for host "nope" port 80: Name does not resolve\n',
      1,
    ],
    [
      "printf 'GET /a HTTP/1.0\\r\\nHost: x\\r\\n\\r\\n' | nc web 80 | tail -1",
      busyboxPrograms,
      "page http://web:80/a\n",
      0,
    ],
    ["echo ruok | nc -w 1 web 80", busyboxPrograms, "", 0],
    ["nc web", busyboxPrograms, "nc: missing port number\n", 1],
    ["telnet nope 80", busyboxPrograms, "telnet: bad address 'nope'\n", 1],
    [
      "telnet web 81",
      busyboxPrograms,
      "telnet: can't connect to remote host (10.96.7.1): Connection refused\n",
      1,
    ],
    [
      "telnet web 80 </dev/null",
      busyboxPrograms,
      "Connected to web\nConnection closed by foreign host\n",
      1,
    ],
  ])("%s", (script, programs, output, exitCode) => {
    const got = run(sh(script), programs);
    expect([got.output.split("\n").sort(), got.exitCode]).toEqual([
      output.split("\n").sort(),
      exitCode,
    ]);
  });

  test("nc waits no longer than it is told", () => {
    expect(run(sh("nc -vz -w 3 web 80"), ownPrograms, silent)).toEqual({
      output: "nc: connect to web (10.96.7.1) port 80 (tcp) timed out: Operation in progress\n",
      exitCode: 1,
      endedMs: 3_000,
    });
  });
});

describe("agnhost", () => {
  const programs = withPrograms(ownPrograms, "agnhost");
  test.each([
    { args: ["connect", "web:80"], output: "", exitCode: 0 },
    { args: ["connect", "--timeout=1s", "web:81"], output: "REFUSED\n", exitCode: 1 },
    {
      args: ["connect", "nope:80"],
      output: "DNS: lookup nope on 10.96.0.10:53: no such host\n",
      exitCode: 1,
    },
    {
      args: ["connect", "web"],
      output: "UNKNOWN: address web: missing port in address\n",
      exitCode: 1,
    },
    { args: ["dns-suffix"], output: "default.svc.cluster.local,svc.cluster.local\n", exitCode: 0 },
    { args: ["dns-server-list"], output: "10.96.0.10\n", exitCode: 0 },
  ])("$args", ({ args, output, exitCode }) => {
    expect(run(["/agnhost", ...args], programs)).toMatchObject({ output, exitCode });
  });

  test("waits for as long as it is told", () => {
    const argv = ["/agnhost", "connect", "web:80", "--timeout=2s"];
    expect(run(argv, programs, silent)).toEqual({
      output: "TIMEOUT\n",
      exitCode: 1,
      endedMs: 2_000,
    });
  });
});

describe("/dev/tcp of bash", () => {
  test.each([
    ["(echo >/dev/tcp/web/80) 2>/dev/null && echo open", "open\n", 0],
    [
      "echo >/dev/tcp/web/81",
      "bash: connect: Connection refused\nbash: line 1: /dev/tcp/web/81: Connection refused\n",
      1,
    ],
    [
      "echo </dev/tcp/nope/80",
      "bash: nope: Name or service not known\nbash: line 1: /dev/tcp/nope/80: Invalid argument\n",
      1,
    ],
    [
      "exec 3<>/dev/tcp/web/80; printf 'GET / HTTP/1.1\\r\\nHost: web\\r\\n\\r\\n' >&3; tail -1 <&3",
      "page http://web:80/\n",
      0,
    ],
    ["timeout 1 cat </dev/tcp/web/80", "", 124],
  ])("%s", (script, output, exitCode) => {
    expect(run(["bash", "-c", script])).toMatchObject({ output, exitCode });
  });

  test("is nothing to other shells", () => {
    expect(run(sh("echo >/dev/tcp/web/80"))).toMatchObject({
      output: "sh: can't create /dev/tcp/web/80: nonexistent directory\n",
    });
  });
});
