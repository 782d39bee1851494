/** The programs of containers that ask name servers print what the real ones print. */
import { describe, expect, test } from "vitest";
import type { ContainerNetwork } from "../kubelet/shell/network/container-network.ts";
import { busyboxPrograms, ownPrograms } from "../kubelet/shell/network/makers.ts";
import { testNetwork } from "../kubelet/shell/network/test-network.ts";
import { runTest } from "../kubelet/shell/test-shell.ts";
import { resolve } from "../network/dns/index.ts";
import { labConfig, labServer, type Recorded, recorded } from "../network/dns/testing/lab.ts";

const [nameServer = ""] = labConfig.nameservers;
const files = {
  "/etc/resolv.conf":
    `search ${labConfig.searches.join(" ")}\nnameserver ${nameServer}\n` +
    `options ${labConfig.options.join(" ")}\n`,
  "/etc/hosts":
    "127.0.0.1\tlocalhost\n::1\tlocalhost ip6-localhost ip6-loopback\n" +
    "10.244.1.9\tweb-0.web.default.svc.cluster.local\tweb-0\n",
};

/** The network of the recordings, and the queries that its server has seen. */
function recordingNetwork(): { readonly network: ContainerNetwork; readonly queries: string[] } {
  const ask = labServer();
  const queries: string[] = [];
  const network: ContainerNetwork = {
    ...testNetwork({}),
    query({ server, name, type }) {
      const reply = ask(server, { name, type }, 0);
      queries.push(`${name} ${type}${reply === undefined ? "" : ` ${reply.code}`}`);
      return reply && { ...reply, tookMs: 1 };
    },
    resolve: (name) => resolve(name, labConfig, ask),
  };
  return { network, queries };
}

function run(command: string) {
  const words = command.split(" ");
  const isBusybox = words[0] === "busybox";
  const { network, queries } = recordingNetwork();
  const { output, errors, exitCode } = runTest(isBusybox ? words.slice(1) : words, {
    network,
    networkPrograms: isBusybox ? busyboxPrograms : ownPrograms,
    files,
  });
  return { output: steady(output), errors, exitCode, queries: [...new Set(queries)].sort() };
}

/** Without what differs from one run, or release, to the next. */
const steady = (text: string) =>
  text
    .replace(/DiG \S+ /, "DiG 9 ")
    .replace(/id: \d+/, "id: 1")
    .replace(/COOKIE: [0-9a-f]{16}/, "COOKIE: 0")
    .replace(/Query time: \d+/, "Query time: 0")
    .replace(/WHEN: \w{3} \w{3} \d\d \d\d:\d\d:\d\d UTC \d{4}/, "WHEN: now");

const commands = recorded("tools").map((row): [string, Recorded] => [row.command, row]);

describe("busybox 1.35, BIND 9.18 and getent of glibc 2.36, recorded", () => {
  test.each(commands)("%s", (command, { stdout, stderr, exitCode, queries }) => {
    expect(run(command)).toEqual({
      output: steady(stdout),
      errors: stderr,
      exitCode,
      queries: [...new Set(queries)].sort(),
    });
  });
});
