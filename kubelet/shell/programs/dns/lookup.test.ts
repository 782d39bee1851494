import { describe, expect, test } from "vitest";
import {
  busyboxPrograms,
  type Maker,
  type NetworkPrograms,
  ownPrograms,
} from "../../network/makers.ts";
import { nameServer, testNetwork } from "../../network/test-network.ts";
import { runTest, sh } from "../../test-shell.ts";

const files = {
  "/etc/resolv.conf": `search default.svc.cluster.local svc.cluster.local cluster.local\nnameserver ${nameServer}\noptions ndots:5\n`,
};
const web = "web.default.svc.cluster.local";
const db = "db.default.svc.cluster.local";
const network = testNetwork({
  names: { web: "10.96.7.1", [web]: "10.96.7.1", "dns.kube-system": nameServer },
  records: {
    [`A ${web}`]: ["10.96.7.1"],
    "A db.default.svc.cluster.local": ["10.244.0.5", "10.244.1.6"],
    "SRV _http._tcp.db.default.svc.cluster.local": [
      "0 50 80 db-0.db.default.svc.cluster.local",
      "0 50 80 db-1.db.default.svc.cluster.local",
    ],
    "CNAME shop.default.svc.cluster.local": ["shop.example"],
    "PTR 1.7.96.10.in-addr.arpa": [web],
    "PTR 10.0.96.10.in-addr.arpa": ["kube-dns.kube-system.svc.cluster.local"],
    "TXT dns-version.cluster.local": ["1.1.0"],
    "A example.com": ["93.184.216.34"],
  },
});
const oldBusybox: NetworkPrograms = new Map<string, Maker>([["nslookup", "old busybox"]]);

const run = (script: string, networkPrograms = ownPrograms, given = network) => {
  const { output, errors, exitCode, endedMs } = runTest(sh(script), {
    files,
    network: given,
    networkPrograms,
  });
  return { output: output + errors, exitCode, endedMs };
};

/** BIND's nslookup says it of every reply, since CoreDNS asks nobody else about the cluster. */
const unasked = `;; Got recursion not available from ${nameServer}\n`;
const server = `Server:\t\t${nameServer}\nAddress:\t${nameServer}`;

describe("the nslookup of busybox", () => {
  test.each([
    {
      behaviour: "asks for both families",
      script: `nslookup ${web}`,
      output: `${server}:53\n\nName:\t${web}\nAddress: 10.96.7.1\n\n\n`,
      exitCode: 0,
    },
    {
      behaviour: "looks for names without a dot in the search domains",
      script: "nslookup -type=a web",
      output: `${server}:53\n\nName:\t${web}\nAddress: 10.96.7.1\n\n** server can't find web.svc.cluster.local: NXDOMAIN\n\n** server can't find web.cluster.local: NXDOMAIN\n\n`,
      exitCode: 1,
    },
    {
      behaviour: "does not do so for names with one, whatever ndots says",
      script: "nslookup web.default",
      output: `${server}:53\n\n** server can't find web.default: NXDOMAIN\n\n** server can't find web.default: NXDOMAIN\n\n`,
      exitCode: 1,
    },
    {
      behaviour: "asks another server",
      script: "nslookup 10.96.7.1 dns.kube-system",
      output: `Server:\t\tdns.kube-system\nAddress:\t${nameServer}:53\n\n1.7.96.10.in-addr.arpa\tname = ${web}\n\n`,
      exitCode: 0,
    },
    {
      behaviour: "finds no server",
      script: "nslookup web.default 10.1.1.1",
      output: ";; connection timed out; no servers could be reached\n\n",
      exitCode: 1,
    },
  ])("$behaviour", ({ script, output, exitCode }) => {
    expect(run(script, busyboxPrograms)).toMatchObject({ output, exitCode });
  });
});

test("the nslookup of busybox asks again after 2.5 s, and gives up after 5", () => {
  let asked = 0;
  const slow = {
    ...network,
    query: (question: Parameters<typeof network.query>[0], nowMs: number) => {
      asked += 1;
      return asked > 2 ? network.query(question, nowMs) : undefined;
    },
  };
  const script = `nslookup ${web}`;
  expect(run(script, busyboxPrograms, slow)).toMatchObject({ exitCode: 0, endedMs: 2_501 });
  const down = testNetwork({ nameServerIsDown: true });
  expect(run(script, busyboxPrograms, down)).toMatchObject({ exitCode: 1, endedMs: 5_000 });
});

