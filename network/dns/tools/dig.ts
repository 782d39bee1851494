/** The dig of BIND. Source: bind 9.18, bin/dig/dig.c, and lib/dns/masterdump.c for its columns. */
import { seededRandom } from "../../../api/runtime.ts";
import type { Ask } from "../asking.ts";
import { type RecordType, type Reply, type ResourceRecord, withoutDot } from "../message.ts";
import type { ResolverConfig } from "../resolver-config.ts";
import {
  type BindSettings,
  candidates,
  type Found,
  lookUp,
  serversFor,
  unreachable,
} from "./bind-lookup.ts";
import { messageSize } from "./message-size.ts";
import { type ToolOutput, Transcript } from "./transcript.ts";

export type DigPart =
  | "cmd"
  | "comments"
  | "question"
  | "answer"
  | "authority"
  | "additional"
  | "stats";

export const allDigParts: readonly DigPart[] = [
  "cmd",
  "comments",
  "question",
  "answer",
  "authority",
  "additional",
  "stats",
];

export interface DigCall {
  readonly name: string;
  readonly type: RecordType;
  /** `@10.96.0.10` */
  readonly server?: string;
  /** The arguments as they were given; dig repeats them. */
  readonly commandLine: readonly string[];
  /** `+short` */
  readonly isShort?: boolean;
  /** `+search`; names are not searched for otherwise. */
  readonly isSearched?: boolean;
  /** `+noall +answer` and the like; everything by default. */
  readonly shown?: readonly DigPart[];
  /** `+time=5` */
  readonly timeoutSeconds?: number;
  /** `+tries=3` */
  readonly tries?: number;
  /** Of the process. */
  readonly nowMs: number;
}

const version = "9.18.49-1~deb12u1-Debian";
const unreachableCode = 9;

export function dig(call: DigCall, config: ResolverConfig, ask: Ask): ToolOutput {
  const { name, type, isSearched, server, timeoutSeconds = 5, tries = 3 } = call;
  const transcript = new Transcript(config, ask);
  const settings: BindSettings = {
    servers: serversFor(server, config),
    timeoutMs: timeoutSeconds * 1000,
    tries,
  };
  const names = isSearched === true ? candidates(name, config) : [withoutDot(name)];
  const found = lookUp(names, type, settings, transcript);
  if (found === undefined) {
    if (call.isShort !== true) printCommand(call, transcript);
    transcript.print(unreachable);
    return transcript.end(unreachableCode);
  }
  if (call.isShort === true) {
    for (const record of found.reply.answers) transcript.print(dataOf(record));
  } else printAll(call, found, transcript);
  return transcript.end(0);
}

function printCommand({ commandLine, server, shown }: DigCall, transcript: Transcript): void {
  if (shown !== undefined && !shown.includes("cmd")) return;
  transcript.print("", `; <<>> DiG ${version} <<>> ${commandLine.join(" ")}`);
  if (server !== undefined) transcript.print("; (1 server found)");
  transcript.print(";; global options: +cmd");
}

function printAll(call: DigCall, found: Found, transcript: Transcript): void {
  const { shown = allDigParts, type, nowMs } = call;
  const { reply, name, server } = found;
  const isShown = (part: DigPart) => shown.includes(part);
  const section = (part: DigPart, title: string, lines: readonly string[]) => {
    if (!isShown(part) || lines.length === 0) return;
    if (isShown("comments")) transcript.print(`;; ${title} SECTION:`);
    transcript.print(...lines);
    if (isShown("comments")) transcript.print("");
  };
  printCommand(call, transcript);
  if (isShown("comments")) printHeader(call, found, transcript);
  section("question", "QUESTION", [`;${columns(`${name}.`, ["IN", 32], [type, 40])}`]);
  section("answer", "ANSWER", reply.answers.map(recordLine));
  section("authority", "AUTHORITY", (reply.authority ?? []).map(recordLine));
  section("additional", "ADDITIONAL", (reply.additional ?? []).map(recordLine));
  if (!isShown("stats")) return;
  transcript.print(
    `;; Query time: ${Math.floor(transcript.tookMs)} msec`,
    `;; SERVER: ${server}#53(${server}) (UDP)`,
    `;; WHEN: ${whenText(nowMs + transcript.tookMs)}`,
    `;; MSG SIZE  rcvd: ${messageSize(name, reply)}`,
    "",
  );
}

function printHeader({ nowMs, type }: DigCall, { reply, name }: Found, transcript: Transcript) {
  const { code, answers, authority = [], additional = [] } = reply;
  const random = seededRandom(`dig/${name}/${type}/${nowMs}`);
  const cookie = Array.from({ length: 8 }, () =>
    random.integer(256).toString(16).padStart(2, "0"),
  ).join("");
  transcript.print(";; Got answer:");
  if (/(^|\.)local$/i.test(name)) {
    transcript.print(
      ";; WARNING: .local is reserved for Multicast DNS",
      ";; You are currently testing what happens when an mDNS query is leaked to DNS",
    );
  }
  transcript.print(
    `;; ->>HEADER<<- opcode: QUERY, status: ${code}, id: ${random.integer(65_536)}`,
    `;; flags:${flagsOf(reply)}; QUERY: 1, ANSWER: ${answers.length}, ` +
      `AUTHORITY: ${authority.length}, ADDITIONAL: ${additional.length + 1}`,
  );
  if (reply.recursionAvailable !== true) {
    transcript.print(";; WARNING: recursion requested but not available");
  }
  transcript.print(
    "",
    ";; OPT PSEUDOSECTION:",
    "; EDNS: version: 0, flags:; udp: 1232",
    `; COOKIE: ${cookie} (echoed)`,
  );
}

const flagsOf = ({ authoritative, recursionAvailable }: Reply) =>
  ` qr${authoritative ? " aa" : ""} rd${recursionAvailable === true ? " ra" : ""}`;

function recordLine(record: ResourceRecord): string {
  const { name, ttlSeconds, type } = record;
  return columns(
    `${name}.`,
    [String(ttlSeconds), 24],
    ["IN", 32],
    [type, 40],
    [dataOf(record), 48],
  );
}

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

const tabWidth = 8;

function dataOf({ type, data }: ResourceRecord): string {
  switch (type) {
    case "A":
    case "AAAA":
      return data;
    case "TXT":
      return `"${data}"`;
    case "SOA":
      return data.replace(/^(\S+) (\S+)/, "$1. $2.");
    default:
      return `${data}.`;
  }
}

const days = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
const months = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");

/** `Fri Nov 27 02:06:23 UTC 2026` */
function whenText(timeMs: number): string {
  const date = new Date(timeMs);
  const [day, time] = date.toISOString().split("T");
  const [, , dayOfMonth] = (day ?? "").split("-");
  return (
    `${days[date.getUTCDay()]} ${months[date.getUTCMonth()]} ${dayOfMonth} ` +
    `${(time ?? "").slice(0, 8)} UTC ${date.getUTCFullYear()}`
  );
}
