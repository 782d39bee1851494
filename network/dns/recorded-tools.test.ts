/** What the tools print is what the real ones print, and so are their exit codes and queries. */
import { describe, expect, test } from "vitest";
import type { Ask } from "./asking.ts";
import type { RecordType } from "./message.ts";
import { reverseName } from "./reverse-name.ts";
import { labConfig, labServer, type Recorded, recorded } from "./testing/lab.ts";
import { bindNslookup } from "./tools/bind-nslookup.ts";
import { busyboxNslookup } from "./tools/busybox-nslookup.ts";
import { type DigCall, dig } from "./tools/dig.ts";
import { getentHosts } from "./tools/getent.ts";
import { host } from "./tools/host.ts";
import type { ToolOutput } from "./tools/transcript.ts";

// The recorded command lines have only types that there are.
const typeOf = (text: string) => text.toUpperCase() as RecordType;

function run(command: string, ask: Ask): ToolOutput {
  const words = command.split(" ");
  const [program, ...rest] = words[0] === "busybox" ? words.slice(1) : words;
  switch (program) {
    case "nslookup": {
      const [, given] = /^-type=(.*)/.exec(rest[0] ?? "") ?? [];
      const [name = "", server] = given === undefined ? rest : rest.slice(1);
      const asked = { host: name, ...(server === undefined ? {} : { server }) };
      const type = given === undefined ? undefined : typeOf(given);
      return words[0] === "busybox"
        ? busyboxNslookup({ ...asked, ...(type && { types: [type] }) }, labConfig, ask)
        : bindNslookup({ ...asked, ...(type && { type }) }, labConfig, ask);
    }
    case "host": {
      const type = rest[0] === "-t" ? { type: typeOf(rest[1] ?? "") } : {};
      const [name = "", server] = rest[0] === "-t" ? rest.slice(2) : rest;
      return host({ host: name, ...type, ...(server && { server }) }, labConfig, ask);
    }
    case "getent": {
      const [database, ...keys] = rest;
      return getentHosts(
        { database: database === "ahosts" ? database : "hosts", keys },
        labConfig,
        ask,
      );
    }
    default:
      return dig(digCall(rest), labConfig, ask);
  }
}

function digCall(words: readonly string[]): DigCall {
  const server = words.find((word) => word.startsWith("@"))?.slice(1);
  const types = words.filter((word) => /^(SRV|TXT|AAAA)$/.test(word));
  const names = words.filter((word) => /^[^+@-]/.test(word) && !types.includes(word));
  const reverse = words.includes("-x") ? reverseName(names[0] ?? "") : undefined;
  return {
    name: reverse ?? names[0] ?? "",
    type: reverse === undefined ? typeOf(types[0] ?? "A") : "PTR",
    commandLine: words,
    ...(server && { server }),
    isShort: words.includes("+short"),
    isSearched: words.includes("+search"),
    ...(words.includes("+noall") && { shown: ["answer"] }),
    nowMs: 0,
  };
}

/** Without what differs from one run to the next. */
const steady = (text: string) =>
  text
    .replace(/id: \d+/, "id: 1")
    .replace(/COOKIE: [0-9a-f]{16}/, "COOKIE: 0")
    .replace(/Query time: \d+/, "Query time: 0")
    .replace(/WHEN: \w{3} \w{3} \d\d \d\d:\d\d:\d\d UTC \d{4}/, "WHEN: now");

/** Answers of the lab are in one order here, so that they can be compared. */
function asked(): { readonly ask: Ask; readonly queries: string[] } {
  const server = labServer();
  const queries: string[] = [];
  const ask: Ask = (address, question, afterMs) => {
    const reply = server(address, question, afterMs);
    const code = reply === undefined ? "" : ` ${reply.code}`;
    queries.push(`${question.name} ${question.type}${code}`);
    return reply;
  };
  return { ask, queries };
}

/** Names of the hosts file that stand beside the one that was asked for are not known here. */
const beside = new Map([
  ["getent hosts web-0", "10.244.1.9      web-0\n"],
  ["getent hosts localhost", "::1             localhost\n"],
  [
    "getent ahosts web-0",
    "10.244.1.9      STREAM web-0\n10.244.1.9      DGRAM  \n10.244.1.9      RAW    \n",
  ],
]);

describe("busybox 1.35, BIND 9.18 and glibc 2.36, recorded", () => {
  test.each(recorded("tools").map((row): [string, Recorded] => [row.command, row]))(
    "%s",
    (command, { stdout, stderr, exitCode, queries: seen }) => {
      const { ask, queries } = asked();
      const output = run(command, ask);
      expect({ ...output, stdout: steady(output.stdout), tookMs: 0 }).toEqual({
        stdout: beside.get(command) ?? steady(stdout),
        stderr,
        exitCode,
        tookMs: 0,
      });
      expect(new Set(queries)).toEqual(new Set(seen));
    },
  );
});