describe("the nslookup of busybox 1.28", () => {
  const head = `Server:    ${nameServer}\nAddress 1: ${nameServer} kube-dns.kube-system.svc.cluster.local\n\n`;
  test.each([
    {
      behaviour: "asks as other programs do",
      script: "nslookup web",
      output: `${head}Name:      web\nAddress 1: 10.96.7.1 ${web}\n`,
      exitCode: 0,
    },
    {
      behaviour: "fails where there is no such name",
      script: "nslookup nope",
      output: `${head}nslookup: can't resolve 'nope'\n`,
      exitCode: 1,
    },
  ])("$behaviour", ({ script, output, exitCode }) => {
    expect(run(script, oldBusybox)).toMatchObject({ output, exitCode });
  });
});

describe("the nslookup of BIND", () => {
  test.each([
    {
      behaviour: "searches, and asks for both families",
      script: "nslookup web",
      output: `${unasked}${server}#53\n\nName:\t${web}\nAddress: 10.96.7.1\n${unasked}\n`,
      exitCode: 0,
    },
    {
      behaviour: "shows aliases",
      script: "nslookup -type=CNAME shop",
      output: `${unasked}${server}#53\n\nshop.default.svc.cluster.local\tcanonical name = shop.example.\n\n`,
      exitCode: 0,
    },
    {
      behaviour: "asks for names of addresses",
      script: "nslookup 10.96.7.1",
      output: `${unasked}1.7.96.10.in-addr.arpa\tname = ${web}.\n\n`,
      exitCode: 0,
    },
    {
      behaviour: "asks for ports",
      script: "nslookup -q=srv _http._tcp.db.default.svc.cluster.local | grep -c service",
      output: "2\n",
      exitCode: 0,
    },
    {
      behaviour: "finds no such name",
      script: "nslookup nope.example",
      output: `${unasked.repeat(4)}${server}#53\n\n** server can't find nope.example: NXDOMAIN\n\n`,
      exitCode: 1,
    },
    {
      behaviour: "finds nothing of that type",
      script: "nslookup -type=txt web",
      output: `${unasked}${server}#53\n\n*** Can't find web: No answer\n\n`,
      exitCode: 0,
    },
  ])("$behaviour", ({ script, output, exitCode }) => {
    expect(run(script)).toMatchObject({ output, exitCode });
  });

  test("waits for a server that does not answer", () => {
    const down = testNetwork({ nameServerIsDown: true });
    const late = `;; communications error to ${nameServer}#53: timed out\n`;
    expect(run("nslookup web", ownPrograms, down)).toEqual({
      output: `${late.repeat(3)};; no servers could be reached\n\n`,
      exitCode: 1,
      endedMs: 15_000,
    });
  });
});

