/** dig. Source: bind 9.18, bin/dig/dig.c; lib/dns/masterdump.c for its columns. */
import { timeOf } from "../../kernel/context.ts";
import type { Work } from "../../kernel/kernel.ts";
import { put } from "../../kernel/streams.ts";
import type { Shell } from "../../language/shell.ts";
import {
  type BindSettings,
  candidates,
  type Found,
  lookUp,
  unreachable,
} from "../../network/bind-lookup.ts";
import type { Reply, ResourceRecord } from "../../network/container-network.ts";
import { resolverSettings, serverAddress } from "../../network/resolver-file.ts";
import { dateText } from "../date.ts";
import { rawProgram } from "../program.ts";
import { type DigOptions, digOptions, type Part } from "./dig-options.ts";
import { dataText, dotted } from "./dns-text.ts";

export const [, dig] = rawProgram("dig", runDig);

const version = "9.18.49";
/** Its exit code where no server answers. */
const noReplyCode = 9;

function* runDig(args: readonly string[], shell: Shell): Work {
  const options = digOptions(args);
  const { streams } = shell;
  const { server: given, timeoutMs, tries } = options;
  const own = given === undefined ? undefined : yield* serverAddress(given, shell);
  if (given !== undefined && own === undefined) {
    yield* put(streams.errors, `dig: couldn't get address for '${given}': not found\n`);
    return 1;
  }
  const resolver = resolverSettings(shell);
  const servers = own === undefined ? resolver.servers : [own];
  const settings: BindSettings = { servers, timeoutMs, tries };
  for (const [index, { name, type }] of options.lookups.entries()) {
    const names = options.searches ? candidates(name, resolver) : [name];
    const begunMs = shell.kernel.now;
    const found = yield* lookUp(names, type, settings, shell);
    const head = headingOf(args, options, index === 0);
    if (found === undefined) {
      yield* put(streams.output, `${options.isShort ? "" : head}${unreachable}`);
      return noReplyCode;
    }
    const text = options.isShort
      ? found.reply.answers.map((record) => `${dataText(record)}\n`).join("")
      : head + longText({ ...found, type, tookMs: shell.kernel.now - begunMs }, options, shell);
    yield* put(streams.output, text);
  }
  return 0;
}

interface Shown extends Found {
  readonly type: string;
  readonly tookMs: number;
}

function headingOf(args: readonly string[], { shown, server }: DigOptions, isFirst: boolean) {
  if (!shown.has("cmd")) return "";
  const line = `; <<>> DiG ${version} <<>> ${args.join(" ")}\n`;
  if (!isFirst) return line;
  const found = server === undefined ? "" : "; (1 server found)\n";
  return `\n${line}${found};; global options: +cmd\n`;
}

function longText(found: Shown, { shown }: DigOptions, shell: Shell): string {
  const { reply, name, type } = found;
  const { answers, authority = [], additional = [] } = reply;
  const hasComments = shown.has("comments");
  const section = (part: Part, title: string, lines: readonly string[]) => {
    if (lines.length === 0 || !shown.has(part)) return "";
    const text = lines.join("");
    return hasComments ? `;; ${title} SECTION:\n${text}\n` : text;
  };
  return [
    hasComments ? headerText(found, shell) : "",
    section("question", "QUESTION", [`;${columns(dotted(name), ["IN", 32], [type, 40])}\n`]),
    section("answer", "ANSWER", answers.map(recordLine)),
    section("authority", "AUTHORITY", authority.map(recordLine)),
    section("additional", "ADDITIONAL", additional.map(recordLine)),
    shown.has("stats") ? statistics(found, shell) : "",
  ].join("");
}

const localWarning =
  ";; WARNING: .local is reserved for Multicast DNS\n" +
  ";; You are currently testing what happens when an mDNS query is leaked to DNS\n";

function headerText({ reply, name }: Shown, { context: { random } }: Shell): string {
  const { code, answers, authority = [], additional = [], authoritative } = reply;
  const isRecursive = reply.recursionAvailable === true;
  const id = random.integer(65_536);
  const cookie = Array.from({ length: 8 }, () => hexByte(random.integer(256))).join("");
  const flags = `qr${authoritative ? " aa" : ""} rd${isRecursive ? " ra" : ""}`;
  return [
    ";; Got answer:\n",
    /(?:^|\.)local\.?$/i.test(name) ? localWarning : "",
    `;; ->>HEADER<<- opcode: QUERY, status: ${code}, id: ${id}\n`,
    `;; flags: ${flags}; QUERY: 1, ANSWER: ${answers.length}, `,
    `AUTHORITY: ${authority.length}, ADDITIONAL: ${additional.length + 1}\n`,
    isRecursive ? "" : ";; WARNING: recursion requested but not available\n",
    "\n;; OPT PSEUDOSECTION:\n; EDNS: version: 0, flags:; udp: 1232\n",
    // CoreDNS gives back the cookie that it was sent.
    `; COOKIE: ${cookie} (echoed)\n`,
  ].join("");
}

const hexByte = (byte: number) => byte.toString(16).padStart(2, "0");

function statistics({ server, reply, name, tookMs }: Shown, shell: Shell): string {
  return [
    `;; Query time: ${Math.round(tookMs)} msec`,
    `;; SERVER: ${server}#53(${server}) (UDP)`,
    `;; WHEN: ${dateText(timeOf(shell.context), "+%a %b %d %H:%M:%S UTC %Y")}`,
    `;; MSG SIZE  rcvd: ${messageBytes(name, reply)}`,
    "\n",
  ].join("\n");
}

const headerBytes = 12;
const optionBytes = 23;
/** Of a record, beside its name and what it holds. */
const recordBytes = 10;

/** The size of the message, in which CoreDNS compresses no names of this length. */
function messageBytes(name: string, { answers, authority = [], additional = [] }: Reply) {
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
    case "TXT":
      return data.length + 1;
    default:
      return dotted(data).length + 1;
  }
}

function recordLine(record: ResourceRecord): string {
  const { name, ttlSeconds, type } = record;
  const data = dataText(record);
  return `${columns(dotted(name), [String(ttlSeconds), 24], ["IN", 32], [type, 40], [data, 48])}\n`;
}

const tabWidth = 8;

/** Texts that begin at columns, reached by tabs; one whose column is past follows at once. */
function columns(first: string, ...rest: readonly (readonly [text: string, at: number])[]): string {
  let line = first;
  let column = first.length;
  for (const [text, at] of rest) {
    const target = Math.max(at, column + 1);
    const tabs = Math.floor(target / tabWidth) - Math.floor(column / tabWidth);
    line += tabs > 0 ? "\t".repeat(tabs) : " ";
    line += text;
    column = target + text.length;
  }
  return line;
}
