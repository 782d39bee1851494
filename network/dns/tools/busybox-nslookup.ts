/** The nslookup of busybox. Source: busybox 1.36, networking/nslookup.c; before 1.29 another. */
import type { Ask } from "../asking.ts";
import { type Question, type RecordType, type Reply, withoutDot } from "../message.ts";
import { resolve } from "../resolve.ts";
import { type ResolverConfig, serversOf } from "../resolver-config.ts";
import { reverseName } from "../reverse-name.ts";
import { recordLines } from "./records.ts";
import { type ToolOutput, Transcript } from "./transcript.ts";

export interface NslookupCall {
  readonly host: string;
  /** The address of the server to ask; without, those of the configuration. */
  readonly server?: string;
  /** Without, A and AAAA are asked for, or PTR where the host is an address. */
  readonly types?: readonly RecordType[];
}

/** For the answers of all queries together. */
const timeoutMs = 5000;
const repeats = 2;
/** Queries are sent by this order of types. */
const typeOrder: readonly RecordType[] = [
  "SOA",
  "NS",
  "A",
  "AAAA",
  "CNAME",
  "MX",
  "TXT",
  "SRV",
  "PTR",
];

/**
 * Searches the domains for names without a dot only, whatever `ndots` says, and tells of each of
 * them; a name that one of them lacks is a failure.
 */
export function busyboxNslookup(call: NslookupCall, config: ResolverConfig, ask: Ask): ToolOutput {
  const { server } = call;
  const transcript = new Transcript(config, ask);
  const questions = questionsOf(call, server === undefined ? config.searches : []);
  const servers = server === undefined ? serversOf(config) : [server];
  for (const each of servers) {
    const replies = askAll(each, questions, transcript);
    if (replies.size === 0) continue;
    printReplies(each, replies, transcript);
    const missing = questions.filter((question) => !replies.has(question));
    transcript.print(...missing.map(({ name }) => `*** Can't find ${name}: No answer`));
    if (missing.length > 0) transcript.print("");
    return transcript.end();
  }
  transcript.print(";; connection timed out; no servers could be reached", "");
  return transcript.end(1);
}

function questionsOf(
  { host, types }: NslookupCall,
  searches: readonly string[],
): readonly Question[] {
  const reverse = types === undefined ? reverseName(host) : undefined;
  if (reverse !== undefined) return [{ name: reverse, type: "PTR" }];
  const names = host.includes(".") ? [host] : searches.map((domain) => `${host}.${domain}`);
  const wanted: readonly RecordType[] = types ?? ["A", "AAAA"];
  return typeOrder
    .filter((type) => wanted.includes(type))
    .flatMap((type) => {
      const asked = type === "PTR" || names.length === 0 ? [host] : names;
      return asked.map((name) => ({ name, type }));
    });
}

/** In the order in which they arrive: what a server fails is sent again, to the end of the line. */
function askAll(server: string, questions: readonly Question[], transcript: Transcript) {
  const startMs = transcript.tookMs;
  const replies = new Map<Question, Reply>();
  const sent = [...questions];
  let left = repeats * questions.length;
  for (const question of sent) {
    const { name, type } = question;
    const reply = transcript.ask(server, { name: withoutDot(name), type }, 0);
    if (reply === undefined) continue;
    if (reply.code === "SERVFAIL" && left > 0) {
      left -= 1;
      sent.push(question);
    } else replies.set(question, reply);
  }
  if (replies.size < questions.length) transcript.tookMs = startMs + timeoutMs;
  return replies;
}

function printReplies(
  server: string,
  replies: ReadonlyMap<Question, Reply>,
  transcript: Transcript,
): void {
  const address = server.includes(":") ? `[${server}]` : server;
  transcript.print(`Server:\t\t${server}`, `Address:\t${address}:53`, "");
  for (const [{ name }, { code, answers, authoritative }] of replies) {
    if (code === "NOERROR") {
      if (!authoritative) transcript.print("Non-authoritative answer:");
      for (const record of answers) transcript.print(...recordLines(record, ""));
    } else {
      transcript.exitCode = 1;
      transcript.print(`** server can't find ${name}: ${code}`);
    }
    transcript.print("");
  }
}

/** The nslookup of busybox before 1.29, which asked the C library. */
export function oldBusyboxNslookup(
  { host, server }: Omit<NslookupCall, "types">,
  given: ResolverConfig,
  ask: Ask,
): ToolOutput {
  const config = server === undefined ? given : { ...given, nameservers: [server] };
  const transcript = new Transcript(config, ask);
  const [own = ""] = serversOf(config);
  printAddresses({ heading: "Server:", name: own, addresses: [own] }, own, transcript);
  transcript.print("");
  const { addresses, tookMs } = resolve(host, config, ask);
  transcript.tookMs += tookMs;
  if (addresses.length === 0) {
    transcript.complain(`nslookup: can't resolve '${host}'`);
    return transcript.end(1);
  }
  printAddresses({ heading: "Name:", name: host, addresses }, own, transcript);
  return transcript.end();
}

/** Each address with the name that the server knows it by, if there is one. */
function printAddresses(
  { heading, name, addresses }: { heading: string; name: string; addresses: readonly string[] },
  server: string,
  transcript: Transcript,
): void {
  transcript.print(`${heading.padEnd(10)} ${name}`);
  for (const [index, address] of addresses.entries()) {
    const pointer = reverseName(address) ?? address;
    const reply = transcript.ask(server, { name: pointer, type: "PTR" }, timeoutMs);
    const known = reply?.answers[0]?.data;
    transcript.print(`Address ${index + 1}: ${address}${known === undefined ? "" : ` ${known}`}`);
  }
}