describe("dig", () => {
  test.each([
    { behaviour: "is short", script: `dig +short ${web}`, output: "10.96.7.1\n" },
    { behaviour: "does not search", script: "dig +short web", output: "" },
    {
      behaviour: "searches where it is told to",
      script: "dig +search +short web",
      output: "10.96.7.1\n",
    },
    {
      behaviour: "shows ports",
      script: "dig SRV _http._tcp.db.default.svc.cluster.local +short",
      output:
        "0 50 80 db-0.db.default.svc.cluster.local.\n0 50 80 db-1.db.default.svc.cluster.local.\n",
    },
    { behaviour: "asks for names", script: "dig -x 10.96.7.1 +short", output: `${web}.\n` },
    {
      behaviour: "shows the answer only",
      script: `dig @${nameServer} +noall +answer example.com ${web}`,
      output: `example.com.\t\t30\tIN\tA\t93.184.216.34\n${web}. 30 IN\tA\t10.96.7.1\n`,
    },
    {
      behaviour: "shows texts in quotes",
      script: "dig +short txt dns-version.cluster.local",
      output: '"1.1.0"\n',
    },
    {
      behaviour: "tells all",
      script: "dig example.com | sed -e 's/id: .*/id/' -e 's/COOKIE: [0-9a-f]*/COOKIE/'",
      output: [
        "",
        "; <<>> DiG 9.18.49 <<>> example.com",
        ";; global options: +cmd",
        ";; Got answer:",
        ";; ->>HEADER<<- opcode: QUERY, status: NOERROR, id",
        ";; flags: qr aa rd; QUERY: 1, ANSWER: 1, AUTHORITY: 0, ADDITIONAL: 1",
        ";; WARNING: recursion requested but not available",
        "",
        ";; OPT PSEUDOSECTION:",
        "; EDNS: version: 0, flags:; udp: 1232",
        "; COOKIE (echoed)",
        ";; QUESTION SECTION:",
        ";example.com.\t\t\tIN\tA",
        "",
        ";; ANSWER SECTION:",
        "example.com.\t\t30\tIN\tA\t93.184.216.34",
        "",
        ";; Query time: 1 msec",
        `;; SERVER: ${nameServer}#53(${nameServer}) (UDP)`,
        ";; WHEN: Sun Mar 01 12:00:00 UTC 2026",
        ";; MSG SIZE  rcvd: 79",
        "",
        "",
      ].join("\n"),
    },
  ])("$behaviour", ({ script, output }) => {
    expect(run(script)).toMatchObject({ output, exitCode: 0 });
  });

  test("gives up", () => {
    expect(run("dig +time=1 +tries=2 +short @10.1.1.1 web")).toEqual({
      output: `${";; communications error to 10.1.1.1#53: timed out\n".repeat(2)};; no servers could be reached\n`,
      exitCode: 9,
      endedMs: 2_000,
    });
  });
});

describe("host and getent", () => {
  test.each([
    ["host web", `${web} has address 10.96.7.1\n`, 0],
    ["host 10.96.7.1", `1.7.96.10.in-addr.arpa domain name pointer ${web}.\n`, 0],
    ["host nope", "Host nope not found: 3(NXDOMAIN)\n", 1],
    ["host -t txt web", `${web} has no TXT record\n`, 0],
    ["getent hosts web", `10.96.7.1       ${web}\n`, 0],
    ["getent hosts nope", "", 2],
    ["getent ahosts web | head -1", `10.96.7.1       STREAM ${web}\n`, 0],
    ["getent hosts db", "10.244.0.5      D\n10.244.1.6      D\n".replaceAll("D", db), 0],
  ])("%s", (script, output, exitCode) => {
    expect(run(script)).toMatchObject({ output, exitCode });
  });

  // Source: musl 1.2.5, network/lookup_name.c, name_from_dns_search; gethostbyname2_r.c.
  test.each([
    { behaviour: "tells the whole name twice, and the one asked for", name: "web", whole: web },
    { behaviour: "tells a whole name twice", name: web, whole: web },
    { behaviour: "tells one address", name: "db", whole: db },
    { behaviour: "looks nowhere else for a name with enough dots", name: "web.default" },
  ])("getent of Alpine, with musl, $behaviour", ({ name, whole }) => {
    const onAlpine = {
      "/etc/alpine-release": "3.22.2\n",
      "/etc/resolv.conf": files["/etc/resolv.conf"].replace("ndots:5", "ndots:1"),
    };
    const address = (whole === db ? "10.244.0.5" : "10.96.7.1").padEnd(16);
    const aliases = name === whole ? whole : `${whole} ${name}`;
    expect(runTest(sh(`getent hosts ${name}`), { files: onAlpine, network })).toMatchObject({
      output: whole === undefined ? "" : `${address}  ${whole}  ${aliases}\n`,
      exitCode: whole === undefined ? 2 : 0,
    });
  });

  test("getent of glibc looks for a name with enough dots in the search domains, too", () => {
    const settings = files["/etc/resolv.conf"].replace("ndots:5", "ndots:1");
    const { output } = runTest(sh("getent hosts web.default"), {
      files: { "/etc/resolv.conf": settings },
      network: testNetwork({ records: { "A web.default.svc.cluster.local": ["10.96.7.1"] } }),
    });
    expect(output).toBe(`10.96.7.1       ${web}\n`);
  });
});
