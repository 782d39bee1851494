/** The nslookups of busybox. Source: busybox 1.36 and 1.28, networking/nslookup.c. */
import type { Work } from "../../kernel/kernel.ts";
import { put } from "../../kernel/streams.ts";
import type { Shell } from "../../language/shell.ts";
import type { RecordType, Reply } from "../../network/container-network.ts";
import {
  askServers,
  resolverSettings,
  reverseName,
  serverAddress,
} from "../../network/resolver-file.ts";
import { type Waiting, waitUntil } from "../../network/wait.ts";
import { ProgramError, rawProgram } from "../program.ts";
import { lookupText, recordTypeOf } from "./dns-text.ts";

export const [, busyboxLookup] = rawProgram("nslookup", lookup);
export const [, oldBusyboxLookup] = rawProgram("nslookup", lookupByName);

const patience = { timeoutMs: 2_500, tries: 2 };
/** How often, for each query, one is sent again that a server fails. */
const repeats = 2;

function* lookup(args: readonly string[], shell: Shell): Work {
  const { output } = shell.streams;
  const [name, given] = args.filter((arg) => !/^-./.test(arg));
  if (name === undefined) throw new ProgramError("missing HOST");
  const resolver = resolverSettings(shell);
  const server = yield* serverOf(given, shell);
  const servers = server === undefined ? resolver.servers : [server];
  // Who names a server is not searched for.
  const searches = server === undefined ? resolver.searches : [];
  const questions = questionsOf(name, typesIn(args), searches);
  for (const each of servers) {
    const replies = yield* askAll(each, questions, shell);
    if (replies.size === 0) continue;
    const address = each.includes(":") ? `[${each}]` : each;
    yield* put(output, `Server:\t\t${given ?? each}\nAddress:\t${address}:53\n\n`);
    const all = [...replies];
    yield* put(output, all.map(([question, reply]) => replyText(question.name, reply)).join(""));
    const missing = questions.filter((question) => !replies.has(question));
    for (const { name: unanswered } of missing) {
      yield* put(output, `*** Can't find ${unanswered}: No answer\n`);
    }
    if (missing.length > 0) yield* put(output, "\n");
    return all.some(([, { code }]) => code !== "NOERROR") ? 1 : 0;
  }
  yield* put(output, ";; connection timed out; no servers could be reached\n\n");
  return 1;
}

interface Question {
  readonly name: string;
  readonly type: RecordType;
}

/**
 * The replies in the order in which they come: what a server fails is sent again at once, to the
 * end of the line, and in the end taken for an answer; what it does not answer, later.
 */
function* askAll(
  server: string,
  questions: readonly Question[],
  shell: Shell,
): Waiting<ReadonlyMap<Question, Reply>> {
  const { kernel, context } = shell;
  const replies = new Map<Question, Reply>();
  for (let attempt = 0; attempt < patience.tries; attempt += 1) {
    const begunMs = kernel.now;
    const sent = questions.filter((question) => !replies.has(question));
    let left = repeats * questions.length;
    let tookMs = 0;
    for (const question of sent) {
      const { name, type } = question;
      const reply = context.network.query({ name: name.replace(/\.$/, ""), type, server });
      if (reply === undefined) continue;
      tookMs = Math.max(tookMs, reply.tookMs);
      if (reply.code === "SERVFAIL" && left > 0) {
        left -= 1;
        sent.push(question);
      } else replies.set(question, reply);
    }
    const isWhole = replies.size === questions.length;
    yield* waitUntil(begunMs + (isWhole ? tookMs : patience.timeoutMs), shell);
    if (isWhole) break;
  }
  return replies;
}

function replyText(name: string, { code, answers, authoritative }: Reply): string {
  if (code !== "NOERROR") return `** server can't find ${name}: ${code}\n\n`;
  const head = authoritative ? "" : "Non-authoritative answer:\n";
  return `${head}${answers.map((each) => lookupText(each, "")).join("")}\n`;
}

/** The address of the server that was given. */
function* serverOf(given: string | undefined, shell: Shell): Waiting<string | undefined> {
  if (given === undefined) return undefined;
  const address = yield* serverAddress(given, shell);
  if (address === undefined) throw new ProgramError(`bad address '${given}'`);
  return address;
}

function typesIn(args: readonly string[]): readonly RecordType[] {
  return args.flatMap((arg) => {
    const [, text] = /^-(?:type|querytype|q)=(\w+)$/.exec(arg) ?? [];
    if (text === undefined) return [];
    const type = recordTypeOf(text);
    if (type === undefined) throw new ProgramError(`invalid query type "${text}"`);
    return [type];
  });
}

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

/** Search domains are for names without a dot only: it knows nothing of `ndots`. */
function questionsOf(
  name: string,
  types: readonly RecordType[],
  searches: readonly string[],
): readonly Question[] {
  const reverse = reverseName(name);
  if (reverse !== undefined && types.length === 0) return [{ name: reverse, type: "PTR" }];
  const isShort = !name.includes(".") && searches.length > 0;
  const names = isShort ? searches.map((search) => `${name}.${search}`) : [name];
  const wanted: readonly RecordType[] = types.length === 0 ? ["A", "AAAA"] : types;
  return typeOrder
    .filter((type) => wanted.includes(type))
    .flatMap((type) => (type === "PTR" ? [name] : names).map((each) => ({ name: each, type })));
}

/** Before 1.29: it asks the C library for addresses, and for the names of those. */
function* lookupByName(args: readonly string[], shell: Shell): Work {
  const { output } = shell.streams;
  const [name, given] = args.filter((arg) => !/^-./.test(arg));
  if (name === undefined) throw new ProgramError("missing HOST");
  const server = (yield* serverOf(given, shell)) ?? resolverSettings(shell).servers[0] ?? "";
  const serverName = yield* nameOf(server, server, shell);
  yield* put(output, `Server:    ${given ?? server}\nAddress 1: ${server}${serverName}\n\n`);
  const begunMs = shell.kernel.now;
  const { addresses, tookMs } = shell.context.network.resolve(name);
  yield* waitUntil(begunMs + tookMs, shell);
  if (addresses.length === 0) throw new ProgramError(`can't resolve '${name}'`);
  yield* put(output, `Name:      ${name}\n`);
  for (const [index, address] of addresses.entries()) {
    const called = yield* nameOf(address, server, shell);
    yield* put(output, `Address ${index + 1}: ${address}${called}\n`);
  }
  return 0;
}

/** What an address is called, after a blank; nothing where it has no name. */
function* nameOf(address: string, server: string, shell: Shell): Waiting<string> {
  const name = reverseName(address) ?? "";
  const asked = yield* askServers({ name, type: "PTR" }, [server], patience, shell);
  const found = asked?.reply.answers.find(({ type }) => type === "PTR");
  return found === undefined ? "" : ` ${found.data}`;
}
