/** dig and host. Source: bind 9.18, bin/dig. */
import { timeOf } from "../context.ts";
import type { Work } from "../kernel.ts";
import type { ResourceRecord } from "../network/container-network.ts";
import {
  type Asked,
  askServers,
  candidates,
  resolverSettings,
  serverAddress,
} from "../network/resolver-file.ts";
import type { Waiting } from "../network/wait.ts";
import type { Shell } from "../shell.ts";
import { put } from "../streams.ts";
import { dateText } from "./date.ts";
import { type DigLookup, type DigOptions, digOptions } from "./dig-options.ts";
import { dataText, dotted } from "./dns-text.ts";
import { rawProgram } from "./program.ts";

export const [, dig] = rawProgram("dig", runDig);

const version = "9.18.41";
/** Its exit code where no server answers. */
const noReplyCode = 9;

function* runDig(args: readonly string[], shell: Shell): Work {
  const options = digOptions(args);
  const { streams } = shell;
  const { server: given } = options;
  const own = given === undefined ? undefined : yield* serverAddress(given, shell);
  if (given !== undefined && own === undefined) {
    yield* put(streams.errors, `dig: couldn't get address for '${given}': not found\n`);
    return 10;
  }
  const servers = own === undefined ? resolverSettings(shell).servers : [own];
  for (const lookup of options.lookups) {
    const asked = yield* answered(lookup, servers, options, shell);
    if (asked === undefined) {
      const late = `;; communications error to ${servers[0]}#53: timed out\n`.repeat(options.tries);
      const greeting = options.shown.has("cmd") && !options.isShort ? heading(args) : "";
      yield* put(streams.output, `${late}${greeting};; no servers could be reached\n\n`);
      return noReplyCode;
    }
    const text = options.isShort
      ? asked.reply.answers.map((record) => `${dataText(record)}\n`).join("")
      : longText(args, asked, options, shell);
    yield* put(streams.output, text);
  }
  return 0;
}

interface Found extends Asked {
  readonly lookup: DigLookup;
}

/** The reply about the name, or with `+search` about the first that there is. */
function* answered(
  { name, type }: DigLookup,
  servers: readonly string[],
  options: DigOptions,
  shell: Shell,
): Waiting<Found | undefined> {
  const names = options.searches ? candidates(name, resolverSettings(shell)) : [name];
  let last: Found | undefined;
  for (const each of names) {
    const asked = yield* askServers({ name: each, type }, servers, options, shell);
    if (asked === undefined) return undefined;
    last = { ...asked, lookup: { name: each, type } };
    if (asked.reply.code === "NOERROR") return last;
  }
  return last;
}

const heading = (args: readonly string[]) =>
  `\n; <<>> DiG ${version} <<>> ${args.join(" ")}\n;; global options: +cmd\n`;

function longText(
  args: readonly string[],
  { server, reply, lookup }: Found,
  { shown }: DigOptions,
  shell: Shell,
): string {
  const { answers, authority = [], additional = [] } = reply;
  const hasComments = shown.has("comments");
  const section = (title: string, records: readonly ResourceRecord[]) =>
    records.length === 0
      ? ""
      : `${hasComments ? `;; ${title} SECTION:\n` : ""}${records.map(recordLine).join("")}\n`;
  const id = shell.context.random.integer(65_536);
  const counts = `QUERY: 1, ANSWER: ${answers.length}, AUTHORITY: ${authority.length}, ADDITIONAL: ${additional.length + 1}`;
  const flags = reply.authoritative ? "qr aa rd" : "qr rd ra";
  const question = `;${padded(
    [
      [dotted(lookup.name), 32],
      ["IN", 40],
      [lookup.type, 0],
    ],
    1,
  )}\n`;
  return [
    shown.has("cmd") ? heading(args) : "",
    hasComments
      ? `;; Got answer:\n;; ->>HEADER<<- opcode: QUERY, status: ${reply.code}, id: ${id}\n` +
        `;; flags: ${flags}; ${counts}\n` +
        (reply.authoritative ? ";; WARNING: recursion requested but not available\n" : "") +
        "\n;; OPT PSEUDOSECTION:\n; EDNS: version: 0, flags:; udp: 1232\n"
      : "",
    shown.has("question")
      ? `${hasComments ? ";; QUESTION SECTION:\n" : ""}${question}\n`
      : hasComments
        ? "\n"
        : "",
    shown.has("answer") ? section("ANSWER", answers) : "",
    shown.has("authority") ? section("AUTHORITY", authority) : "",
    shown.has("additional") ? section("ADDITIONAL", additional) : "",
    shown.has("stats") ? statistics(server, { reply, lookup }, shell) : "",
  ].join("");
}

function statistics(
  server: string,
  { reply, lookup }: Pick<Found, "reply" | "lookup">,
  shell: Shell,
): string {
  return [
    `;; Query time: ${Math.round(reply.tookMs)} msec`,
    `;; SERVER: ${server}#53(${server}) (UDP)`,
    `;; WHEN: ${dateText(timeOf(shell.context), "+%a %b %d %H:%M:%S UTC %Y")}`,
    `;; MSG SIZE  rcvd: ${messageBytes(lookup.name, reply)}`,
    "\n",
  ].join("\n");
}

const headerBytes = 12;
const optionBytes = 23;
/** Of a record, beside its name and what it holds. */
const recordBytes = 10;

/** The size of the message, in which CoreDNS compresses no names of this length. */
function messageBytes(name: string, { answers, authority = [], additional = [] }: Asked["reply"]) {
  const nameBytes = (text: string) => dotted(text).length + 1;
  const records = [...answers, ...authority, ...additional].map(
    (record) => nameBytes(record.name) + recordBytes + dataBytes(record),
  );
  const question = nameBytes(name) + 4;
  return [headerBytes, question, optionBytes, ...records].reduce((sum, each) => sum + each, 0);
}

function dataBytes({ type, data }: ResourceRecord): number {
  switch (type) {
    case "A":
      return 4;
    case "AAAA":
      return 16;
    case "SRV":
      return 6 + dotted(data.split(" ").at(-1) ?? "").length + 1;
    case "MX":
      return 2 + dotted(data.split(" ").at(-1) ?? "").length + 1;
    case "SOA": {
      const [server = "", mail = ""] = data.split(" ");
      return dotted(server).length + dotted(mail).length + 2 + 20;
    }
    default:
      return dotted(data).length + 1;
  }
}

const recordLine = (record: ResourceRecord) => {
  const { name, ttlSeconds, type } = record;
  const columns = padded([
    [dotted(name), 24],
    [String(ttlSeconds), 32],
    ["IN", 40],
    [type, 48],
  ]);
  return `${columns}${dataText(record)}\n`;
};

const tab = 8;

/** Each cell is followed by tabs up to a column, or by a blank where that is passed. */
function padded(cells: readonly (readonly [string, number])[], startColumn = 0): string {
  let text = "";
  let column = startColumn;
  for (const [cell, until] of cells) {
    text += cell;
    column += cell.length;
    if (until === 0) continue;
    if (column >= until) {
      text += " ";
      column += 1;
    }
    for (; column < until; column = (Math.floor(column / tab) + 1) * tab) text += "\t";
  }
  return text;
}
